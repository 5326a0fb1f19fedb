// Owns Discord's markup of whole lines: headings, subtext, lists, quotes and code blocks, as a tree of plain objects.

import { parseInline } from "./inline.js";

const HEADING = /^(#{1,3}) +(?=\S)(.*)$/;
const SUBTEXT = /^-# +(?=\S)(.*)$/;
const QUOTE = /^> (.*)$/;
const ITEM = /^( *)(?:([-*])|(\d{1,9})\.) +(?=\S)(.*)$/;
const CONTINUED = /^ +(?=\S)(.*)$/;
const LANGUAGE = /^([\w+.#-]{1,30})\n/;
const FENCE = "```";
/** How deep Discord lets lists nest. */
const LIST_DEPTH_MAX = 10;

/**
 * Blocks are `paragraph`, `heading` (with `level`), `subtext` (with inline `children`), `quote` (with blocks as
 * `children`), `list` (`ordered`, `start`, `items` of blocks), and `fence` (`language`, `text`).
 */
export function parseBlocks(text, { quotes = true } = {}) {
  const reader = new Reader(text.replace(/\r\n?/g, "\n"), quotes);
  while (!reader.done) reader.step();
  return reader.blocks();
}

class Reader {
  #text;
  #at = 0;
  #quotes;
  #blocks = [];
  #paragraph = "";

  constructor(text, quotes) {
    this.#text = text;
    this.#quotes = quotes;
  }

  get done() {
    return this.#at >= this.#text.length;
  }

  blocks() {
    this.#endParagraph();
    return this.#blocks;
  }

  /** Reads one line, or what begins on it. */
  step() {
    const line = this.#line();
    if (this.#quotes && line.startsWith(">>> ")) return this.#quote(this.#rest().slice(4), this.#text.length);
    if (this.#quotes && QUOTE.test(line)) return this.#quotedLines();
    const fence = line.indexOf(FENCE);
    if (fence >= 0 && this.#fence(this.#at + fence)) return;
    const heading = HEADING.exec(line);
    const subtext = SUBTEXT.exec(line);
    if (heading) this.#single({ type: "heading", level: heading[1].length, children: parseInline(heading[2]) }, line);
    else if (subtext) this.#single({ type: "subtext", children: parseInline(subtext[1]) }, line);
    else if (ITEM.test(line)) this.#list();
    else this.#plain(line);
  }

  #line() {
    const end = this.#text.indexOf("\n", this.#at);
    return this.#text.slice(this.#at, end < 0 ? undefined : end);
  }

  #rest() {
    return this.#text.slice(this.#at);
  }

  #plain(line) {
    const end = Math.min(this.#at + line.length + 1, this.#text.length);
    this.#paragraph += this.#text.slice(this.#at, end);
    this.#at = end;
  }

  #single(block, line) {
    this.#push(block);
    this.#at += line.length + 1;
  }

  #push(block) {
    this.#endParagraph();
    this.#blocks.push(block);
  }

  #endParagraph() {
    const text = this.#paragraph.replace(/\n$/, "");
    // Blank lines between other blocks are their distance, and that is the style's.
    if (text.trim()) this.#blocks.push({ type: "paragraph", children: parseInline(text) });
    this.#paragraph = "";
  }

  #quotedLines() {
    const quoted = [];
    while (!this.done && QUOTE.test(this.#line())) {
      const line = this.#line();
      quoted.push(line.slice(2));
      this.#at += line.length + 1;
    }
    this.#quote(quoted.join("\n"), this.#at);
  }

  #quote(text, end) {
    this.#push({ type: "quote", children: parseBlocks(text, { quotes: false }) });
    this.#at = end;
  }

  /** Takes the code block that begins at `open`, if it is closed somewhere. */
  #fence(open) {
    const close = this.#text.indexOf(FENCE, open + FENCE.length);
    const inside = this.#text.slice(open + FENCE.length, close);
    if (close < 0 || !inside.trim()) return false;
    this.#paragraph += this.#text.slice(this.#at, open);
    const language = LANGUAGE.exec(inside);
    const code = language ? inside.slice(language[0].length) : inside;
    this.#push({ type: "fence", language: language?.[1] ?? null, text: code.replace(/^\n+|\s+$/g, "") });
    this.#at = close + FENCE.length;
    if (this.#text[this.#at] === "\n") this.#at += 1;
    return true;
  }

  #list() {
    const lines = [];
    while (!this.done) {
      const line = this.#line();
      const item = ITEM.exec(line);
      const more = !item && lines.length ? CONTINUED.exec(line) : null;
      if (item) lines.push({ indent: item[1].length, ordered: Boolean(item[3]), start: Number(item[3] ?? 1), text: item[4] });
      else if (more) lines.at(-1).text += `\n${more[1]}`;
      else break;
      this.#at += line.length + 1;
    }
    this.#endParagraph();
    while (lines.length) this.#blocks.push(nested(lines, 1));
  }
}

/** Takes the list that begins with the first of `lines`, with what is indented below its items. */
function nested(lines, depth) {
  const { indent, ordered, start } = lines[0];
  const list = { type: "list", ordered, start, items: [] };
  while (lines.length && lines[0].indent >= indent && (lines[0].indent > indent || lines[0].ordered === ordered)) {
    const deeper = lines[0].indent > indent + 1 && depth < LIST_DEPTH_MAX && list.items.length > 0;
    if (deeper) list.items.at(-1).push(nested(lines, depth + 1));
    else list.items.push([{ type: "paragraph", children: parseInline(lines.shift().text) }]);
  }
  return list;
}
