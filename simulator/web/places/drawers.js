// Owns which side panels are open: on a narrow page they lie over the messages, one at a time.

const NARROW = matchMedia("(max-width: 760px)");
const MEMBERS_FIT = matchMedia("(min-width: 1000px)");

/** `panels` are `{channels, members}` with a `panel` and its `button` each. Returns how to close those that lie over. */
export function mountDrawers(panels, shade) {
  const set = (name, open) => {
    const { panel, button } = panels[name];
    panel.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    shade.hidden = !(lies("channels") || lies("members"));
  };
  const isOpen = (name) => panels[name].panel.classList.contains("open");
  const lies = (name) => isOpen(name) && (name === "channels" ? NARROW : { matches: !MEMBERS_FIT.matches }).matches;
  const closeLying = () => {
    for (const name of Object.keys(panels)) {
      if (!lies(name)) continue;
      const hadFocus = panels[name].panel.contains(document.activeElement);
      set(name, false);
      if (hadFocus) panels[name].button.focus();
    }
  };
  for (const [name, { panel, button }] of Object.entries(panels)) {
    button.addEventListener("click", () => {
      const open = !isOpen(name);
      if (open) closeLying();
      set(name, open);
      if (lies(name)) panel.querySelector("a, button")?.focus();
    });
  }
  const fit = () => {
    set("channels", !NARROW.matches);
    set("members", MEMBERS_FIT.matches);
  };
  NARROW.addEventListener("change", fit);
  MEMBERS_FIT.addEventListener("change", fit);
  shade.addEventListener("click", closeLying);
  addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && closeLying());
  fit();
  return closeLying;
}
