// Owns how Discord's timestamps read, in the language of whoever reads.

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
/** Units of relative time with their length in seconds, longest first. */
const UNITS = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** A moment as text, by Discord's style letter; `R` is relative to `now` (milliseconds). Null for no moment at all. */
export function timestampText(seconds, style, now = Date.now(), locale = undefined) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  if (style === "R") return relative(seconds - now / 1000, locale);
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(date);
}

function relative(difference, locale) {
  const [unit, length] = UNITS.find(([, seconds]) => Math.abs(difference) >= seconds) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(difference / length), unit);
}
