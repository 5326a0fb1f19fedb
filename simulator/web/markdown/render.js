// Owns how markdown becomes elements. Text goes in as text nodes only, and addresses only as `safeHref` passed them.

import { el } from "../dom.js";
import { parseBlocks } from "./blocks.js";
import { parseInline } from "./inline.js";
import { messageTarget } from "./links.js";
import { mentionText } from "./plain.js";
import { timestampText } from "./timestamp.js";

/**
 * Markdown as nodes. `context` tells what the text itself does not: `mentions` (`{users, roles, channels, you}`), and what
 * happens on a channel or a link to a message (`visit(channel, message)`).
 */
export function renderMarkdown(text, context) {
  return parseBlocks(text).map((block) => renderBlock(block, context));
}

/** Markdown of one line, for names of fields and the like. */
export function renderInline(text, context) {
  return renderNodes(parseInline(text), context);
}

function renderBlock(block, context) {
  const inside = () => renderNodes(block.children, context);
  switch (block.type) {
    case "heading":
      // The page's own heading is the first.
      return el(`h${block.level + 1}`, { class: `heading-${block.level}` }, inside());
    case "subtext":
      return el("p", { class: "subtext" }, inside());
    case "quote":
      return el("blockquote", {}, block.children.map((child) => renderBlock(child, context)));
    case "fence":
      // It scrolls sideways, which by keyboard needs a focus.
      return el("pre", { tabindex: 0 }, el("code", { data: { language: block.language ?? undefined } }, block.text));
    case "list":
      return renderList(block, context);
    default:
      return el("p", {}, inside());
  }
}

function renderList(list, context) {
  const items = list.items.map((blocks) =>
    el("li", {}, blocks.map((block) =>
      block.type === "list" ? renderList(block, context) : renderNodes(block.children, context))));
  return list.ordered ? el("ol", { start: list.start }, items) : el("ul", {}, items);
}

function renderNodes(nodes, context) {
  return nodes.map((node) => renderNode(node, context));
}

function renderNode(node, context) {
  const inside = () => renderNodes(node.children, context);
  switch (node.type) {
    case "strong":
    case "em":
      return el(node.type, {}, inside());
    case "underline":
      return el("u", {}, inside());
    case "strike":
      return el("s", {}, inside());
    case "spoiler":
      return spoiler(inside());
    case "code":
      return el("code", { class: "inline-code" }, node.text);
    case "link":
      return link(node, inside(), context);
    case "mention":
      return mention(node, context);
    case "command":
      return el("span", { class: "mention" }, `/${node.name}`);
    case "time":
      return time(node);
    case "emoji":
      return `:${node.name}:`;
    default:
      return node.text;
  }
}

function spoiler(children) {
  const hidden = el("span", { class: "spoiler-text", inert: true }, children);
  const reveal = () => {
    cover.classList.add("shown");
    cover.removeAttribute("role");
    cover.removeAttribute("tabindex");
    cover.removeAttribute("aria-label");
    hidden.inert = false;
  };
  const onKey = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    reveal();
  };
  const cover = el("span", {
    class: "spoiler", role: "button", tabindex: 0, "aria-label": "Spoiler, show it", on: { click: reveal, keydown: onKey },
  }, hidden);
  return cover;
}

function link(node, children, context) {
  const target = messageTarget(node.href);
  const visit = (event) => {
    // A message of this Discord is on this page; anywhere else it would be the real one's.
    if (context.visit(target.channel, target.message)) event.preventDefault();
  };
  return el("a", {
    href: node.href, target: "_blank", rel: "noopener noreferrer nofollow", title: node.href,
    on: target ? { click: visit } : {},
  }, children);
}

function mention(node, context) {
  const text = mentionText(node, context.mentions);
  if (node.kind === "channel" && context.mentions?.channels?.[node.id]) {
    return el("button", { class: "mention", type: "button", on: { click: () => context.visit(node.id, null) } }, text);
  }
  // That it is written does not mean that it notifies.
  const quiet = (node.kind === "everyone" || node.kind === "here") && !context.mentions?.you;
  return el("span", { class: quiet ? null : "mention" }, text);
}

function time(node) {
  const text = timestampText(node.seconds, node.style);
  if (text === null) return `<t:${node.seconds}>`;
  const moment = new Date(node.seconds * 1000).toISOString();
  return el("time", { datetime: moment, title: timestampText(node.seconds, "F") }, text);
}
