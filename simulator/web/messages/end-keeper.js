// Owns where the messages are scrolled to: at the end they stay there, elsewhere they do not move while new ones come.

import { el } from "../dom.js";
import { icon } from "../icons.js";

/** How far from the end still counts as being there. */
const NEAR_END_PX = 60;
/** From how far on a button offers the way back. */
const FAR_PX = 300;

export class EndKeeper {
  #section;
  #list = null;
  #atEnd = true;
  #button;
  // Pictures that arrive, a keyboard that opens and a banner that closes change what fits.
  #sizes = new ResizeObserver(() => this.#keep());

  /** `section` scrolls, and what `watch` was given stands in it. */
  constructor(section) {
    this.#section = section;
    this.#button = el("button", { type: "button", class: "button accent to-end", hidden: true, on: { click: () => this.go() } }, "Newest messages", icon("down"));
    section.after(this.#button);
    section.addEventListener("scroll", () => this.#scrolled());
    this.#sizes.observe(section);
  }

  /** Begins with another list, at its end. */
  watch(list) {
    if (this.#list) this.#sizes.unobserve(this.#list);
    this.#list = list;
    this.#sizes.observe(list);
    this.go();
  }

  /** Goes to the end and stays there. */
  go() {
    this.#atEnd = true;
    this.#keep();
  }

  /** Changes the list; older messages that come above do not move what is being read. */
  during(change) {
    const first = this.#first();
    const fromEnd = this.#section.scrollHeight - this.#section.scrollTop;
    change();
    if (!this.#atEnd && first !== this.#first()) this.#section.scrollTop = this.#section.scrollHeight - fromEnd;
    this.#keep();
  }

  #first() {
    return this.#list.querySelector(".message")?.dataset.key;
  }

  #keep() {
    if (this.#atEnd) this.#section.scrollTop = this.#section.scrollHeight;
    this.#button.hidden = this.#distance() < FAR_PX;
  }

  #scrolled() {
    this.#atEnd = this.#distance() < NEAR_END_PX;
    this.#button.hidden = this.#distance() < FAR_PX;
  }

  #distance() {
    const { scrollHeight, scrollTop, clientHeight } = this.#section;
    return scrollHeight - scrollTop - clientHeight;
  }
}
