// Owns the order of what stands in a channel: days, messages grouped by author, and interactions that failed.

import { minutesBetween, sameDay } from "../format.js";

/** Messages of one author further apart than this begin a new group. */
const GROUP_MINUTES = 7;

/**
 * Entries in order: `{kind: "day", key, time}`, `{kind: "message", key, message, leads, failed}` (`leads`: shows its author;
 * `failed`: texts of its components' interactions) and `{kind: "failed", key, failure}` for commands.
 */
export function timeline({ messages, failed }) {
  const ofCommands = failed.filter((failure) => failure.message === null);
  const moments = [
    ...messages.map((message) => ({ kind: "message", key: message.id, time: message.time, message })),
    ...ofCommands.map((failure) => ({ kind: "failed", key: `failed-${failure.interaction}`, time: failure.time, failure })),
  ].sort((one, other) => new Date(one.time) - new Date(other.time));
  const entries = [];
  moments.forEach((moment, index) => {
    const before = moments[index - 1];
    const newDay = !before || !sameDay(before.time, moment.time);
    if (newDay) entries.push({ kind: "day", key: `day-${new Date(moment.time).toDateString()}`, time: moment.time });
    if (moment.kind === "failed") return entries.push(moment);
    const { message } = moment;
    const ofMessage = failed.filter((failure) => failure.message === message.id);
    entries.push({ ...moment, leads: newDay || !continues(before, message), failed: ofMessage });
  });
  return entries;
}

function continues(before, message) {
  return before.kind === "message" && before.message.author.id === message.author.id
    && !message.reply_to && !message.header && before.message.ephemeral === message.ephemeral
    && minutesBetween(before.time, message.time) < GROUP_MINUTES;
}

/** Whether the message id `last` is later than `seen`; ids grow with time and are too long for a number. */
export function isLater(last, seen) {
  return last !== null && (seen === null || BigInt(last) > BigInt(seen));
}
