// Owns menus: a list of things to do, by pointer or arrow keys.

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { openPopup } from "./popup.js";

/**
 * Opens a menu beside `anchor`. `groups` are `{label, items}` (a label may be null), items are `{text, icon, run, danger, checked}`;
 * an item with `checked` (true or false) is one of a choice.
 */
export function openMenu(anchor, label, groups, closed) {
  const shown = groups.filter((group) => group.items.length > 0);
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, shown.map(groupOf));
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const close = openPopup(anchor, menu, { focus: items[0], closed });
  menu.addEventListener("keydown", (event) => moveFocus(event, items));
  menu.addEventListener("click", (event) => {
    if (event.target.closest("[role^=menuitem]")) close();
  }, { capture: true });
  return close;
}

function groupOf({ label, items }) {
  const title = label && el("div", { class: "menu-title", "aria-hidden": "true" }, label);
  return el("div", { role: "group", "aria-label": label, class: "menu-group" }, title, items.map(itemOf));
}

function itemOf({ text, icon: sign, run, danger, checked }) {
  const choice = checked === undefined ? {} : { role: "menuitemradio", "aria-checked": checked };
  return el("button", {
    type: "button", role: "menuitem", tabindex: -1, class: danger ? "menu-item danger" : "menu-item", ...choice, on: { click: run },
  }, el("span", {}, text), sign && icon(sign));
}

function moveFocus(event, items) {
  const at = items.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === "Tab") event.preventDefault();
  const typed = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
  const ahead = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const next = event.key in moves
    ? items.at(moves[event.key] % items.length)
    : typed && ahead.find((item) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
  if (!next) return;
  event.preventDefault();
  next.focus();
}
