// Owns the line above the messages: where one is, and what is wrong with the connection.

import { el, refill } from "../dom.js";
import { channelIcon } from "../icons.js";

const TROUBLE = {
  lost: "The connection to the playground is lost. Trying again…",
  stopped: "The playground has stopped. Start it again, and this page goes on.",
};

/** Makes `title` name the channel, and `notice` say what keeps the bot from answering. */
export function mountHeading({ title, notice }, store) {
  let shown = null;
  store.addEventListener("change", () => {
    const { channel, channels, server } = store;
    const trouble = TROUBLE[store.connection] ?? (server && !server.bot.connected ? `${server.bot.name} is not connected yet.` : null);
    if (notice.textContent !== (trouble ?? "")) notice.textContent = trouble ?? "";
    notice.hidden = !trouble;
    const parent = channels.find(({ id }) => id === channel?.parent);
    const now = JSON.stringify([channel?.id, channel?.name, channel?.topic, parent?.name, server?.title]);
    if (!channel || now === shown) return;
    shown = now;
    document.title = `${channel.name} · ${server.title}`;
    refill(title, channelIcon(channel.kind), el("h1", {}, parent ? `${parent.name} › ${channel.name}` : channel.name),
      channel.topic && el("p", { class: "topic" }, channel.topic));
  });
}
