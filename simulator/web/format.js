// Owns how moments, sizes and people are written in short.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const HUES = 8;

/** `14:05`, as the reader's language writes it. */
export function clock(time, locale = undefined) {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(time));
}

/** All of a moment: weekday, date and time. */
export function fullTime(time, locale = undefined) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(new Date(time));
}

/** The day of a moment, `Today` and `Yesterday` by name. `now` is in milliseconds. */
export function dayName(time, now = Date.now(), locale = undefined) {
  const days = Math.round((midnight(now) - midnight(time)) / DAY_MS);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(time));
}

export function sameDay(one, other) {
  return midnight(one) === midnight(other);
}

export function minutesBetween(earlier, later) {
  return (new Date(later) - new Date(earlier)) / MINUTE_MS;
}

/** `12 ms`, `1.4 s`. */
export function duration(ms) {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `812 B`, `12.1 KB`, `3.0 MB`. */
export function bytes(size) {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(Math.floor(Math.log2(Math.max(size, 1)) / 10), units.length - 1);
  return `${step ? (size / 1024 ** step).toFixed(1) : size} ${units[step]}`;
}

/** The first letter of a name, whole even where it takes two code units. */
export function initial(name) {
  return [...name.trim()][0]?.toUpperCase() ?? "?";
}

/** One of eight colours that a person keeps, by their id. */
export function hue(id) {
  return Number(BigInt(id) % BigInt(HUES));
}

/** Discord's colour number as CSS writes it, or null for none. */
export function cssColour(number) {
  if (!Number.isInteger(number) || number < 0 || number > 0xffffff) return null;
  return `#${number.toString(16).padStart(6, "0")}`;
}

/** An emoji of Discord's API as text: those of a server are only named. */
export function emojiText({ id, name }) {
  return id ? `:${name}:` : name;
}

/** `1 reply`, `2 replies`. */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

function midnight(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}
