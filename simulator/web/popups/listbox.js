// Owns lists of options of which one is active: moved by arrow keys while the focus stays with their owner.

import { el, refill } from "../dom.js";

let made = 0;

/**
 * A listbox. `owner` is the element that has the focus (a text field, or the listbox itself when null) and gets
 * `aria-activedescendant`. Options are `{text, detail, hint, badge, group, selected, value}`; `chosen(option)` is called for
 * Enter, Tab (with an owner) and a press.
 */
export class Listbox {
  #owner;
  #chosen;
  #options = [];
  #active = -1;

  constructor({ label, chosen, owner = null, multiple = false }) {
    made += 1;
    this.element = el("div", {
      class: "listbox", role: "listbox", id: `listbox-${made}`, "aria-label": label, tabindex: owner ? null : 0,
      "aria-multiselectable": multiple ? "true" : null,
    });
    this.#owner = owner ?? this.element;
    this.#chosen = chosen;
    // The text field keeps the focus when an option is pressed.
    if (owner) this.element.addEventListener("mousedown", (event) => event.preventDefault());
    this.element.addEventListener("click", (event) => this.#press(event));
    if (!owner) this.element.addEventListener("keydown", (event) => this.handle(event));
  }

  get isOpen() {
    return this.#options.length > 0;
  }

  /** Shows these options; the active one stays active by its value, else the first is, or none with `free` texts. */
  show(options, { label = null, free = false } = {}) {
    const kept = options.findIndex((option) => option.value === this.#options[this.#active]?.value);
    const selected = options.findIndex((option) => option.selected);
    this.#options = options;
    this.#active = kept >= 0 ? kept : selected >= 0 ? selected : free ? -1 : 0;
    if (label) this.element.setAttribute("aria-label", label);
    this.#draw();
  }

  hide() {
    this.show([]);
  }

  /** Takes a key; whether it was one for the list. */
  handle(event) {
    const count = this.#options.length;
    if (!count || event.isComposing) return false;
    const moves = { ArrowDown: (this.#active + 1) % count, ArrowUp: (Math.max(this.#active, 0) + count - 1) % count };
    const inList = { ...moves, Home: 0, End: count - 1 };
    const keys = this.#owner === this.element ? inList : moves;
    if (event.key in keys) this.#move(keys[event.key]);
    else if (this.#takes(event) && this.#active >= 0) this.#chosen(this.#options[this.#active], event);
    else return false;
    event.preventDefault();
    return true;
  }

  #takes({ key, shiftKey }) {
    return key === "Enter" || (this.#owner === this.element ? key === " " : key === "Tab" && !shiftKey);
  }

  #move(index) {
    this.#active = index;
    this.#draw();
  }

  #press(event) {
    const shown = event.target.closest("[role=option]");
    if (shown) this.#chosen(this.#options[Number(shown.dataset.index)], event);
  }

  #draw() {
    refill(this.element, this.#options.map((option, index) => this.#elementOf(option, index)));
    this.element.hidden = !this.isOpen;
    const active = this.element.querySelector(".active");
    if (active) this.#owner.setAttribute("aria-activedescendant", active.id);
    else this.#owner.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  }

  #elementOf(option, index) {
    const { text, detail, hint, badge, selected, avatar } = option;
    return el("div", {
      role: "option", id: `${this.element.id}-${index}`, class: index === this.#active ? "option active" : "option",
      "aria-selected": String(selected ?? index === this.#active), data: { index },
    }, avatar?.(), el("span", { class: "option-text" }, text, badge && el("span", { class: "badge" }, badge)),
      hint && el("span", { class: "option-hint" }, hint), detail && el("span", { class: "option-detail" }, detail));
  }
}
