// Owns a command on its way: its name, a field for each option that is given, and those that could be.

import { Refusal, act } from "../api.js";
import { el, refill } from "../dom.js";
import { OptionField } from "./option-field.js";

export class CommandForm {
  #parts;
  #store;
  #left;
  #command = null;
  #fields = [];
  #given = el("span", { class: "option-fields" });
  #more = el("span", { class: "option-more" });

  /** `left(text)` is called when the command is given up, with what goes back into the message field. */
  constructor(parts, store, left) {
    this.#parts = parts;
    this.#store = store;
    this.#left = left;
    parts.command.addEventListener("keydown", (event) => this.#key(event));
  }

  get isOpen() {
    return this.#command !== null;
  }

  /** Begins with `command`; `rest` goes into its first field. */
  open(command, rest) {
    this.#command = command;
    this.#fields = [];
    const { command: place, field, form } = this.#parts;
    form.classList.add("commanding");
    field.hidden = true;
    place.hidden = false;
    this.#draw();
    for (const option of command.options ?? []) if (option.required) this.#add(option);
    // What was typed behind the name belongs to an option, required or not.
    if (rest && !this.#fields.length && command.options?.length) this.#add(command.options[0]);
    if (rest && this.#fields.length) this.#fields[0].write(rest);
    this.#focusNext();
  }

  close() {
    if (!this.isOpen) return;
    this.#command = null;
    for (const field of this.#fields) field.remove();
    this.#fields = [];
    const { command: place, field, form } = this.#parts;
    form.classList.remove("commanding");
    refill(place);
    place.hidden = true;
    field.hidden = false;
  }

  /** Sends the command if all its options are right, else goes to the first that is not. */
  async send() {
    const read = this.#fields.map((field) => ({ field, ...field.read() }));
    for (const { field, error } of read) field.complain(error ?? null);
    const wrong = read.find(({ error }) => error);
    if (wrong) return wrong.field.focus();
    const options = Object.fromEntries(read.filter(({ value }) => value !== undefined).map(({ field, value }) => [field.option.name, value]));
    const command = this.#command.name;
    const done = await this.#store.act("slash", { channel: this.#store.channelId, command, options });
    if (!done || this.#command?.name !== command) return;
    this.close();
    this.#parts.field.focus();
  }

  #draw() {
    const { name, description } = this.#command;
    refill(this.#given);
    refill(this.#parts.command, el("span", { class: "command-name", title: description }, `/${name}`), this.#given, this.#more);
    this.#parts.command.setAttribute("aria-label", `Command ${name}: ${description}`);
    this.#drawMore();
  }

  /** Buttons for the options that are not given yet. */
  #drawMore() {
    const given = new Set(this.#fields.map((field) => field.option.name));
    const left = (this.#command.options ?? []).filter((option) => !given.has(option.name) && !option.required);
    refill(this.#more, left.map((option) => el("button", {
      type: "button", class: "option-add", title: option.description, "aria-label": `Add option ${option.name}: ${option.description}`,
      on: { click: () => this.#add(option).focus() },
    }, `+ ${option.name}`)));
  }

  #add(option) {
    const field = new OptionField(option, {
      lists: this.#parts.lists,
      places: () => this.#places(),
      complete: (text) => this.#complete(option, text),
      done: () => this.#focusNext(),
      removed: () => this.#takeAway(field),
    });
    this.#fields.push(field);
    this.#given.append(field.element);
    this.#drawMore();
    return field;
  }

  #takeAway(field) {
    if (field.option.required) return;
    this.#fields = this.#fields.filter((other) => other !== field);
    field.remove();
    this.#drawMore();
    this.#focusNext();
  }

  #focusNext() {
    const empty = this.#fields.find((field) => field.isEmpty);
    const next = empty ?? this.#fields.at(-1);
    if (next) next.focus();
    else this.#parts.send.focus();
  }

  #key(event) {
    if (event.defaultPrevented) return;
    const first = this.#fields.length === 0 || this.#fields.every((field) => field.isEmpty);
    if (event.key === "Escape" || (event.key === "Backspace" && first && event.target.value === "")) {
      event.preventDefault();
      const text = event.key === "Escape" ? "" : `/${this.#command.name}`;
      this.close();
      this.#left(text);
    } else if (event.key === "Enter" && event.target.localName === "input") {
      event.preventDefault();
      this.send();
    }
  }

  #places() {
    const { guild, server, channels } = this.#store;
    return { members: guild?.members ?? [server.bot, ...server.people], roles: guild?.roles ?? [], channels };
  }

  /** The bot's choices, or null if it sent none in time: that is told at the field, not as a note for each key. */
  async #complete(option, text) {
    const options = {};
    for (const field of this.#fields) {
      const { value } = field.read();
      if (field.option !== option && value !== undefined) options[field.option.name] = value;
    }
    const asked = { channel: this.#store.channelId, command: this.#command.name, options, option: option.name, text };
    try {
      return (await act(this.#store.as, "autocomplete", asked)).choices;
    } catch (refusal) {
      if (refusal instanceof Refusal) return null;
      throw refusal;
    }
  }
}
