// Owns the message field: writing, replying, editing, and the lists that open at `/`, `@` and `#`.

import { Listbox } from "../popups/listbox.js";
import { CommandForm } from "./command-form.js";
import { commandTyped, matchingCommands } from "./commands.js";
import { decodeMentions, encodeMentions, mentionBeingTyped } from "./mentions.js";
import { mountAboveBar } from "./above-bar.js";

const HEIGHT_MAX_PX = 240;
const MENTIONS_MAX = 10;

/** Makes `form` (with a `textarea`, places for `lists`, the `command` and the bar `above`) the composer of the store's channel. */
export function mountComposer(parts, store) {
  const composer = new Composer(parts, store);
  store.addEventListener("change", () => composer.show());
}

class Composer {
  #store;
  #field;
  #list;
  #command;
  #drafts = new Map();
  #place = null;
  #mode = null;

  constructor(parts, store) {
    this.#store = store;
    this.#field = parts.field;
    this.#list = new Listbox({ label: "Commands", owner: this.#field, chosen: (option) => option.take() });
    parts.lists.append(this.#list.element);
    this.#list.hide();
    this.#field.setAttribute("aria-controls", this.#list.element.id);
    this.#command = new CommandForm(parts, store, (text) => this.#leaveCommand(text));
    mountAboveBar(parts.above, store, () => this.#field.focus());
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("click", () => this.#complete());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("blur", () => this.#list.hide());
    parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#command.isOpen) this.#command.send();
      else this.#send();
    });
  }

  show() {
    const { channel, as, replyTo, editing } = this.#store;
    if (!channel) return;
    const place = `${as} ${channel.id}`;
    if (place !== this.#place) this.#move(place);
    const mode = `${replyTo} ${editing}`;
    if (mode !== this.#mode) this.#turn(mode, editing);
    const name = `${{ direct: "@", text: "#" }[channel.kind] ?? ""}${channel.name}`;
    const may = channel.may.say || channel.may.commands;
    this.#field.disabled = !may;
    this.#field.placeholder = may ? `Message ${name}` : "You may not write here";
    this.#field.setAttribute("aria-label", this.#field.placeholder);
  }

  /** Each channel keeps its own draft. */
  #move(place) {
    if (this.#place) this.#drafts.set(this.#place, this.#field.value);
    this.#place = place;
    this.#command.close();
    this.#write(this.#drafts.get(place) ?? "");
  }

  #turn(mode, editing) {
    const first = this.#mode === null;
    this.#mode = mode;
    const message = editing && this.#store.message(editing);
    if (message) this.#write(decodeMentions(message.content, this.#known()));
    if (!first && (message || this.#store.replyTo)) this.#field.focus();
  }

  #write(text) {
    this.#field.value = text;
    this.#grow();
    this.#list.hide();
  }

  #typed() {
    this.#grow();
    const found = commandTyped(this.#store.commands.slash, this.#field.value);
    // A space behind a whole name chooses the command.
    if (found && this.#field.value.length > found.command.name.length + 1) return this.#enterCommand(found.command, found.rest);
    this.#complete();
  }

  #grow() {
    this.#field.style.setProperty("height", "auto");
    this.#field.style.setProperty("height", `${Math.min(this.#field.scrollHeight, HEIGHT_MAX_PX)}px`);
  }

  #complete() {
    const { value, selectionStart } = this.#field;
    const mention = mentionBeingTyped(value.slice(0, selectionStart));
    if (value.startsWith("/")) this.#list.show(this.#commandOptions(value.slice(1)), { label: "Commands" });
    else if (mention) this.#list.show(this.#mentionOptions(mention), { label: "Mentions" });
    else this.#list.hide();
  }

  #commandOptions(query) {
    return matchingCommands(this.#store.commands.slash, query).map((command) => ({
      text: `/${command.name}`, value: command.id + command.name, detail: command.description,
      hint: (command.options ?? []).map((option) => (option.required ? option.name : `[${option.name}]`)).join(" "),
      take: () => this.#enterCommand(command, ""),
    }));
  }

  #mentionOptions({ sign, query, start }) {
    const { users, roles, channels } = this.#known();
    const bot = this.#store.server.bot.id;
    const people = [...users].sort((one, other) => Number(other.id === bot) - Number(one.id === bot));
    const found = (sign === "#" ? channels : [...people, ...roles]).filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
    return found.slice(0, MENTIONS_MAX).map(({ id, name }) => ({ text: sign + name, value: id, badge: id === bot ? "Bot" : null, take: () => this.#insert(`${sign}${name} `, start) }));
  }

  #insert(text, start) {
    const { value, selectionStart } = this.#field;
    this.#field.setRangeText(text, start, selectionStart, "end");
    if (this.#field.value === value) return;
    this.#grow();
    this.#list.hide();
  }

  #enterCommand(command, rest) {
    this.#write("");
    this.#store.choose({ replyTo: null, editing: null });
    this.#command.open(command, rest);
  }

  #leaveCommand(text) {
    this.#write(text);
    this.#field.focus();
    this.#typed();
  }

  #key(event) {
    if (this.#list.isOpen && this.#list.handle(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") this.#escape(event);
    else if (event.key === "ArrowUp" && !this.#field.value) this.#editLast(event);
  }

  #escape(event) {
    event.preventDefault();
    if (this.#list.isOpen) this.#list.hide();
    else if (this.#store.editing || this.#store.replyTo) this.#endMode();
  }

  #editLast(event) {
    const last = this.#store.view.messages.findLast((message) => message.may.edit);
    if (!last) return;
    event.preventDefault();
    this.#store.choose({ editing: last.id, replyTo: null });
  }

  #endMode() {
    const wasEditing = this.#store.editing;
    this.#store.choose({ editing: null, replyTo: null });
    if (wasEditing) this.#write("");
  }

  async #send() {
    const { replyTo, editing, channelId } = this.#store;
    const typed = this.#field.value;
    const text = encodeMentions(typed.trim(), this.#known());
    if (!text) return;
    this.#write("");
    const done = editing
      ? await this.#store.act("edit", { message: editing, text })
      : replyTo
        ? await this.#store.act("reply", { message: replyTo, text })
        : await this.#store.act("say", { channel: channelId, text });
    // What was refused is not lost.
    if (!done && !this.#field.value) this.#write(typed);
    else if (done && (editing || replyTo)) this.#store.choose({ replyTo: null, editing: null });
  }

  #known() {
    const { guild, server, channels } = this.#store;
    return {
      users: guild ? guild.members : [server.bot, ...server.people],
      roles: guild?.roles ?? [],
      channels: channels.filter((channel) => channel.kind === "text" || channel.kind === "thread"),
    };
  }
}
