// Owns what opens beside a button and closes by Escape or a press elsewhere: menus, lists of emoji, lists of options.

import { el } from "../dom.js";
import { rememberFocus } from "../focus.js";

const GAP_PX = 4;
const EDGE_PX = 8;

/**
 * Opens `content` beside `anchor` (an element, or `{x, y}` of a press) and calls `closed` afterwards. Focus goes to `focus`, and
 * back to where it was when the popup closes with focus inside. Returns how to close it.
 */
export function openPopup(anchor, content, { focus = content, closed = () => {} } = {}) {
  const giveBack = rememberFocus();
  const popup = el("div", { class: "popup", popover: "auto" }, content);
  popup.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    popup.remove();
    closed();
  });
  popup.addEventListener("beforetoggle", (event) => {
    if (event.newState === "closed" && popup.contains(document.activeElement)) giveBack();
  });
  // In an open dialog, for all outside of it is inert.
  (document.querySelector("dialog[open]") ?? document.body).append(popup);
  popup.showPopover();
  place(popup, anchor);
  focus?.focus({ preventScroll: true });
  return () => popup.isConnected && popup.hidePopover();
}

function place(popup, anchor) {
  const box = anchor instanceof Element ? anchor.getBoundingClientRect() : new DOMRect(anchor.x, anchor.y, 0, 0);
  const { width, height } = popup.getBoundingClientRect();
  const below = box.bottom + GAP_PX + height <= innerHeight - EDGE_PX;
  const top = below ? box.bottom + GAP_PX : Math.max(EDGE_PX, Math.min(box.top - GAP_PX, innerHeight - EDGE_PX) - height);
  const left = Math.max(EDGE_PX, Math.min(box.left, innerWidth - EDGE_PX - width));
  popup.style.setProperty("left", `${left}px`);
  popup.style.setProperty("top", `${top}px`);
}
