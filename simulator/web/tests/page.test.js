// Owns the tests of the page's plain logic: order of messages, addresses, short forms.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bytes, counted, cssColour, dayName, duration, initial } from "../format.js";
import { safeHref } from "../markdown/links.js";
import { timestampText } from "../markdown/timestamp.js";
import { isLater, timeline } from "../messages/timeline.js";
import { formatPlace, parsePlace } from "../place.js";

function message(id, author, time, more = {}) {
  return { id, author: { id: author }, time, reply_to: null, header: null, ephemeral: false, ...more };
}

test("messages of one author stand together until time, a reply or another author parts them", () => {
  const messages = [
    message("1", "a", "2026-11-01T10:00:00Z"),
    message("2", "a", "2026-11-01T10:01:00Z"),
    message("3", "b", "2026-11-01T10:02:00Z"),
    message("4", "b", "2026-11-01T10:03:00Z", { reply_to: { id: "1" } }),
    message("5", "b", "2026-11-01T10:30:00Z"),
    message("6", "b", "2026-11-03T10:31:00Z"),
  ];
  const entries = timeline({ messages, failed: [] });
  const shown = entries.map((entry) => (entry.kind === "day" ? "day" : `${entry.key}${entry.leads ? "!" : ""}`));
  assert.deepEqual(shown, ["day", "1!", "2", "3!", "4!", "5!", "day", "6!"]);
});

test("a failed command stands at its time, a failed button at its message", () => {
  const messages = [message("1", "a", "2026-11-01T10:00:00Z"), message("2", "a", "2026-11-01T10:02:00Z")];
  const failed = [
    { interaction: "8", message: null, time: "2026-11-01T10:01:00Z" },
    { interaction: "9", message: "1", time: "2026-11-01T10:03:00Z" },
  ];
  const entries = timeline({ messages, failed });
  assert.deepEqual(entries.map(({ key }) => key).slice(1), ["1", "failed-8", "2"]);
  assert.equal(entries[1].failed[0].interaction, "9");
});

test("ids are compared as whole numbers", () => {
  const check = (last, seen, expected) => assert.equal(isLater(last, seen), expected);
  check("1300000000000000001", "1300000000000000000", true);
  check("1300000000000000000", "1300000000000000000", false);
  check("99", "100", false);
  check(null, "1", false);
  check("1", null, true);
});

test("only addresses of the web are links", () => {
  const check = (text, expected) => assert.equal(safeHref(text), expected);
  check("https://a.example/x", "https://a.example/x");
  check("HTTP://A.example", "http://a.example/");
  for (const bad of ["javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//a", "file:///etc", "", null, 7]) {
    check(bad, null);
  }
});

test("an address names person and channel, and nothing but digits", () => {
  const check = (hash, expected) => assert.deepEqual(parsePlace(hash), expected);
  check("#/101/301", { as: "101", channel: "301" });
  check("#/101", { as: "101", channel: null });
  check("#/101/../../x", { as: null, channel: null });
  check("", { as: null, channel: null });
  assert.equal(formatPlace({ as: "101", channel: "301" }), "#/101/301");
});

test("a moment reads in its style", () => {
  const check = (style, expected) => assert.match(timestampText(1_700_000_000, style, 1_700_000_090_000, "en-GB"), expected);
  check("R", /2 minutes ago|1 minute ago/);
  check("D", /November 2023/);
  check("F", /2023/);
  assert.equal(timestampText(9e15, "F"), null);
});

test("short forms", () => {
  assert.deepEqual([bytes(0), bytes(812), bytes(12_390), bytes(3_145_728)], ["0 B", "812 B", "12.1 KB", "3.0 MB"]);
  assert.deepEqual([duration(12), duration(1400)], ["12 ms", "1.4 s"]);
  assert.deepEqual([cssColour(0x5364e6), cssColour(0), cssColour(-1), cssColour("red"), cssColour(0x1000000)], ["#5364e6", "#000000", null, null, null]);
  assert.deepEqual([initial("alice"), initial("😀x"), initial(" ")], ["A", "😀", "?"]);
  assert.deepEqual([counted(1, "message"), counted(2, "message"), counted(2, "reply", "replies")], ["1 message", "2 messages", "2 replies"]);
  const noon = new Date(2026, 10, 10, 12).getTime();
  assert.deepEqual([dayName(noon, noon), dayName(noon - 86_400_000, noon)], ["Today", "Yesterday"]);
});
