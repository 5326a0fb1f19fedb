// Owns pictures and files: what this server holds is shown, what another host holds is only named.

import { el } from "../dom.js";
import { bytes } from "../format.js";
import { icon } from "../icons.js";
import { safeHref } from "../markdown/links.js";
import { openPicture } from "./picture-dialog.js";

/** A message's attachment: a picture, or a file to download. */
export function renderAttachment(attachment) {
  const { filename, url, size, content_type: type, description } = attachment;
  if (type?.startsWith("image/")) return picture(attachment, description ?? filename);
  const href = ownAddress(url);
  return el("div", { class: "file" }, icon("file"),
    el("div", {}, href ? el("a", { href, download: filename }, filename) : filename,
      el("div", { class: "soft" }, [bytes(size), description].filter(Boolean).join(" · "))));
}

/** A picture, `{url, width, height, description}`, that opens large. */
export function picture({ url, width, height, description }, fallback) {
  const alt = description ?? fallback;
  const source = ownAddress(url);
  if (!source) return elsewhere(url, alt);
  const image = el("img", { src: source, alt, width: width || null, height: height || null, loading: "lazy" });
  return el("button", {
    type: "button", class: "picture", "aria-label": `${alt} (open large)`, data: { focus: `picture ${url}` }, on: { click: () => openPicture(source, alt) },
  }, image);
}

/** The page asks no other host for anything, so that a picture there is a link. */
function elsewhere(url, alt) {
  const href = safeHref(url);
  return el("div", { class: "file" }, icon("outside"), el("div", {},
    href ? el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, alt) : alt,
    el("div", { class: "soft" }, href ? `A picture at ${new URL(href).host}, not loaded here` : "A picture without an address")));
}

/** The path on this server that `url` means, or null if it leads elsewhere. */
function ownAddress(url) {
  if (!URL.canParse(url, location.origin)) return null;
  const address = new URL(url, location.origin);
  return address.origin === location.origin ? address.pathname + address.search : null;
}
