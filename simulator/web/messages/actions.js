// Owns what can be done with a message: its toolbar and its menu.

import { el, spoken } from "../dom.js";
import { icon } from "../icons.js";
import { askText, confirm } from "../popups/dialog.js";
import { openEmoji } from "../popups/emoji.js";
import { openMenu } from "../popups/menu.js";

const THREAD_NAME_MAX = 100;
const TITLE_MAX = 40;

/** The buttons that appear at a message. */
export function toolbar(message, store) {
  const { may } = message;
  const button = (sign, text, run) => el("button", {
    type: "button", class: "icon-button", title: text, data: { focus: text }, on: { click: (event) => run(event.currentTarget) },
  }, icon(sign), spoken(text));
  return el("div", { class: "toolbar", role: "group", "aria-label": "Message actions" },
    may.react && button("react", "React", (anchor) => chooseEmoji(anchor, message, store)),
    may.reply && button("reply", "Reply", () => store.choose({ replyTo: message.id, editing: null })),
    inspectable(message, store) && button("inspect", "Inspect", () => store.choose({ inspected: message.id })),
    button("more", "More", (anchor) => openActions(anchor, message, store)));
}

/** Opens the menu of a message beside `anchor`. */
export function openActions(anchor, message, store) {
  const { may } = message;
  const own = [
    may.react && { text: "Add reaction", icon: "react", run: () => chooseEmoji(anchor, message, store) },
    may.reply && { text: "Reply", icon: "reply", run: () => store.choose({ replyTo: message.id, editing: null }) },
    may.edit && { text: "Edit message", icon: "edit", run: () => store.choose({ editing: message.id, replyTo: null }) },
    may.thread && !message.thread && { text: "Create thread", icon: "thread", run: () => createThread(message, store) },
    message.content && { text: "Copy text", icon: "copy", run: () => navigator.clipboard.writeText(message.content) },
    inspectable(message, store) && { text: "Inspect", icon: "inspect", run: () => store.choose({ inspected: message.id }) },
    may.dismiss && { text: "Dismiss message", icon: "close", run: () => store.act("dismiss", { message: message.id }) },
    may.delete && { text: "Delete message", icon: "remove", danger: true, run: () => remove(message, store) },
  ].filter(Boolean);
  const apps = may.menu ? store.commands.message_menu.map((command) => ({
    text: command.name, icon: "bot", run: () => store.act("menu", { command: command.name, message: message.id }),
  })) : [];
  openMenu(anchor, "Message actions", [{ label: "Apps", items: apps }, { label: null, items: own }]);
}

function inspectable(message, store) {
  return message.author.id === store.server.bot.id;
}

function chooseEmoji(anchor, message, store) {
  openEmoji(anchor, (emoji) => store.act("react", { message: message.id, emoji }));
}

async function remove(message, store) {
  const sure = await confirm("Delete this message?", "It cannot be brought back.", "Delete");
  if (sure) await store.act("delete", { message: message.id });
}

async function createThread(message, store) {
  const value = message.content.replace(/[*_~|`<>#]/g, "").trim().slice(0, TITLE_MAX);
  const name = await askText("Create a thread", "Name of the thread", "Create", { value, max: THREAD_NAME_MAX });
  const made = name && (await store.act("thread", { message: message.id, name }));
  if (made) await store.go({ channel: made.channel });
}
