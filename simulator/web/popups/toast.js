// Owns short notes at the edge of the page: what was refused, and what was done.

import { el } from "../dom.js";
import { icon } from "../icons.js";

const SHOWN_MS = 7000;

/** Makes `region` the place of notes; returns how to show one. `tone` is `info` or `error`. */
export function mountToasts(region) {
  return (text, tone = "info") => {
    // What is said again is said once.
    for (const shown of region.children) if (shown.dataset.text === text) shown.remove();
    const close = el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => toast.remove() } }, icon("close"));
    const toast = el("div", { class: `toast ${tone}`, data: { text } }, tone === "error" && icon("alert"), el("span", {}, text), close);
    region.append(toast);
    setTimeout(() => toast.remove(), SHOWN_MS);
  };
}
