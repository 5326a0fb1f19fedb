// Owns the bar above the message field: what is replied to or edited.

import { el, refill, spoken } from "../dom.js";
import { icon } from "../icons.js";

/** Makes `bar` show it; `ended` is called when it was ended there. */
export function mountAboveBar(bar, store, ended) {
  let shown = null;
  store.addEventListener("change", () => {
    const { replyTo, editing } = store;
    const now = `${replyTo} ${editing}`;
    if (now === shown) return;
    shown = now;
    const message = store.message(replyTo ?? editing);
    bar.hidden = !message;
    refill(bar, message && [
      el("span", {}, replyTo ? ["Replying to ", el("strong", {}, message.author.name)] : "Editing your message"),
      el("button", { type: "button", class: "icon-button", on: { click: () => { store.choose({ replyTo: null, editing: null }); ended(); } } },
        icon("close"), spoken(replyTo ? "Stop replying" : "Stop editing")),
    ]);
  });
}
