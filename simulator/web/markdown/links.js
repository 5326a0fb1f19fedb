// Owns which addresses a link may lead to, and where a bare address in a text ends.

const BARE = /https?:\/\/[^\s<>]+/iy;
const MASKED =
  /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"\n]*")?\s*\)/iy;
const ANGLED = /<(https?:\/\/[^\s<>]+)>/iy;
const MESSAGE = /\/channels\/(\d+|@me)\/(\d+)\/(\d+)\/?$/;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,:;!?'"*_~|]+$/;

/** The address, normalised, if it is one of http or https; else null. */
export function safeHref(text) {
  if (typeof text !== "string" || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

/**
 * The link that begins at `at`: `{href, label, length}`, with a null label where the address shows itself.
 * Null if none begins there.
 */
export function linkAt(text, at) {
  return masked(text, at) ?? angled(text, at) ?? bare(text, at);
}

/** Where a link to a message leads, `{channel, message}`, or null for any other address. */
export function messageTarget(href) {
  const found = MESSAGE.exec(href);
  return found && { channel: found[2], message: found[3] };
}

function masked(text, at) {
  const found = matchAt(MASKED, text, at);
  // A label that looks like another address would hide where the link leads.
  if (!found || /https?:\/\//i.test(found[1]) || !found[1].trim()) return null;
  return link(found[2], found[1], found[0].length);
}

function angled(text, at) {
  const found = matchAt(ANGLED, text, at);
  return found && link(found[1], null, found[0].length);
}

function bare(text, at) {
  const found = matchAt(BARE, text, at);
  if (!found) return null;
  let address = found[0].replace(TRAILING, "");
  // A bracket that opened before the address closes after it.
  const surplus = count(address, ")") - count(address, "(");
  for (let left = surplus; left > 0 && address.endsWith(")"); left -= 1) {
    address = address.slice(0, -1).replace(TRAILING, "");
  }
  return link(address, null, address.length);
}

function link(address, label, length) {
  const href = safeHref(address);
  return href && { href, label, length };
}

function count(text, character) {
  return text.split(character).length - 1;
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
