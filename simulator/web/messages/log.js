// Owns the messages of the open channel: their list, where it is scrolled to, and moving through it by keyboard.

import { el, refill, spoken } from "../dom.js";
import { dayName, fullTime } from "../format.js";
import { channelIcon } from "../icons.js";
import { reconcile } from "../reconcile.js";
import { EndKeeper } from "./end-keeper.js";
import { renderFailure, renderMessage } from "./message.js";
import { timeline } from "./timeline.js";

const FLASH_MS = 1500;

/** Makes `section` the place of messages; returns `visit(channel, message)`, which shows a channel or a message. */
export function mountLog(section, store) {
  const log = new Log(section, store);
  store.addEventListener("change", () => log.show());
  return (channel, message) => log.visit(channel, message);
}

class Log {
  #section;
  #store;
  #list = null;
  #end;
  #shown = null;
  #sought = null;

  constructor(section, store) {
    this.#section = section;
    this.#store = store;
    this.#end = new EndKeeper(section);
    store.addEventListener("spoke", () => this.#end.go());
  }

  show() {
    const { channel, view, as, server } = this.#store;
    if (!channel || !view.channel) return;
    const place = `${as} ${channel.id}`;
    const fresh = place !== this.#shown;
    if (fresh) this.#begin(place, channel);
    this.#end.during(() => reconcile(this.#list, this.#wanted(view, channel, server)));
    this.#keepOneInTabOrder();
    // Only what comes from now on is read out.
    if (fresh) requestAnimationFrame(() => this.#list.setAttribute("aria-live", "polite"));
    if (this.#sought) this.#find(this.#sought);
  }

  /** Shows a channel (null: this one) and a message in it (null: its end). Whether there is such a channel. */
  visit(channel, message) {
    const id = channel ?? this.#store.channelId;
    if (!this.#store.channels.some((known) => known.id === id)) return false;
    this.#sought = message;
    if (id === this.#store.channelId) this.#find(message);
    else this.#store.go({ channel: id });
    return true;
  }

  #begin(place, channel) {
    this.#shown = place;
    this.#list = el("div", { class: "log", role: "log", "aria-live": "off", "aria-label": `Messages in ${channel.name}` });
    this.#list.addEventListener("keydown", (event) => this.#walk(event));
    this.#list.addEventListener("focusin", ({ target }) => this.#keepOneInTabOrder(target.closest(".message")));
    refill(this.#section, this.#list);
    this.#end.watch(this.#list);
  }

  #wanted(view, channel, server) {
    const top = { key: "top", signature: `${view.more} ${channel.topic}`, make: () => (view.more ? this.#olderButton() : beginning(channel)) };
    const entries = timeline(view).map((entry) => ({ key: entry.key, signature: signature(entry, server), make: () => this.#make(entry) }));
    return [top, ...entries];
  }

  #make(entry) {
    if (entry.kind === "day") return el("div", { class: "day" }, el("time", { datetime: entry.time, title: fullTime(entry.time) }, dayName(entry.time)));
    if (entry.kind === "failed") return renderFailure(entry.failure, this.#store);
    return renderMessage(entry, this.#store, (channel, message) => this.visit(channel, message));
  }

  #olderButton() {
    return el("button", { type: "button", class: "button plain older", on: { click: () => this.#store.showOlder() } }, "Show older messages");
  }

  #find(id) {
    const found = id && document.getElementById(`message-${id}`);
    if (!found) return;
    this.#sought = null;
    found.scrollIntoView({ block: "center", behavior: "smooth" });
    found.focus({ preventScroll: true });
    found.classList.add("flash");
    setTimeout(() => found.classList.remove("flash"), FLASH_MS);
  }

  #messages() {
    return [...this.#list.querySelectorAll(".message")];
  }

  /** Tab reaches one message, the last one at first; arrow keys reach the others. */
  #keepOneInTabOrder(chosen = null) {
    const messages = this.#messages();
    const one = chosen ?? messages.find((message) => message.contains(document.activeElement)) ?? messages.at(-1);
    for (const message of messages) message.tabIndex = message === one ? 0 : -1;
  }

  #walk(event) {
    if (!event.target.classList.contains("message")) return;
    const messages = this.#messages();
    const at = messages.indexOf(event.target);
    const next = { ArrowUp: messages[at - 1], ArrowDown: messages[at + 1], Home: messages[0], End: messages.at(-1) }[event.key];
    if (event.key === "Enter") event.target.querySelector(".toolbar button:last-child")?.click();
    if (!next && event.key !== "Enter") return;
    event.preventDefault();
    next?.focus();
  }
}

function signature({ kind, message, leads, failed, failure, time }, server) {
  return JSON.stringify([kind, message, leads, failed, failure, kind === "day" && dayName(time), server.host?.inspect]);
}

function beginning(channel) {
  const name = channel.kind === "text" ? `#${channel.name}` : channel.name;
  return el("div", { class: "beginning" }, channelIcon(channel.kind),
    el("h2", {}, name), el("p", { class: "soft" }, channel.topic || `This is the beginning of ${name}.`), spoken("No older messages."));
}
