// Owns the inspector: what the bot sent for a message, how it understood the question, how long it took, and from what.

import { inspect, readWire } from "../api.js";
import { el, refill, spoken } from "../dom.js";
import { duration } from "../format.js";
import { icon } from "../icons.js";
import { openPage } from "./page.js";

const NOT_FOUND = 404;

/** Makes `panel` the inspector and `page` the place of a page's text beside it. */
export function mountInspector(panel, page, store) {
  const inspector = new Inspector(panel, page, store);
  store.addEventListener("change", () => inspector.show());
  for (const part of [panel, page]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (page.hidden) inspector.close();
      else inspector.closePage();
    });
  }
}

class Inspector {
  #panel;
  #page;
  #store;
  #shown = null;
  #of = null;

  constructor(panel, page, store) {
    this.#panel = panel;
    this.#page = page;
    this.#store = store;
  }

  async show() {
    const { inspected, server } = this.#store;
    const message = inspected && this.#store.message(inspected);
    const now = message ? JSON.stringify(message) : null;
    if (now === this.#shown) return;
    const opens = inspected !== this.#of;
    this.#shown = now;
    if (!message) return this.#leave();
    this.#of = inspected;
    this.#panel.hidden = false;
    const [wire, known] = await Promise.all([this.#read(readWire, inspected), server.host?.inspect ? this.#read(inspect, inspected) : null]);
    if (now !== this.#shown) return;
    if (opens) this.#page.hidden = true;
    const takesFocus = opens || this.#panel.contains(document.activeElement);
    const close = this.#draw(message, wire, known);
    if (takesFocus) close.focus();
  }

  close() {
    this.#store.choose({ inspected: null });
  }

  closePage() {
    this.#page.hidden = true;
    this.#panel.querySelector("[aria-expanded=true]")?.focus();
    for (const link of this.#panel.querySelectorAll("[aria-expanded=true]")) link.setAttribute("aria-expanded", "false");
  }

  #leave() {
    const hadFocus = [this.#panel, this.#page].some((part) => part.contains(document.activeElement));
    const message = document.getElementById(`message-${this.#of}`);
    this.#of = null;
    this.#panel.hidden = true;
    this.#page.hidden = true;
    if (hadFocus) (message ?? document.querySelector(".log .message[tabindex='0']"))?.focus();
  }

  async #read(request, id) {
    try {
      return await request(this.#store.as, id);
    } catch (refusal) {
      if (refusal.status !== NOT_FOUND) this.#store.refuse(refusal);
      return null;
    }
  }

  #draw(message, wire, known) {
    const open = [...this.#panel.querySelectorAll("details[open]")].map((details) => details.dataset.key);
    const close = el("button", { type: "button", class: "icon-button", on: { click: () => this.close() } }, icon("close"), spoken("Close the inspector"));
    const sections = [...(known?.sections ?? []), ...(wire ? [timing(wire)] : [])].filter((section) => section.rows.length > 0);
    refill(this.#panel,
      el("header", { class: "panel-head" }, el("h2", {}, "Inspector"), close),
      el("div", { class: "panel-body", tabindex: 0, role: "region", "aria-label": "What is known of the message" },
        sections.map((section) => this.#section(section)),
        !known && !wire && el("p", { class: "soft" }, "Nothing more is known of this message."),
        el("section", {}, el("h3", {}, "What the bot sent"), wire && requestsOf(wire), json("message", "The message as it stands now", message))));
    for (const details of this.#panel.querySelectorAll("details")) {
      if (open.includes(details.dataset.key)) details.open = true;
    }
    return close;
  }

  #section({ title, rows }) {
    const value = ({ value: text, page, line = null }) => (page
      ? el("button", { type: "button", class: "link", "aria-expanded": "false", on: { click: (event) => this.#openPage(event.currentTarget, page, line) } }, icon("file"), text)
      : text);
    return el("section", {}, el("h3", {}, title),
      el("dl", {}, rows.map((row) => el("div", { class: row.page ? "fact source" : "fact" }, el("dt", {}, row.label), el("dd", {}, value(row))))));
  }

  async #openPage(button, path, line) {
    this.closePage();
    button.setAttribute("aria-expanded", "true");
    try {
      await openPage(this.#page, { path, line, close: () => this.closePage() });
    } catch (refusal) {
      this.closePage();
      this.#store.refuse(refusal);
    }
  }
}

function timing({ cause, took_ms: took }) {
  const rows = [
    { label: cause ? `${cause.user} asked` : "Asked", value: cause ? cause.text : "by nobody" },
    { label: "Until the reply", value: took === null ? null : duration(took) },
  ];
  return { title: "Time", rows: rows.filter((row) => row.value !== null) };
}

function requestsOf({ requests }) {
  const heading = ({ method, path, status, after_ms: after }) => [el("code", {}, `${method} ${path}`), ` ${status}`, after === null ? "" : ` after ${duration(after)}`];
  return requests.map((request, index) => json(`request-${index}`, heading(request), request.body));
}

function json(key, heading, value) {
  return el("details", { data: { key } }, el("summary", {}, heading),
    el("pre", { tabindex: 0 }, el("code", {}, JSON.stringify(value, null, 2))));
}
