// Owns the list of channels: the guild's with their threads, and direct messages.

import { el, spoken } from "../dom.js";
import { channelIcon } from "../icons.js";
import { isLater } from "../messages/timeline.js";
import { formatPlace } from "../place.js";
import { reconcile } from "../reconcile.js";

/** Makes `nav` the list; `left` is called when a channel was chosen. */
export function mountChannels(nav, store, left) {
  const seen = new Seen();
  nav.addEventListener("click", (event) => event.target.closest("a") && left());
  store.addEventListener("change", () => {
    if (!store.server) return;
    seen.note(store);
    const { guilds, direct } = store.server;
    const groups = [...guilds.map(({ name, channels }) => ({ name, channels })), { name: "Direct messages", channels: direct }];
    const shown = groups.filter(({ channels }) => channels.length > 0);
    reconcile(nav, shown.flatMap(({ name, channels }) => [
      { key: name, signature: name, make: () => el("h2", { class: "places-title" }, name) },
      ...channels.map((channel) => entryOf(channel, store, seen)),
    ]));
  });
}

function entryOf(channel, store, seen) {
  const current = channel.id === store.channelId;
  const unread = !current && seen.isUnread(store.as, channel);
  return {
    key: channel.id,
    signature: JSON.stringify([channel.name, channel.kind, current, unread, store.as]),
    make: () => el("a", {
      href: formatPlace({ as: store.as, channel: channel.id }), class: `place ${channel.kind} ${unread ? "unread" : ""}`,
      "aria-current": current ? "page" : null,
    }, channelIcon(channel.kind), el("span", {}, channel.name), unread && spoken("(unread)")),
  };
}

/** What each person has seen of each channel, kept as long as the tab. */
class Seen {
  #last = JSON.parse(sessionStorage.getItem("seen") ?? "{}");

  /** What is on the screen is seen; so is what was there before the person came. */
  note({ as, channelId, channels }) {
    for (const { id, last_message: last } of channels) {
      const key = `${as} ${id}`;
      if (id === channelId || !(key in this.#last)) this.#last[key] = last;
    }
    sessionStorage.setItem("seen", JSON.stringify(this.#last));
  }

  isUnread(as, { id, last_message: last }) {
    return isLater(last, this.#last[`${as} ${id}`] ?? null);
  }
}
