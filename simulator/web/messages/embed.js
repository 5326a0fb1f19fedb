// Owns how an embed looks: a card with a coloured edge.

import { el } from "../dom.js";
import { cssColour, fullTime } from "../format.js";
import { safeHref } from "../markdown/links.js";
import { renderInline, renderMarkdown } from "../markdown/render.js";
import { picture } from "./attachment.js";

/** An embed as Discord's API writes it. */
export function renderEmbed(embed, context) {
  const { title, url, description, author, footer, fields = [], thumbnail, image, timestamp } = embed;
  const colour = cssColour(embed.color);
  const body = el("div", { class: "embed-body" },
    author?.name && el("div", { class: "embed-author" }, linked(author.name, author.url)),
    title && el("div", { class: "embed-title" }, linked(renderInline(title, context), url)),
    description && el("div", { class: "embed-text markdown" }, renderMarkdown(description, context)),
    fields.length > 0 && el("div", { class: "embed-fields" }, fields.map((field) => renderField(field, context))));
  return el("article", { class: "embed", "aria-label": title ? `Embed: ${title}` : "Embed", vars: colour ? { edge: colour } : {} },
    body,
    thumbnail?.url && el("div", { class: "embed-thumbnail" }, picture(thumbnail, "Thumbnail")),
    image?.url && el("div", { class: "embed-image" }, picture(image, image.description ?? "Image")),
    (footer?.text || timestamp) && el("div", { class: "embed-footer" }, footerText(footer, timestamp)));
}

function renderField({ name, value, inline }, context) {
  return el("div", { class: inline ? "embed-field inline" : "embed-field" },
    el("div", { class: "embed-field-name" }, renderInline(name, context)),
    el("div", { class: "markdown" }, renderMarkdown(value, context)));
}

function linked(content, url) {
  const href = safeHref(url);
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, content) : content;
}

function footerText(footer, timestamp) {
  return [footer?.text, timestamp && fullTime(timestamp)].filter(Boolean).join(" · ");
}
