// Owns the choice of an emoji to react with.

import { el } from "../dom.js";
import { openPopup } from "./popup.js";

const COLUMNS = 6;
const EMOJI = [
  ["👍", "thumbs up"], ["👎", "thumbs down"], ["❤️", "heart"], ["😀", "grin"], ["😂", "tears of joy"], ["🎉", "party"],
  ["🤔", "thinking"], ["👀", "eyes"], ["✅", "check mark"], ["❌", "cross mark"], ["❓", "question"], ["⭐", "star"],
  ["🔥", "fire"], ["🚀", "rocket"], ["💡", "idea"], ["📌", "pin"], ["🙏", "thank you"], ["👏", "applause"],
  ["😕", "confused"], ["😢", "sad"], ["😮", "surprised"], ["💯", "hundred"], ["👋", "wave"], ["🗑️", "waste basket"],
];

/** Opens the choice beside `anchor`, and calls `chosen` with the emoji. */
export function openEmoji(anchor, chosen) {
  const buttons = EMOJI.map(([emoji, name]) =>
    el("button", {
      type: "button", class: "emoji", role: "menuitem", tabindex: -1, "aria-label": name, title: name,
      on: { click: () => { close(); chosen(emoji); } },
    }, emoji));
  const grid = el("div", { class: "emoji-grid", role: "menu", "aria-label": "React with" }, buttons);
  grid.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  });
  const close = openPopup(anchor, grid, { focus: buttons[0] });
}
