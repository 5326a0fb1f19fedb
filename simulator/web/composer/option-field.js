// Owns the field of one option: its text, the value that was picked, the list it is completed from, and the note above that.

import { el } from "../dom.js";
import { Listbox } from "../popups/listbox.js";
import { offeredValues, valueTyped } from "./commands.js";

/** How long typing rests before the bot is asked. */
const DEBOUNCE_MS = 150;
const NOTHING_FITS = "Nothing fits what you typed.";
const NOT_LOADED = "Loading options failed.";
let made = 0;

export class OptionField {
  #input;
  #list;
  #note;
  #noteState;
  #error;
  #how;
  #picked = null;
  #timer = null;
  #asked = 0;

  /**
   * `how`: `lists` (where its list opens), `places()` (people, roles and channels), `complete(text)` (the bot's choices, or null), and what
   * happens when it is `done()` or `removed()`.
   */
  constructor(option, how) {
    made += 1;
    this.option = option;
    this.#how = how;
    const id = `option-${made}`;
    this.#input = el("input", {
      class: "option-input", id, role: "combobox", type: "text", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-required": option.required ? "true" : null, "aria-describedby": `${id}-error ${id}-note`,
      on: {
        input: () => this.#typed(), focus: () => this.#complete(), blur: () => this.#hide(), keydown: (event) => this.#key(event),
      },
    });
    this.#list = new Listbox({ label: option.name, owner: this.#input, chosen: (choice, event) => this.#pick(choice, event) });
    this.#input.setAttribute("aria-controls", this.#list.element.id);
    this.#error = el("span", { class: "option-error", id: `${id}-error`, role: "alert" });
    this.#noteState = el("span", { role: "status" });
    this.#note = el("p", { class: "option-note", id: `${id}-note` }, el("strong", {}, option.name), ` ${option.description} `, this.#noteState);
    how.lists.append(this.#note, this.#list.element);
    this.#hide();
    this.element = el("span", { class: "option-field" },
      el("label", { for: id }, option.name, option.required && el("span", { class: "required", "aria-hidden": "true" }, "*")), this.#input, this.#error);
    this.#fit();
  }

  get isEmpty() {
    return this.#input.value === "";
  }

  focus() {
    this.#input.focus();
  }

  write(text) {
    this.#input.value = text;
    this.#typed();
  }

  remove() {
    clearTimeout(this.#timer);
    this.#list.element.remove();
    this.#note.remove();
    this.element.remove();
  }

  /** `{value}`, `{}` for nothing, or `{error}`. */
  read() {
    return this.#picked ? { value: this.#picked.value } : valueTyped(this.option, this.#input.value, this.#how.places());
  }

  complain(error) {
    this.#error.textContent = error ?? "";
    this.#input.setAttribute("aria-invalid", String(Boolean(error)));
  }

  #typed() {
    this.#picked = null;
    this.complain(null);
    this.#fit();
    this.#complete();
  }

  /** As wide as what stands in it. */
  #fit() {
    this.#input.style.setProperty("width", `${Math.min(Math.max(this.#input.value.length + 2, 8), 40)}ch`);
  }

  #complete() {
    clearTimeout(this.#timer);
    this.#note.hidden = false;
    const text = this.#picked ? "" : this.#input.value;
    const offered = offeredValues(this.option, text, this.#how.places());
    if (offered) return this.#offer(offered);
    if (!this.option.autocomplete) return;
    this.#asked += 1;
    const asked = this.#asked;
    this.#timer = setTimeout(async () => {
      const choices = await this.#how.complete(this.#input.value);
      if (asked === this.#asked && document.activeElement === this.#input) this.#offer(choices ?? [], choices ? NOTHING_FITS : NOT_LOADED);
    }, DEBOUNCE_MS);
  }

  #offer(choices, otherwise = NOTHING_FITS) {
    const options = choices.map(({ name, value }) => ({ text: name, value, selected: this.#picked?.value === value || undefined }));
    // Enter in an empty field that may stay empty sends the command.
    this.#list.show(options, { free: this.isEmpty && !this.option.required });
    this.#input.setAttribute("aria-expanded", String(this.#list.isOpen));
    this.#noteState.textContent = options.length ? "" : otherwise;
  }

  #hide() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#note.hidden = true;
    this.#noteState.textContent = "";
    this.#list.hide();
    this.#input.setAttribute("aria-expanded", "false");
  }

  #pick({ text, value }) {
    this.#input.value = text;
    this.#picked = { value };
    this.complain(null);
    this.#fit();
    this.#hide();
    this.#how.done();
  }

  #key(event) {
    if (this.#list.isOpen && !(event.key === "Enter" && this.#picked) && this.#list.handle(event)) return;
    if (event.key === "Escape" && this.#list.isOpen) {
      event.preventDefault();
      this.#hide();
    } else if (event.key === "Backspace" && this.isEmpty && !this.option.required) {
      event.preventDefault();
      this.#how.removed();
    }
  }
}
