// Owns the choice of a command and of option values as they are typed, without a page around it.

/** Discord's numbers for the types of options. */
export const STRING = 3;
export const INTEGER = 4;
export const BOOLEAN = 5;
export const USER = 6;
export const CHANNEL = 7;
export const ROLE = 8;
export const MENTIONABLE = 9;
export const NUMBER = 10;
const CHOICES_MAX = 25;

/** Commands that fit what stands behind the `/`: names that begin with it first, then those that contain it. */
export function matchingCommands(commands, query) {
  return ranked(commands, query, (command) => command.name);
}

/** The command that `text` (with its `/`) names in full, and the rest of the text; null if it may still become another. */
export function commandTyped(commands, text) {
  const found = commands
    .filter(({ name }) => text.startsWith(`/${name} `) || text === `/${name}`)
    .sort((one, other) => other.name.length - one.name.length)[0];
  return found ? { command: found, rest: text.slice(found.name.length + 1).trimStart() } : null;
}

/**
 * Values that an option can be given without asking the bot, as `{name, value}`, that fit `query`; null where it is free
 * text, a number, or the bot's to complete. `places` is `{members, roles, channels}`, lists of `{id, name}`.
 */
export function offeredValues(option, query, places) {
  const all = valuesOf(option, places);
  return all && ranked(all, query, (choice) => choice.name).slice(0, CHOICES_MAX);
}

function valuesOf(option, { members, roles, channels }) {
  const named = (list) => list.map(({ id, name }) => ({ name, value: id }));
  switch (option.type) {
    case BOOLEAN:
      return [{ name: "True", value: true }, { name: "False", value: false }];
    case USER:
      return named(members);
    case CHANNEL:
      return named(channels);
    case ROLE:
      return named(roles);
    case MENTIONABLE:
      return named([...members, ...roles]);
    default:
      return option.choices?.length ? option.choices : null;
  }
}

/**
 * The value of an option from what was typed: `{value}`, `{}` for nothing, or `{error}`, a sentence. A choice that was picked is
 * its value already and does not come here.
 */
export function valueTyped(option, text, places) {
  const typed = text.trim();
  if (!typed) return option.required ? { error: `${option.name} is required.` } : {};
  const offered = valuesOf(option, places);
  if (offered) {
    const exact = offered.find(({ name, value }) => [name, String(value)].some((way) => same(way, typed)));
    return exact ? { value: exact.value } : { error: `${option.name}: choose one of the list.` };
  }
  if (option.type === INTEGER || option.type === NUMBER) return numberTyped(option, typed);
  return lengthChecked(option, typed);
}

function numberTyped(option, typed) {
  const value = Number(typed);
  const { name, min_value: min = -Infinity, max_value: max = Infinity } = option;
  if (!Number.isFinite(value)) return { error: `${name} has to be a number.` };
  if (option.type === INTEGER && !Number.isInteger(value)) return { error: `${name} has to be a whole number.` };
  if (value < min) return { error: `${name} has to be ${min} or more.` };
  if (value > max) return { error: `${name} has to be ${max} or less.` };
  return { value };
}

function lengthChecked({ name, min_length: min = 0, max_length: max = 6000 }, typed) {
  const length = [...typed].length;
  if (length < min) return { error: `${name} needs ${min} characters or more.` };
  if (length > max) return { error: `${name} takes ${max} characters at most.` };
  return { value: typed };
}

function ranked(list, query, nameOf) {
  const wanted = query.trim().toLowerCase();
  const rank = (item) => {
    const name = nameOf(item).toLowerCase();
    return name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 2;
  };
  return list.map((item) => ({ item, rank: rank(item) })).filter((entry) => entry.rank < 2)
    .sort((one, other) => one.rank - other.rank).map(({ item }) => item);
}

function same(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}
