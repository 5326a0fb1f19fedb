// Owns how elements are made: from names and plain values, never from markup.

/**
 * An element with properties and children.
 *
 * `on` holds event listeners, `data` data attributes, `vars` CSS custom properties, `class` the classes; a property that
 * is null, undefined or false is left out, true stands for an attribute without a value. Children are nodes, texts, or arrays
 * of them; null, undefined and false are left out.
 */
export function el(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

/** The same for an element of SVG. */
export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}

/** Replaces what is inside `parent`. */
export function refill(parent, ...children) {
  parent.replaceChildren(...usable(children));
  return parent;
}

/** Text that only a screen reader reads. */
export function spoken(text) {
  return el("span", { class: "spoken" }, text);
}

function fill(element, { on = {}, data = {}, vars = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style" || name.startsWith("on")) throw new Error(`${name} does not belong into markup`);
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  for (const [name, value] of Object.entries(data)) if (value !== undefined) element.dataset[name] = value;
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(`--${name}`, value);
  element.append(...usable(children));
  return element;
}

function usable(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
