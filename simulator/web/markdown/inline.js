// Owns Discord's markup within a line: from text to a tree of plain objects. It never fails, takes time in
// proportion to the text, and nests no deeper than there are kinds of emphasis.

import { linkAt } from "./links.js";

const EMPHASES = { "**": "strong", "*": "em", "__": "underline", _: "em", "~~": "strike", "||": "spoiler" };
const MENTION = /<(@!?|@&|#)(\d{1,20})>/y;
const COMMAND = /<\/([^\s:<>][^:<>]{0,99}):(\d{1,20})>/y;
const TIME = /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y;
const EMOJI = /<a?:(\w{2,32}):\d{1,20}>/y;
const CROWD = /@(everyone|here)\b/y;
const ESCAPED = /\\([^\p{L}\p{N}\s])/uy;
const TICKS = /`+/y;
const CODE = /(`+)([^`]|[^`][^]*?[^`])\1(?!`)/y;
const RUN = /\*+|_+|~~|\|\|/y;
const PLAIN = /[^\\`<@*_~|h[]+|[^]/iy;

/**
 * Nodes are `{type: "text", text}`, `{type: "code", text}`, `{type: "link", href, children}`,
 * `{type: "mention", kind, id}`, `{type: "command", name}`, `{type: "time", seconds, style}`, `{type: "emoji", name}`,
 * and with children `strong`, `em`, `underline`, `strike`, `spoiler`.
 */
export function parseInline(text, { links = true } = {}) {
  const tree = new Tree();
  let at = 0;
  while (at < text.length) {
    const found = leafAt(text, at, links);
    if (found) {
      tree.add(found.node);
      at += found.length;
      continue;
    }
    const run = matchAt(RUN, text, at);
    if (run) {
      const mark = { before: text[at - 1] ?? "", after: text[at + run[0].length] ?? "" };
      emphasise(tree, run[0], mark);
      at += run[0].length;
      continue;
    }
    const plain = matchAt(PLAIN, text, at)[0];
    tree.text(plain);
    at += plain.length;
  }
  return tree.finish();
}

function leafAt(text, at, links) {
  switch (text[at]) {
    case "\\":
      return leaf(matchAt(ESCAPED, text, at), (found) => ({ type: "text", text: found[1] }));
    case "`":
      return (
        leaf(matchAt(CODE, text, at), (found) => ({ type: "code", text: codeText(found[2]) })) ??
        leaf(matchAt(TICKS, text, at), (found) => ({ type: "text", text: found[0] }))
      );
    case "@":
      return leaf(matchAt(CROWD, text, at), (found) => ({ type: "mention", kind: found[1], id: null }));
    case "<":
      return angledAt(text, at) ?? (links ? linkLeaf(text, at) : null);
    case "[":
    case "h":
    case "H":
      return links ? linkLeaf(text, at) : null;
    default:
      return null;
  }
}

function angledAt(text, at) {
  const kinds = { "@": "user", "@!": "user", "@&": "role", "#": "channel" };
  return (
    leaf(matchAt(MENTION, text, at), (found) => ({ type: "mention", kind: kinds[found[1]], id: found[2] })) ??
    leaf(matchAt(COMMAND, text, at), (found) => ({ type: "command", name: found[1] })) ??
    leaf(matchAt(TIME, text, at), (found) => ({ type: "time", seconds: Number(found[1]), style: found[2] ?? "f" })) ??
    leaf(matchAt(EMOJI, text, at), (found) => ({ type: "emoji", name: found[1] }))
  );
}

function linkLeaf(text, at) {
  const found = linkAt(text, at);
  if (!found) return null;
  const written = text.slice(at, at + found.length).replace(/^<|>$/g, "");
  const children =
    found.label === null ? [{ type: "text", text: written }] : parseInline(found.label, { links: false });
  return { length: found.length, node: { type: "link", href: found.href, children } };
}

function leaf(found, make) {
  return found && { length: found[0].length, node: make(found) };
}

function codeText(text) {
  // One space on each side keeps a backtick apart from its marks and is not shown.
  return /^ `|` $/.test(text) ? text.trim() : text;
}

/** Opens and closes what a run of marks such as `***` can; the rest of it is text. */
function emphasise(tree, run, mark) {
  if (run.length > 3) return tree.text(run);
  let left = run;
  while (left) {
    const marker = nextMarker(tree, left);
    toggle(tree, marker, mark);
    left = left.slice(marker.length);
  }
}

/** Which marker a run begins with: the innermost that is open where both could be meant. */
function nextMarker(tree, run) {
  const single = run[0];
  const double = single + single;
  if (run.length === 3 && tree.isOpen(single) && !tree.isInnermost(double)) return single;
  return run.length === 1 ? single : double;
}

function toggle(tree, marker, mark) {
  if (tree.isOpen(marker) && closes(marker, mark) && !tree.isEmpty(marker)) tree.close(marker);
  else if (!tree.isOpen(marker) && opens(marker, mark)) tree.open(marker);
  else tree.text(marker);
}

function opens(marker, { before, after }) {
  if (marker === "_" && /[\p{L}\p{N}_]/u.test(before)) return false;
  return marker.length === 2 ? after !== "" : after !== "" && !/\s/.test(after);
}

function closes(marker, { before, after }) {
  if (marker === "_" && /[\p{L}\p{N}]/u.test(after)) return false;
  return marker.length === 2 || !/\s/.test(before);
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The tree as it grows: a stack of open emphases, of each marker one at most. */
class Tree {
  #frames = [{ marker: "", children: [] }];

  isOpen(marker) {
    return this.#frames.some((frame) => frame.marker === marker);
  }

  isEmpty(marker) {
    return this.isInnermost(marker) && this.#frames.at(-1).children.length === 0;
  }

  isInnermost(marker) {
    return this.#frames.at(-1).marker === marker;
  }

  text(text) {
    const children = this.#frames.at(-1).children;
    const last = children.at(-1);
    if (last?.type === "text") last.text += text;
    else children.push({ type: "text", text });
  }

  add(node) {
    if (node.type === "text") this.text(node.text);
    else this.#frames.at(-1).children.push(node);
  }

  open(marker) {
    this.#frames.push({ marker, children: [] });
  }

  close(marker) {
    while (this.#frames.at(-1).marker !== marker) this.#giveUp();
    const { children } = this.#frames.pop();
    this.add({ type: EMPHASES[marker], children });
  }

  finish() {
    while (this.#frames.length > 1) this.#giveUp();
    return this.#frames[0].children;
  }

  /** What was never closed was no emphasis: its marker is text. */
  #giveUp() {
    const { marker, children } = this.#frames.pop();
    this.text(marker);
    for (const child of children) this.add(child);
  }
}
