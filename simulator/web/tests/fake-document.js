// Owns a stand-in for the browser's document, just enough to see which elements, attributes and texts are made.

class FakeNode {
  constructor(localName) {
    this.localName = localName;
    this.attributes = {};
    this.dataset = {};
    this.children = [];
    this.variables = {};
    this.style = { setProperty: (name, value) => { this.variables[name] = value; } };
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  append(...nodes) {
    this.children.push(...nodes);
  }

  addEventListener() {}

  get textContent() {
    return this.children.map((child) => (child instanceof FakeNode ? child.textContent : child)).join("");
  }

  /** This element and all below it. */
  all() {
    return [this, ...this.children.flatMap((child) => (child instanceof FakeNode ? child.all() : []))];
  }
}

/** Puts the stand-in where the page's modules look for the browser. */
export function installFakeDocument() {
  globalThis.document = {
    createElement: (name) => new FakeNode(name),
    createElementNS: (_, name) => new FakeNode(name),
  };
  globalThis.location = new URL("http://127.0.0.1:7777/");
}
