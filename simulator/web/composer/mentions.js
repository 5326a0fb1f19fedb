// Owns how mentions are typed: `@alice` in the text field, `<@101>` in the message.

/** By kind of what can be mentioned: the sign that is typed, and how a mention begins. */
const SIGNS = { users: ["@", "<@"], roles: ["@", "<@&"], channels: ["#", "<#"] };

/** The text as it is sent. `known` is `{users, roles, channels}`, lists of `{id, name}`: names of people, roles and channels behind their sign become mentions, the longest name first. */
export function encodeMentions(text, known) {
  const names = entries(known).sort((one, other) => other.typed.length - one.typed.length);
  let sent = "";
  for (let at = 0; at < text.length; ) {
    const found = names.find(({ typed }) => matches(text, at, typed));
    sent += found ? found.written : text[at];
    at += found ? found.typed.length : 1;
  }
  return sent;
}

/** The text as it is edited: mentions of what is known become names. */
export function decodeMentions(text, known) {
  const typed = new Map(entries(known).map((entry) => [entry.written, entry.typed]));
  return text.replace(/<(@&|@!?|#)(\d+)>/g, (written, sign, id) => typed.get(`<${sign.replace("!", "")}${id}>`) ?? written);
}

/** The name that is being typed at the end of `before`: `{sign, query, start}`, or null. */
export function mentionBeingTyped(before) {
  const found = /(?:^|[\s(])([@#])([^\s@#]{0,32}(?: [^\s@#]{0,32})?)$/u.exec(before);
  return found && { sign: found[1], query: found[2], start: before.length - found[2].length - 1 };
}

function entries(known) {
  return Object.entries(SIGNS).flatMap(([kind, [sign, open]]) =>
    (known[kind] ?? []).map(({ id, name }) => ({ typed: sign + name, written: `${open}${id}>` })));
}

function matches(text, at, typed) {
  const before = text[at - 1] ?? " ";
  const after = text[at + typed.length] ?? " ";
  const alone = !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  return alone && text.slice(at, at + typed.length).toLowerCase() === typed.toLowerCase();
}
