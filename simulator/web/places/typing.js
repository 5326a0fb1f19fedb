// Owns the line that says who is typing.

import { el, refill } from "../dom.js";
import { dots } from "../messages/message.js";

/** Makes `line` say it, until the typing is over. */
export function mountTyping(line, store) {
  let timer = null;
  const show = () => {
    clearTimeout(timer);
    const since = Date.now() - store.view.readAt;
    const typing = store.view.typing.filter((person) => person.for_ms > since);
    const names = typing.map((person) => person.name).join(", ");
    if (line.dataset.names !== names) {
      line.dataset.names = names;
      refill(line, names && [dots(), el("span", {}, `${names} ${typing.length === 1 ? "is" : "are"} typing…`)]);
    }
    if (typing.length > 0) timer = setTimeout(show, Math.min(...typing.map((person) => person.for_ms)) - since);
  };
  store.addEventListener("change", show);
}
