// Owns whom the reader is: shows it, and switches.

import { el, refill, spoken } from "../dom.js";
import { icon } from "../icons.js";
import { avatar } from "../messages/avatar.js";
import { openMenu } from "../popups/menu.js";

/** Makes `button` show the person one is, and open the choice. */
export function mountPeople(button, store) {
  let shown = null;
  button.addEventListener("click", () => openPeople(button, store));
  store.addEventListener("change", () => {
    if (!store.me || shown === store.as) return;
    shown = store.as;
    refill(button, spoken("You are "), avatar(store.me), el("span", { class: "member-text" },
      el("span", { class: "member-name" }, store.me.name), el("span", { class: "soft" }, store.me.roles.join(", ") || "No role")),
    icon("swap"), spoken("Be somebody else"));
  });
}

function openPeople(button, store) {
  const items = store.server?.people.map((person) => ({
    text: `${person.name} · ${person.roles.join(", ") || "no role"}`, checked: person.id === store.as, run: () => store.go({ as: person.id }),
  })) ?? [];
  button.setAttribute("aria-expanded", "true");
  openMenu(button, "Be somebody else", [{ label: "Who you are", items }], () => button.setAttribute("aria-expanded", "false"));
}
