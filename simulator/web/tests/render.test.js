// Owns the tests that nothing a message, an embed or a component says becomes more than text and safe links.

import assert from "node:assert/strict";
import { test } from "node:test";

import { renderMessage } from "../messages/message.js";
import { el } from "../dom.js";
import { installFakeDocument } from "./fake-document.js";

installFakeDocument();

const MARKUP = '<img src=x onerror=alert(1)><script>alert(1)</script>';
const SCRIPT = "javascript:alert(1)";
const ELSEWHERE = "https://evil.example/x.png";
const STORE = { commands: { message_menu: [] }, names: {}, server: { bot: { id: "100" } }, guild: null };
const MAY = { reply: true, edit: true, delete: true, dismiss: true, react: true, thread: true, menu: true };
/** All that a message may be made of. */
const ELEMENTS = new Set(("a article blockquote button code div em h2 h3 h4 hr i img li ol p path pre s span strong svg time u ul").split(" "));

function message(more) {
  const author = { id: "101", name: "alice", bot: false, roles: [] };
  return {
    id: "900", author, content: "", time: "2026-11-01T10:00:00Z", edited: null, reply_to: null, header: null, embeds: [], components: [],
    attachments: [], reactions: [], mentions: { users: {}, roles: {}, channels: {}, you: false }, flags: 0, ephemeral: false, thinking: false,
    failed: false, thread: null, busy: [], may: MAY, ...more,
  };
}

/** Renders a message, checks that nothing in it can run or load from elsewhere, and returns all its elements. */
function check(more) {
  const elements = renderMessage({ message: message(more), leads: true, failed: [] }, STORE, () => true).all();
  for (const { localName, attributes } of elements) {
    assert.ok(ELEMENTS.has(localName), localName);
    for (const [name, value] of Object.entries(attributes)) {
      assert.ok(!name.startsWith("on") && name !== "style" && name !== "srcdoc", name);
      if (name === "href") assert.match(value, /^(https?:\/\/|\/)/);
      if (name === "src") assert.match(value, /^\/(?!\/)/);
    }
  }
  return elements;
}

test("markup in every text of a message stays text", () => {
  const named = { id: "101", name: MARKUP, bot: true, roles: [MARKUP] };
  const elements = check({
    author: named, content: `${MARKUP} <@101> <#301> <@&201>`, mentions: { users: { 101: MARKUP }, roles: { 201: MARKUP }, channels: { 301: MARKUP }, you: false },
    reply_to: { id: "1", author: named, text: MARKUP, deleted: false }, header: { user: named, kind: "slash", name: MARKUP },
    embeds: [{ title: MARKUP, description: MARKUP, author: { name: MARKUP }, footer: { text: MARKUP }, fields: [{ name: MARKUP, value: MARKUP }] }],
    components: [{ type: 1, components: [{ type: 2, style: 1, label: MARKUP, custom_id: MARKUP }] }, { type: MARKUP }],
    attachments: [{ filename: MARKUP, url: "/attachments/1", size: 1, content_type: MARKUP, description: MARKUP }],
    thread: { id: "310", name: MARKUP, messages: 1 }, reactions: [{ emoji: MARKUP, count: 1, me: false }],
  });
  assert.ok(elements[0].textContent.includes(MARKUP));
  assert.ok(!elements.some(({ localName }) => localName === "img" || localName === "script"));
});

test("addresses that run script are no links", () => {
  const elements = check({
    content: `[x](${SCRIPT}) <${SCRIPT}> ${SCRIPT}`,
    embeds: [{ title: "x", url: SCRIPT, author: { name: "x", url: SCRIPT }, image: { url: SCRIPT }, thumbnail: { url: "data:text/html,x" } }],
    components: [{ type: 1, components: [{ type: 2, style: 5, label: "x", url: SCRIPT }] }],
    attachments: [{ filename: "x", url: SCRIPT, size: 1, content_type: "text/html", description: null }],
  });
  assert.equal(elements.filter(({ localName }) => localName === "a").length, 0);
});

test("pictures of other hosts are named, not loaded", () => {
  const elements = check({ embeds: [{ title: "x", image: { url: ELSEWHERE }, thumbnail: { url: "//evil.example/y.png" } }] });
  assert.ok(!elements.some(({ localName }) => localName === "img"));
  assert.ok(elements.some(({ attributes }) => attributes.href === ELSEWHERE));
});

test("a picture of this server is shown with its words", () => {
  const elements = check({ attachments: [{ filename: "a.png", url: "/attachments/1/a.png", size: 1, content_type: "image/png", description: "A chart" }] });
  const picture = elements.find(({ localName }) => localName === "img");
  assert.deepEqual([picture.attributes.src, picture.attributes.alt], ["/attachments/1/a.png", "A chart"]);
});

test("@everyone looks like a mention only where it notifies", () => {
  const classes = (you) => check({ content: "@everyone", mentions: { users: {}, roles: {}, channels: {}, you } }).map(({ attributes }) => attributes.class);
  assert.ok(!classes(false).includes("mention"));
  assert.ok(classes(true).includes("mention"));
});

test("a colour that is none does not reach the style", () => {
  const edge = (color) => check({ embeds: [{ title: "x", color }] }).map(({ variables }) => variables["--edge"]).find(Boolean);
  assert.equal(edge(0x112233), "#112233");
  assert.equal(edge("red; background: url(//evil.example)"), undefined);
});

test("links open apart and tell nothing of this page", () => {
  const [link] = check({ content: "https://a.example/" }).filter(({ localName }) => localName === "a");
  assert.deepEqual([link.attributes.target, link.attributes.rel], ["_blank", "noopener noreferrer nofollow"]);
});

test("handlers and styles cannot be given as attributes", () => {
  assert.throws(() => el("p", { onclick: "alert(1)" }));
  assert.throws(() => el("p", { style: "color: red" }));
});
