// Owns the tests of Discord's markdown: what is read, and that hostile text stays text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseBlocks } from "../markdown/blocks.js";
import { parseInline } from "../markdown/inline.js";
import { plainText } from "../markdown/plain.js";

/** A tree as a short line: `strong(a) b`. */
function outline(nodes) {
  return nodes.map((node) => {
    switch (node.type) {
      case "text": return node.text;
      case "code": return `code(${node.text})`;
      case "mention": return `mention(${node.kind} ${node.id})`;
      case "command": return `command(${node.name})`;
      case "time": return `time(${node.seconds} ${node.style})`;
      case "emoji": return `emoji(${node.name})`;
      case "link": return `link(${node.href} ${outline(node.children)})`;
      case "fence": return `fence(${node.language} ${node.text})`;
      case "heading": return `h${node.level}(${outline(node.children)})`;
      case "list": return `${node.ordered ? `ol${node.start}` : "ul"}[${node.items.map(outline).join(" / ")}]`;
      case "paragraph": return `p(${outline(node.children)})`;
      default: return `${node.type}(${outline(node.children)})`;
    }
  }).join("");
}

function check(text, expected) {
  assert.equal(outline(parseInline(text)), expected, text);
}

function checkBlocks(text, expected) {
  assert.equal(outline(parseBlocks(text)), expected, text);
}

function types(nodes, found = new Set()) {
  for (const node of nodes) {
    found.add(node.type);
    types(node.children ?? node.items?.flat() ?? [], found);
  }
  return found;
}

test("reads emphasis", () => {
  check("**a** *b* _c_ __d__ ~~e~~ ||f||", "strong(a) em(b) em(c) underline(d) strike(e) spoiler(f)");
  check("***a***", "strong(em(a))");
  check("*a **b** c*", "em(a strong(b) c)");
  check("**a *b***", "strong(a em(b))");
  check("**a *b** c", "strong(a *b) c");
  check("__**a**__", "underline(strong(a))");
  check("**two\nlines**", "strong(two\nlines)");
});

test("leaves marks alone that emphasise nothing", () => {
  check("2 * 3 * 4", "2 * 3 * 4");
  check("snake_case_name", "snake_case_name");
  check("**never closed", "**never closed");
  check("**** |||| ~~~~", "**** |||| ~~~~");
  check("a ** b", "a ** b");
  check("\\*not\\* \\_this\\_ \\\\", "*not* _this_ \\");
});

test("reads code, in which nothing else is read", () => {
  check("`**a** <@1>`", "code(**a** <@1>)");
  check("``a`b``", "code(a`b)");
  check("`open", "`open");
  check("``a`", "``a`");
});

test("reads links of the web only", () => {
  check("see https://a.example/b_c_d.", "see link(https://a.example/b_c_d https://a.example/b_c_d).");
  check("(https://a.example/x_(y))", "(link(https://a.example/x_(y) https://a.example/x_(y)))");
  check("**https://a.example/**", "strong(link(https://a.example/ https://a.example/))");
  check("<https://a.example/>", "link(https://a.example/ https://a.example/)");
  check("[a **b**](https://a.example/)", "link(https://a.example/ a strong(b))");
  check("[x](<https://a.example/>)", "link(https://a.example/ x)");
  check('[x](https://a.example/ "title")', "link(https://a.example/ x)");
  check("[x](javascript:alert(1))", "[x](javascript:alert(1))");
  check("[x](JaVaScRiPt:alert(1))", "[x](JaVaScRiPt:alert(1))");
  check("[x](data:text/html,<b>)", "[x](data:text/html,<b>)");
  check("[x](//a.example)", "[x](//a.example)");
  assert.ok(!outline(parseInline("[https://good.example](https://bad.example/)")).startsWith("link(https://bad"));
});

test("reads what Discord writes in angles", () => {
  check("<@1> <@!2> <@&3> <#4>", "mention(user 1) mention(user 2) mention(role 3) mention(channel 4)");
  check("</knowledge reindex:5>", "command(knowledge reindex)");
  check("<t:1700000000> <t:1700000000:R>", "time(1700000000 f) time(1700000000 R)");
  check("<:wave:123> <a:wave:123>", "emoji(wave) emoji(wave)");
  check("@everyone @here me@here.example", "mention(everyone null) mention(here null) memention(here null).example");
  check("<@x> <t:x> <@>", "<@x> <t:x> <@>");
});

test("reads lines", () => {
  checkBlocks("# A\n## B\n### C\n#### D\n#E", "h1(A)h2(B)h3(C)p(#### D\n#E)");
  checkBlocks("-# small\nlarge", "subtext(small)p(large)");
  checkBlocks("> a\n> **b**\nc", "quote(p(a\nstrong(b)))p(c)");
  checkBlocks(">>> a\n\nb", "quote(p(a\n\nb))");
  checkBlocks("a\n\nb", "p(a\n\nb)");
  checkBlocks("- a\n- b\n  - c\n- d", "ul[p(a) / p(b)ul[p(c)] / p(d)]");
  checkBlocks("3. a\n4. b\n- c", "ol3[p(a) / p(b)]ul[p(c)]");
  checkBlocks("* a\n  more", "ul[p(a\nmore)]");
  checkBlocks("*not a list*", "p(em(not a list))");
});

test("reads code blocks", () => {
  checkBlocks("```rust\nfn main() {}\n```", "fence(rust fn main() {})");
  checkBlocks("a ```b``` c", "p(a )fence(null b)p( c)");
  checkBlocks("```\n> # *x*\n```", "fence(null > # *x*)");
  checkBlocks("```\nnever closed", "p(```\nnever closed)");
});

test("hostile text stays text", () => {
  const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">x</a>';
  check(hostile, hostile);
  checkBlocks(hostile, `p(${hostile})`);
  check('<https://a.example/"onmouseover="x>', 'link(https://a.example/%22onmouseover=%22x https://a.example/"onmouseover="x)');
});

test("a quoted line is bare text", () => {
  const names = { users: { 1: "alice" }, roles: {}, channels: { 4: "general" } };
  const plain = (text, expected) => assert.equal(plainText(text, names), expected);
  plain("**a** `b`\n[c](https://a.example/) <@1> <@2> <#4> @everyone", "a b c @alice @unknown-user #general @everyone");
  plain("||the murderer|| </ask:5> <:wave:123>", "▒▒▒ /ask :wave:");
});

test("thousands of marks give their text back and nest no deeper than emphasis can", () => {
  const marks = ["*", "**a ", "_", "~~", "||", "`", "[", "[a](", "(", "<", "<@", "\\", "> ", "- ", "```", "*a_b~~c||d__e**f"];
  for (const mark of marks) {
    const text = mark.repeat(Math.ceil(4000 / mark.length));
    const tree = parseBlocks(text);
    assert.ok(types(tree).size > 0, mark);
    assert.ok(depth(tree) <= 12, `${mark}: ${depth(tree)}`);
  }
  check("*".repeat(4000), "*".repeat(4000));
});

test("lists nest ten deep at most", () => {
  const text = Array.from({ length: 200 }, (_, level) => `${"  ".repeat(level)}- x`).join("\n");
  assert.ok(depth(parseBlocks(text)) <= 22);
});

function depth(nodes) {
  return 1 + Math.max(0, ...nodes.map((node) => depth(node.children ?? node.items?.flat() ?? [])));
}
