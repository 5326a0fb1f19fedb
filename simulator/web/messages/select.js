// Owns select menus: a button that opens its options, of which one or several are sent.

import { el, spoken } from "../dom.js";
import { emojiText } from "../format.js";
import { icon } from "../icons.js";
import { Listbox } from "../popups/listbox.js";
import { openPopup } from "../popups/popup.js";

const STRING = 3;
const USER = 5;
const ROLE = 6;
const MENTIONABLE = 7;

/** A select as Discord's API writes it. */
export function renderSelect(select, context) {
  const { custom_id: id, disabled, placeholder = "Make a selection" } = select;
  const options = optionsOf(select, context.store);
  const chosen = options.filter((option) => option.selected);
  const waits = context.message.busy.includes(id);
  const shown = chosen.map((option) => option.text).join(", ");
  const send = (values) => context.store.act("choose", { message: context.message.id, custom_id: id, values });
  const button = el("button", {
    type: "button", class: `select ${waits ? "busy" : ""}`, disabled, "aria-haspopup": "listbox", "aria-expanded": "false",
    "aria-busy": waits ? "true" : null, data: { focus: `component ${id}` },
    on: { click: () => !waits && open(button, select, options, send) },
  }, spoken(shown ? `${placeholder}: ` : ""), el("span", { class: shown ? "select-value" : "select-value soft" }, shown || placeholder), icon("down"));
  return button;
}

function open(button, select, options, send) {
  const { min_values: min = 1, max_values: max = 1, placeholder = "Options" } = select;
  const single = max <= 1;
  const picked = new Set(options.filter((option) => option.selected).map((option) => option.value));
  const chosen = ({ value }) => {
    if (single) {
      close();
      return send([value]);
    }
    if (!picked.delete(value) && picked.size < max) picked.add(value);
    show();
  };
  const list = new Listbox({ label: placeholder, chosen, multiple: !single });
  const done = el("button", { type: "button", class: "button accent", on: { click: () => { close(); send([...picked]); } } }, "Done");
  const show = () => {
    done.disabled = picked.size < min;
    list.show(options.map((option) => ({ ...option, selected: picked.has(option.value), badge: !single && picked.has(option.value) ? "✓" : null })));
  };
  show();
  const body = el("div", { class: "select-list" }, list.element, !single && el("div", { class: "select-actions" }, done));
  button.setAttribute("aria-expanded", "true");
  const close = openPopup(button, body, { focus: list.element, closed: () => button.setAttribute("aria-expanded", "false") });
}

function optionsOf(select, store) {
  if (select.type === STRING) {
    return (select.options ?? []).map(({ label, value, description, emoji, default: selected = false }) =>
      ({ text: emoji ? `${emojiText(emoji)} ${label}` : label, value, detail: description, selected }));
  }
  const { members = [], roles = [], channels = [] } = store.guild ?? {};
  const lists = { [USER]: members, [ROLE]: roles, [MENTIONABLE]: [...members, ...roles] };
  const usual = new Set((select.default_values ?? []).map(({ id }) => id));
  return (lists[select.type] ?? channels).map(({ id, name }) => ({ text: name, value: id, selected: usual.has(id) }));
}
