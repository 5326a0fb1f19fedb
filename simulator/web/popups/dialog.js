// Owns dialogs: they hold the focus until they are answered, and give it back.

import { el } from "../dom.js";
import { rememberFocus } from "../focus.js";

/**
 * Opens a dialog with a form and resolves to what `read` makes of it when it is sent, or to null when it is closed.
 * `{title, body, submit, danger, read, cancel}`; `body` is nodes.
 */
export function openDialog({ title, body, submit, danger = false, cancel = "Cancel", read = () => true }) {
  const giveBack = rememberFocus();
  const heading = el("h2", { class: "dialog-title", id: "dialog-title" }, title);
  const send = el("button", { type: "submit", class: danger ? "button bad" : "button accent" }, submit);
  const leave = el("button", { type: "button", class: "button plain" }, cancel);
  const form = el("form", { method: "dialog", class: "dialog-form" },
    heading, el("div", { class: "dialog-body" }, body), el("div", { class: "dialog-actions" }, leave, send));
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = null;
    form.addEventListener("submit", () => {
      answer = read();
    });
    leave.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      giveBack();
      resolve(answer);
    });
    dialog.showModal();
    (form.querySelector("input, textarea, select") ?? send).focus();
  });
}

/** Asks before something that cannot be taken back. */
export function confirm(title, text, submit) {
  return openDialog({ title, body: el("p", {}, text), submit, danger: true });
}

/** Asks for one line of text; null if none was given. */
export async function askText(title, label, submit, { value = "", max = 100 } = {}) {
  const input = el("input", { class: "field", id: "dialog-text", value, maxlength: max, required: true, autocomplete: "off" });
  const body = [el("label", { for: "dialog-text", class: "field-label" }, label), input];
  const text = await openDialog({ title, body, submit, read: () => input.value.trim() });
  return text || null;
}
