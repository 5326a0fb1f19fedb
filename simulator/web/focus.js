// Owns giving the focus back after something lay over the page.

/** Remembers what has the focus; returns how to give it back, to what took its place, or to the message around it. */
export function rememberFocus() {
  const before = document.activeElement;
  const part = before?.dataset.focus;
  const key = before?.closest("[data-key]")?.dataset.key;
  return () => {
    const around = before?.isConnected ? before.closest("[data-key]") : [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    const again = before?.isConnected ? before : part && [...(around?.querySelectorAll("[data-focus]") ?? [])].find((one) => one.dataset.focus === part);
    again?.focus({ preventScroll: true });
    // The buttons of a message are only there while it has the focus.
    if (!again || document.activeElement !== again) around?.focus({ preventScroll: true });
  };
}
