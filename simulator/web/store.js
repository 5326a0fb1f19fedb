// Owns what the page knows: whom the reader is, what the server told of this Discord, and what is chosen on the page.

import * as api from "./api.js";
import { formatPlace, parsePlace } from "./place.js";

const RETRY_MS = 2000;
const SPEAKING = ["say", "reply", "slash", "menu"];
const NOWHERE = { messages: [], typing: [], failed: [], modal: null, more: false, channel: null, readAt: 0 };
const NO_COMMANDS = { slash: [], message_menu: [], user_menu: [] };

/**
 * Tells `change` after anything changed, `refused` (with `detail`, a sentence) when the server would not do something, and
 * `spoke` when this person wrote or used a command.
 */
export class Store extends EventTarget {
  as = null;
  channelId = null;
  /** What `/web/api/state` answered, null at first. */
  server = null;
  /** What the channel's messages answered, pages of older ones before it. */
  view = NOWHERE;
  commands = NO_COMMANDS;
  banner = null;
  /** `starting`, `live`, `lost`, or `stopped` when the server said so. */
  connection = "starting";
  /** The messages that are replied to and edited in the composer. */
  replyTo = null;
  editing = null;
  /** The id of the message in the inspector. */
  inspected = null;
  #pages = 1;
  #stream = null;
  #reading = null;
  #stale = false;
  #retry = null;

  async start() {
    const { as, channel } = parsePlace(location.hash);
    Object.assign(this, { as, channelId: channel });
    addEventListener("hashchange", () => this.go(parsePlace(location.hash)));
    await this.refresh();
    if (this.server) this.#listen();
  }

  get channel() {
    return this.channels.find((channel) => channel.id === this.channelId) ?? null;
  }

  get channels() {
    return this.server ? [...this.server.guilds.flatMap((guild) => guild.channels), ...this.server.direct] : [];
  }

  /** The guild of the open channel, null in direct messages. */
  get guild() {
    return this.server?.guilds.find((guild) => guild.channels.some(({ id }) => id === this.channelId)) ?? null;
  }

  get me() {
    return this.server?.people.find((person) => person.id === this.as) ?? null;
  }

  /** Names of people, roles and channels by id, as `mentions` of a message has them. */
  get names() {
    const named = (list) => Object.fromEntries(list.map(({ id, name }) => [id, name]));
    const people = this.guild?.members ?? [this.server.bot, ...this.server.people];
    return { users: named(people), roles: named(this.guild?.roles ?? []), channels: named(this.channels) };
  }

  message(id) {
    return this.view.messages.find((message) => message.id === id) ?? null;
  }

  /** Shows another channel, or becomes another person. */
  async go({ as = this.as, channel = this.channelId }) {
    const somebodyElse = as !== null && as !== this.as;
    if (!somebodyElse && channel === this.channelId) return;
    Object.assign(this, { as: as ?? this.as, channelId: channel, replyTo: null, editing: null, inspected: null });
    Object.assign(this, { view: NOWHERE, commands: NO_COMMANDS });
    this.#pages = 1;
    this.#tell();
    await this.refresh();
    if (somebodyElse) this.#listen();
  }

  /** Chooses what is on the page alone: `replyTo`, `editing`, `inspected`. */
  choose(choice) {
    Object.assign(this, choice);
    this.#tell();
  }

  async showOlder() {
    this.#pages += 1;
    await this.refresh();
  }

  /** Does what a person can do. Answers null, and tells `refused`, if the server would not. */
  async act(kind, details = {}) {
    try {
      const answer = await api.act(this.as, kind, details);
      if (SPEAKING.includes(kind)) this.dispatchEvent(new Event("spoke"));
      return answer;
    } catch (refusal) {
      this.refuse(refusal);
      return null;
    }
  }

  refuse(refusal) {
    if (!(refusal instanceof api.Refusal)) throw refusal;
    this.dispatchEvent(new CustomEvent("refused", { detail: refusal.message }));
  }

  /** Reads everything on the screen anew. Calls while it reads lead to one more reading. */
  refresh() {
    this.#stale = true;
    this.#reading ??= this.#readUntilFresh().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readUntilFresh() {
    while (this.#stale) {
      this.#stale = false;
      try {
        await this.#read();
      } catch (refusal) {
        if (!(refusal instanceof api.Refusal)) throw refusal;
        this.#disconnected("lost");
        if (refusal.status !== 0) this.refuse(refusal);
      }
    }
    this.#tell();
  }

  async #read() {
    const { as } = this;
    const server = await api.readState(as).catch((refusal) => {
      // Whom the address names may be gone with an earlier run of the server.
      if (refusal.status === 404) return api.readState(null);
      throw refusal;
    });
    if (as !== this.as) return;
    this.server = server;
    this.as = server.as;
    if (!this.channel) this.channelId = firstChannel(server);
    history.replaceState(null, "", formatPlace({ as: this.as, channel: this.channelId }));
    await Promise.all([this.#readChannel(), this.#readBanner()]);
    this.connection = "live";
  }

  async #readChannel() {
    const { as, channelId } = this;
    if (!channelId) return;
    const [newest, commands] = await Promise.all([api.readMessages(as, channelId), api.readCommands(as, channelId)]);
    const view = { ...newest, readAt: Date.now() };
    for (let page = 1; page < this.#pages && view.more; page += 1) {
      const older = await api.readMessages(as, channelId, view.messages[0].id);
      view.messages = [...older.messages, ...view.messages];
      view.more = older.more;
    }
    if (as !== this.as || channelId !== this.channelId) return;
    Object.assign(this, { view, commands });
    if (this.replyTo && !this.message(this.replyTo)) this.replyTo = null;
    if (this.editing && !this.message(this.editing)) this.editing = null;
    if (this.inspected && !this.message(this.inspected)) this.inspected = null;
  }

  async #readBanner() {
    if (this.server.host?.banner) this.banner = (await api.readBanner()).banner;
  }

  #listen() {
    this.#stream?.close();
    this.#stream = api.changes(this.as);
    this.#stream.addEventListener("change", () => this.refresh());
    this.#stream.addEventListener("bye", () => this.#disconnected("stopped"));
    this.#stream.addEventListener("error", () => this.#disconnected("lost"));
  }

  #disconnected(how) {
    if (this.connection !== "stopped") this.connection = how;
    this.#tell();
    this.#retry ??= setTimeout(async () => {
      this.#retry = null;
      await this.refresh();
      // A stream gives up for good where the person is not known any more.
      if (this.connection === "live" && (!this.#stream || this.#stream.readyState === EventSource.CLOSED)) this.#listen();
    }, RETRY_MS);
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

function firstChannel(server) {
  const places = [...server.guilds.flatMap((guild) => guild.channels), ...server.direct];
  return places[0]?.id ?? null;
}
