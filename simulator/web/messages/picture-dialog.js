// Owns a picture in large, over the page.

import { el, spoken } from "../dom.js";
import { icon } from "../icons.js";

export function openPicture(source, alt) {
  const close = el("button", { type: "button", class: "icon-button", on: { click: () => dialog.close() } }, icon("close"), spoken("Close the picture"));
  const dialog = el("dialog", { class: "picture-dialog", "aria-label": alt }, close, el("img", { src: source, alt }), el("p", {}, alt));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
