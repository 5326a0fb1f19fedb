// Owns the host's banner above the messages, and its button.

import { el, refill } from "../dom.js";
import { runBanner } from "../api.js";

/** Makes `region` show what the program around the simulator has to say; `say` shows a note when its button has done it. */
export function mountBanner(region, store, say) {
  let shown = "null";
  store.addEventListener("change", () => {
    const now = JSON.stringify(store.banner);
    if (now === shown) return;
    shown = now;
    region.hidden = !store.banner;
    refill(region, store.banner && content(store.banner, store, say));
    region.className = `banner ${store.banner?.tone ?? ""}`;
  });
}

function content({ text, action }, store, say) {
  const run = async ({ currentTarget: button }) => {
    button.disabled = true;
    button.classList.add("busy");
    try {
      say((await runBanner(store.as)).text);
    } catch (refusal) {
      store.refuse(refusal);
    }
    button.disabled = false;
    button.classList.remove("busy");
    await store.refresh();
  };
  return [el("span", {}, text), action && el("button", { type: "button", class: "button accent", on: { click: run } }, action)];
}
