// Owns the pictures of people: a letter on a colour that each keeps.

import { el } from "../dom.js";
import { hue, initial } from "../format.js";
import { icon } from "../icons.js";

/** A picture of someone, `{id, name, bot}`, which a screen reader skips: the name stands beside it. */
export function avatar({ id, name, bot }, size = "") {
  return el("span", { class: `avatar hue-${hue(id)} ${size}`, "aria-hidden": "true" }, bot ? icon("bot") : initial(name));
}

/** The mark behind a bot's name. */
export function botBadge(person) {
  return person.bot && el("span", { class: "badge" }, "Bot");
}
