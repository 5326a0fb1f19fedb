// Owns how a list on the page follows a list of data: what did not change keeps its element, its focus and its state.

const SIGNATURES = new WeakMap();

/**
 * Makes the children of `parent` those of `wanted`: `{key, signature, make}` each, in order. An element is made anew only
 * when its signature (any string) changed. Focus inside such an element goes to the part of the same `data-focus`, else to
 * the element itself; focus inside one that is gone goes to what stands in its place.
 */
export function reconcile(parent, wanted) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const focus = focusWithin(parent);
  let place = parent.firstElementChild;
  for (const { key, signature, make } of wanted) {
    const former = before.get(key);
    before.delete(key);
    if (former && SIGNATURES.get(former) === signature) {
      if (former === place) place = place.nextElementSibling;
      else parent.insertBefore(former, place);
      continue;
    }
    const fresh = make();
    fresh.dataset.key = key;
    SIGNATURES.set(fresh, signature);
    if (former === place && former) place = place.nextElementSibling;
    if (former) former.replaceWith(fresh);
    if (!former || fresh.nextElementSibling !== place) parent.insertBefore(fresh, place);
  }
  const index = focus ? [...parent.children].indexOf(before.get(focus.key)) : -1;
  for (const gone of before.values()) gone.remove();
  if (focus && !focusWithin(parent)) restore(parent, focus, index);
}

function focusWithin(parent) {
  const active = document.activeElement;
  if (!active || active === parent || !parent.contains(active)) return null;
  const key = active.closest("[data-key]")?.dataset.key;
  return { key, part: active.dataset.focus };
}

function restore(parent, { key, part }, index) {
  const children = [...parent.children];
  const element = children.find((child) => child.dataset.key === key);
  const inner = part && [...(element?.querySelectorAll("[data-focus]") ?? [])].find((child) => child.dataset.focus === part);
  const inPlace = [...children.slice(index), ...children.slice(0, index).reverse()].find((child) => child.tabIndex >= -1 && child.hasAttribute("tabindex"));
  (inner || element || inPlace)?.focus({ preventScroll: true });
}
