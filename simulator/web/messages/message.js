// Owns how one message looks.

import { el, spoken } from "../dom.js";
import { clock, counted, dayName, fullTime } from "../format.js";
import { icon } from "../icons.js";
import { plainText } from "../markdown/plain.js";
import { renderMarkdown } from "../markdown/render.js";
import { renderAttachment } from "./attachment.js";
import { avatar, botBadge } from "./avatar.js";
import { renderComponents } from "./components.js";
import { renderEmbed } from "./embed.js";
import { openActions, toolbar } from "./actions.js";

/** The element of a message of the timeline, `{message, leads, failed}`. */
export function renderMessage({ message, leads, failed }, store, visit) {
  const context = { message, store, visit, mentions: message.mentions };
  const { id, ephemeral, mentions } = message;
  const marks = [leads && "leads", ephemeral && "private", mentions.you && "mentions-me"].filter(Boolean);
  const article = el("article", {
    class: ["message", ...marks].join(" "), id: `message-${id}`, tabindex: -1, "aria-labelledby": `author-${id} time-${id}`,
    on: { contextmenu: (event) => openByPress(event, message, store) },
  },
    message.reply_to && replyLine(message.reply_to, store.names, visit),
    message.header && headerLine(message.header),
    leads ? avatar(message.author) : el("span", { class: "gutter", "aria-hidden": "true" }, clock(message.time)),
    authorLine(message, leads),
    el("div", { class: "message-body" },
      contentOf(message, context),
      message.attachments.map(renderAttachment),
      message.embeds.map((embed) => renderEmbed(embed, context)),
      message.edited && !message.content && editedMark(message.edited),
      renderComponents(message.components, context),
      failed.map((failure) => failureLine(failure.text, () => store.act("dismiss", { interaction: failure.interaction }))),
      reactionsOf(message, store),
      message.thread && threadLink(message.thread, visit),
      ephemeral && privateLine(message, store)),
    toolbar(message, store));
  return article;
}

/** The element of a command that got no answer. */
export function renderFailure({ interaction, name, text }, store) {
  return el("article", { class: "message private leads failure", tabindex: -1, "aria-label": `${name} failed` },
    el("span", { class: "avatar lost", "aria-hidden": "true" }, icon("alert")),
    el("div", { class: "author-line" }, el("strong", {}, name)),
    el("div", { class: "message-body" },
      el("p", { class: "error-text" }, text),
      el("p", { class: "private-line" }, icon("eye"), "Only you can see this · ", dismissButton(() => store.act("dismiss", { interaction })))));
}

function authorLine({ id, author, time }, leads) {
  return el("div", { class: leads ? "author-line" : "author-line spoken" },
    el("strong", { class: "author", id: `author-${id}` }, author.name), botBadge(author),
    el("time", { datetime: time, title: fullTime(time), id: `time-${id}` }, `${dayName(time)} at ${clock(time)}`));
}

function replyLine({ id, author, text, deleted }, names, visit) {
  if (deleted) return el("div", { class: "above-line" }, icon("reply"), el("em", {}, "The original message was deleted"));
  return el("button", { type: "button", class: "above-line", data: { focus: "reply-line" }, on: { click: () => visit(null, id) } },
    icon("reply"), spoken("In reply to "), el("strong", {}, author.name), el("span", { class: "above-text" }, plainText(text, names) || "Press to see what was sent"));
}

function headerLine({ user, name }) {
  return el("div", { class: "above-line" }, icon("reply"), el("strong", {}, user.name), " used ", el("span", { class: "mention" }, name));
}

function contentOf(message, context) {
  const { thinking, failed, content, edited, author } = message;
  if (failed) return el("p", { class: "error-text" }, "The application did not respond");
  if (thinking) return el("p", { class: "thinking" }, dots(), `${author.name} is thinking…`);
  if (!content) return null;
  const mark = edited && editedMark(edited);
  const blocks = renderMarkdown(content, context);
  const last = blocks.at(-1);
  if (mark && last?.localName === "p") last.append(" ", mark);
  else if (mark) blocks.push(mark);
  return el("div", { class: "markdown" }, blocks);
}

function editedMark(edited) {
  return el("time", { class: "edited", datetime: edited, title: fullTime(edited) }, "(edited)");
}

/** Three dots that move while somebody types or thinks. */
export function dots() {
  return el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}

function failureLine(text, dismiss) {
  return el("p", { class: "error-text" }, icon("alert"), text, " ", dismissButton(dismiss));
}

function privateLine(message, store) {
  const dismiss = () => store.act("dismiss", { message: message.id });
  return el("p", { class: "private-line" }, icon("eye"), "Only you can see this",
    message.may.dismiss && [" · ", dismissButton(dismiss)]);
}

function dismissButton(dismiss) {
  return el("button", { type: "button", class: "link", data: { focus: "dismiss" }, on: { click: dismiss } }, "Dismiss message");
}

function reactionsOf({ id, reactions, may }, store) {
  const one = ({ emoji, count, me }) => el("button", {
    type: "button", class: "reaction", "aria-pressed": String(me), disabled: !may.react && !me, data: { focus: `reaction ${emoji}` },
    on: { click: () => store.act(me ? "unreact" : "react", { message: id, emoji }) },
  }, el("span", {}, emoji), el("span", {}, count), spoken(count === 1 ? "reaction" : "reactions"));
  return reactions.length > 0 && el("div", { class: "reactions" }, reactions.map(one));
}

function threadLink({ id, name, messages }, visit) {
  return el("button", { type: "button", class: "thread-link", data: { focus: "thread" }, on: { click: () => visit(id, null) } },
    icon("thread"), el("strong", {}, name), el("span", { class: "soft" }, counted(messages, "message")));
}

function openByPress(event, message, store) {
  // Links and marked text keep the browser's own menu.
  if (event.target.closest("a, img") || !getSelection().isCollapsed) return;
  event.preventDefault();
  // The menu key has no place of its own: the menu opens at the message then.
  openActions(event.clientX ? { x: event.clientX, y: event.clientY } : event.currentTarget, message, store);
}
