// Owns the switch between the light and the dark theme. Without a choice the system's preference counts.

import { refill, spoken } from "./dom.js";
import { icon } from "./icons.js";

const PREFERS_DARK = matchMedia("(prefers-color-scheme: dark)");

/** Makes `button` the switch. */
export function mountTheme(button) {
  const show = () => {
    const next = current() === "dark" ? "light" : "dark";
    refill(button, icon(next === "dark" ? "moon" : "sun"), spoken(`Switch to the ${next} theme`));
    button.title = `Switch to the ${next} theme`;
  };
  button.addEventListener("click", () => {
    const next = current() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    localStorage.setItem("theme", next);
    show();
  });
  PREFERS_DARK.addEventListener("change", show);
  show();
}

function current() {
  return document.documentElement.dataset.theme ?? (PREFERS_DARK.matches ? "dark" : "light");
}
