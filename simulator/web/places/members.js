// Owns the list of members, by role.

import { el, spoken } from "../dom.js";
import { avatar, botBadge } from "../messages/avatar.js";
import { openMenu } from "../popups/menu.js";
import { reconcile } from "../reconcile.js";

/** Makes `list` the members of the open channel's guild. */
export function mountMembers(list, store) {
  store.addEventListener("change", () => {
    const groups = Map.groupBy(membersOf(store), groupName);
    const menu = store.commands.user_menu;
    reconcile(list, [...groups].flatMap(([name, members]) => [
      { key: name, signature: String(members.length), make: () => el("h3", { class: "places-title" }, `${name} · ${members.length}`) },
      ...members.map((member) => ({
        key: member.id, signature: JSON.stringify([member, menu.length > 0, store.channelId]), make: () => entryOf(member, store),
      })),
    ]));
  });
}

function membersOf({ guild, server, me, channel }) {
  if (guild) return guild.members;
  return channel && server ? [{ ...server.bot, bot: true, roles: [] }, { ...me, bot: false, status: "online" }] : [];
}

function groupName({ bot, roles }) {
  return bot ? "Bots" : (roles[0] ?? "Online");
}

function entryOf(member, store) {
  const { name, status, activity } = member;
  const inside = [
    el("span", { class: `presence ${status}` }, avatar(member)),
    el("span", { class: "member-text" }, el("span", { class: "member-name" }, name, botBadge(member), spoken(`, ${status}`)),
      activity && el("span", { class: "soft member-activity" }, activity)),
  ];
  const { user_menu: menu } = store.commands;
  if (menu.length === 0) return el("div", { class: `member ${status}` }, inside);
  return el("button", { type: "button", class: `member ${status}`, on: { click: ({ currentTarget }) => openUserMenu(currentTarget, member, store) } }, inside);
}

function openUserMenu(anchor, { id, name }, store) {
  const items = store.commands.user_menu.map((command) => ({
    text: command.name, icon: "bot", run: () => store.act("menu", { command: command.name, channel: store.channelId, user: id }),
  }));
  openMenu(anchor, `Commands for ${name}`, [{ label: "Apps", items }]);
}
