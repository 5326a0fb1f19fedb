// Owns markdown as bare text, for a line that quotes a message.

import { parseInline } from "./inline.js";
import { timestampText } from "./timestamp.js";

/** The text without its marks, spoilers hidden, with the names of `mentions` (`{users, roles, channels}`, by id). */
export function plainText(text, mentions) {
  return parseInline(text.replace(/\s+/g, " ")).map((node) => plainNode(node, mentions)).join("");
}

function plainNode(node, mentions) {
  switch (node.type) {
    case "spoiler":
      return "▒▒▒";
    case "mention":
      return mentionText(node, mentions);
    case "command":
      return `/${node.name}`;
    case "time":
      return timestampText(node.seconds, node.style) ?? "";
    case "emoji":
      return `:${node.name}:`;
    default:
      return node.text ?? node.children.map((child) => plainNode(child, mentions)).join("");
  }
}

/** A mention as it reads; what is not known keeps what it stands for. */
export function mentionText({ kind, id }, { users = {}, roles = {}, channels = {} } = {}) {
  switch (kind) {
    case "user":
      return `@${users[id] ?? "unknown-user"}`;
    case "role":
      return `@${roles[id] ?? "unknown-role"}`;
    case "channel":
      return `#${channels[id] ?? "unknown"}`;
    default:
      return `@${kind}`;
  }
}
