// Owns the tests of what is typed into the composer: commands, values of options, mentions.

import assert from "node:assert/strict";
import { test } from "node:test";

import { BOOLEAN, INTEGER, NUMBER, STRING, USER, commandTyped, matchingCommands, offeredValues, valueTyped } from "../composer/commands.js";
import { decodeMentions, encodeMentions, mentionBeingTyped } from "../composer/mentions.js";

const COMMANDS = ["ask", "career", "knowledge check", "knowledge reindex", "salary", "tasks"].map((name) => ({ name, options: [] }));
const KNOWN = {
  users: [{ id: "1", name: "alice" }, { id: "2", name: "Career bot" }, { id: "3", name: "al" }],
  roles: [{ id: "5", name: "Moderator" }],
  channels: [{ id: "7", name: "general" }],
};
const PLACES = { members: KNOWN.users, roles: KNOWN.roles, channels: KNOWN.channels };

test("commands that begin with what is typed come before those that contain it", () => {
  const check = (query, expected) => assert.deepEqual(matchingCommands(COMMANDS, query).map(({ name }) => name), expected);
  check("as", ["ask", "tasks"]);
  check("knowledge r", ["knowledge reindex"]);
  check("reindex", ["knowledge reindex"]);
  check("nothing", []);
  check("", COMMANDS.map(({ name }) => name));
});

test("a command is recognised when its whole name is typed", () => {
  const check = (text, name, rest) => {
    const found = commandTyped(COMMANDS, text);
    assert.deepEqual([found?.command.name, found?.rest], [name, rest]);
  };
  check("/career data engineer", "career", "data engineer");
  check("/knowledge reindex", "knowledge reindex", "");
  check("/knowledge", undefined, undefined);
  check("/careers x", undefined, undefined);
});

test("an option offers its choices, truth values and people", () => {
  const check = (option, query, expected) =>
    assert.deepEqual(offeredValues(option, query, PLACES)?.map(({ value }) => value), expected);
  check({ type: BOOLEAN }, "t", [true]);
  check({ type: USER }, "a", ["1", "3", "2"]);
  check({ type: STRING, choices: [{ name: "Data", value: "d" }, { name: "Web", value: "w" }] }, "da", ["d"]);
  check({ type: STRING }, "x", undefined);
});

test("a typed value is checked as Discord checks it", () => {
  const check = (option, text, expected) => assert.deepEqual(valueTyped({ name: "n", ...option }, text, PLACES), expected);
  check({ type: STRING }, " devops ", { value: "devops" });
  check({ type: STRING }, "", {});
  check({ type: STRING, required: true }, " ", { error: "n is required." });
  check({ type: STRING, max_length: 3 }, "abcd", { error: "n takes 3 characters at most." });
  check({ type: INTEGER }, "3", { value: 3 });
  check({ type: INTEGER }, "3.5", { error: "n has to be a whole number." });
  check({ type: NUMBER, max_value: 2 }, "2.5", { error: "n has to be 2 or less." });
  check({ type: INTEGER }, "three", { error: "n has to be a number." });
  check({ type: BOOLEAN }, "true", { value: true });
  check({ type: BOOLEAN }, "maybe", { error: "n: choose one of the list." });
  check({ type: USER }, "alice", { value: "1" });
});

test("names become mentions when sent, and names again when edited", () => {
  const check = (typed, sent) => {
    assert.equal(encodeMentions(typed, KNOWN), sent);
    assert.equal(decodeMentions(sent, KNOWN), typed);
  };
  check("@Career bot what pays?", "<@2> what pays?");
  check("@alice @al @Moderator #general", "<@1> <@3> <@&5> <#7>");
  check("me@alice.example @alicexy", "me@alice.example @alicexy");
  check("@nobody @everyone", "@nobody @everyone");
  assert.equal(encodeMentions("@ALICE", KNOWN), "<@1>");
  assert.equal(decodeMentions("<@!1> <@99>", KNOWN), "@alice <@99>");
});

test("a name is being typed behind its sign", () => {
  const check = (before, expected) => assert.deepEqual(mentionBeingTyped(before), expected);
  check("hi @ca", { sign: "@", query: "ca", start: 3 });
  check("@", { sign: "@", query: "", start: 0 });
  check("@career b", { sign: "@", query: "career b", start: 0 });
  check("mail me@x", null);
  check("@one two three", null);
});
