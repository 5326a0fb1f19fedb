// Owns the forms that the bot opens (modals), as long as the server says that one is open.

import { el } from "../dom.js";
import { rememberFocus } from "../focus.js";
import { renderMarkdown } from "../markdown/render.js";

const ROW = 1;
const TEXT_INPUT = 4;
const TEXT = 10;
const LABEL = 18;
const PARAGRAPH = 2;
const LENGTH_MAX = 4000;

/** Opens and closes the dialog as the store's channel has an open form for this person. */
export function mountModal(store) {
  let open = null;
  store.addEventListener("change", () => {
    const { modal } = store.view;
    if (modal?.interaction === open?.interaction) return;
    open?.close();
    open = modal && { interaction: modal.interaction, close: show(modal, store) };
  });
}

/** Shows the form; returns how to close it. */
function show(modal, store) {
  const giveBack = rememberFocus();
  const dismiss = () => store.act("dismiss", { interaction: modal.interaction });
  const fields = modal.components.map((component) => fieldOf(component, store));
  const send = el("button", { type: "submit", class: "button accent" }, "Submit");
  const form = el("form", { class: "dialog-form" },
    el("h2", { class: "dialog-title", id: "modal-title" }, modal.title),
    el("p", { class: "soft" }, `This form goes to ${store.server.bot.name}.`),
    el("div", { class: "dialog-body" }, fields),
    el("div", { class: "dialog-actions" }, el("button", { type: "button", class: "button plain", on: { click: dismiss } }, "Cancel"), send));
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "modal-title" }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const inputs = [...form.querySelectorAll("[data-custom-id]")].map((input) => [input.dataset.customId, input.value]);
    await store.act("submit", { interaction: modal.interaction, fields: Object.fromEntries(inputs) });
    send.disabled = false;
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss();
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input, textarea")?.focus();
  return () => {
    dialog.remove();
    giveBack();
  };
}

function fieldOf(component, store) {
  switch (component.type) {
    case ROW:
      return (component.components ?? []).map((inner) => fieldOf(inner, store));
    case LABEL:
      return inputOf({ ...component.component, label: component.label, description: component.description });
    case TEXT_INPUT:
      return inputOf(component);
    case TEXT:
      return el("div", { class: "markdown" }, renderMarkdown(component.content ?? "", { visit: () => false, mentions: {} }));
    default:
      return el("p", { class: "soft" }, `A field of type ${component.type}, which this page does not know`);
  }
}

function inputOf({ type, custom_id: id, label, description, style, placeholder, value, required = true, min_length: min, max_length: max }) {
  if (type !== TEXT_INPUT) return fieldOf({ type }, null);
  const long = style === PARAGRAPH;
  const input = el(long ? "textarea" : "input", {
    class: "field", id: `field-${id}`, data: { customId: id }, placeholder, required, minlength: min || null, maxlength: max ?? LENGTH_MAX, rows: long ? 4 : null,
    autocomplete: "off", "aria-describedby": description ? `about-${id}` : null,
  });
  input.value = value ?? "";
  return el("div", { class: "dialog-field" },
    el("label", { for: `field-${id}`, class: "field-label" }, label, required && el("span", { class: "required", "aria-hidden": "true" }, " *")),
    description && el("p", { class: "soft", id: `about-${id}` }, description), input);
}
