// Owns the components of a message: rows of buttons and selects, and the parts of newer messages (components v2).

import { el, spoken } from "../dom.js";
import { cssColour, emojiText } from "../format.js";
import { icon } from "../icons.js";
import { safeHref } from "../markdown/links.js";
import { renderMarkdown } from "../markdown/render.js";
import { picture, renderAttachment } from "./attachment.js";
import { renderSelect } from "./select.js";

const ROW = 1;
const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
/** What Discord's numbers for the styles of buttons look like. */
const STYLES = { 1: "accent", 2: "plain", 3: "good", 4: "bad", 5: "plain" };

/** Components as Discord's API writes them. */
export function renderComponents(components, context) {
  return components.map((component) => renderComponent(component, context));
}

function renderComponent(component, context) {
  const { type } = component;
  const inside = () => renderComponents(component.components ?? [], context);
  if (SELECTS.includes(type)) return renderSelect(component, context);
  switch (type) {
    case ROW:
      return el("div", { class: "row" }, inside());
    case BUTTON:
      return renderButton(component, context);
    case SECTION:
      return el("div", { class: "section" }, el("div", {}, inside()), renderComponent(component.accessory ?? {}, context));
    case TEXT:
      return el("div", { class: "markdown" }, renderMarkdown(component.content ?? "", context));
    case THUMBNAIL:
      return el("div", { class: "embed-thumbnail" }, media(component));
    case GALLERY:
      return el("div", { class: "gallery" }, (component.items ?? []).map(media));
    case FILE:
      return renderAttachment({ filename: component.name ?? "file", size: component.size ?? 0, url: component.file?.url });
    case SEPARATOR:
      return el("hr", { class: component.divider === false ? "gap" : null });
    case CONTAINER: {
      const colour = cssColour(component.accent_color);
      return el("div", { class: "embed container", vars: colour ? { edge: colour } : {} }, inside());
    }
    default:
      return el("div", { class: "soft" }, `A component of type ${type}, which this page does not know`);
  }
}

function renderButton(button, context) {
  const { style, label, emoji, custom_id: id, disabled } = button;
  const words = [emoji && el("span", { "aria-hidden": label ? "true" : null }, emojiText(emoji)), label];
  const href = safeHref(button.url);
  if (href && !disabled) {
    return el("a", { class: "button plain", href, target: "_blank", rel: "noopener noreferrer nofollow" }, words, icon("outside"), spoken("(opens in a new tab)"));
  }
  const waits = context.message.busy.includes(id);
  return el("button", {
    type: "button", class: `button ${STYLES[style] ?? "plain"} ${waits ? "busy" : ""}`, disabled: disabled || style === 5,
    "aria-disabled": waits ? "true" : null, "aria-busy": waits ? "true" : null, data: { focus: `component ${id}` },
    on: { click: () => !waits && context.store.act("press", { message: context.message.id, custom_id: id }) },
  }, words);
}

function media({ media: source, description }) {
  return picture({ ...source, description }, "Image");
}
