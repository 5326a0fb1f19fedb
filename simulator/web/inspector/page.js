// Owns the text of a page, shown beside the inspector as it is on disk.

import { readPage } from "../api.js";
import { el, refill, spoken } from "../dom.js";
import { icon } from "../icons.js";

/** Shows the page at `path` in `panel`, scrolled to `line` (from 1, or null). Rejects with a refusal. */
export async function openPage(panel, { path, line, close }) {
  const { text } = await readPage(path);
  const button = el("button", { type: "button", class: "icon-button", on: { click: close } }, icon("close"), spoken("Close the page's text"));
  const contents = text.split("\n");
  const lines = contents.map((content, index) => lineOf(content, index + 1 === line));
  const end = frontMatterEnd(contents);
  // It is long and for programs: the text is what was answered from.
  const head = end > 0 && el("details", { open: line !== null && line <= end }, el("summary", {}, `Front matter, ${end} lines`), lines.splice(0, end));
  refill(panel,
    el("header", { class: "panel-head" }, el("h2", { title: path }, path.split("/").at(-1)), button),
    el("p", { class: "page-path soft" }, path),
    el("div", { class: "panel-body page-text", tabindex: 0, role: "region", "aria-label": `Text of ${path}` }, head, lines));
  panel.hidden = false;
  panel.querySelector(".sought")?.scrollIntoView({ block: "start" });
  button.focus({ preventScroll: true });
}

/** How many lines stand between `+++` (or `---`) at the very beginning and its end, both counted; 0 for none. */
function frontMatterEnd(lines) {
  const fence = lines[0].trim();
  return /^(\+{3}|-{3})$/.test(fence) ? lines.findIndex((content, index) => index > 0 && content.trim() === fence) + 1 : 0;
}

function lineOf(content, sought) {
  const kind = /^#{1,6} /.test(content) ? "page-heading" : /^\+\+\+$/.test(content) ? "soft" : "";
  return el("div", { class: `page-line ${kind} ${sought ? "sought" : ""}` }, content || "\u00a0");
}
