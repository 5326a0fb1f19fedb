// Owns the requests to the server; `API.md` describes each of them.

/** What the server refused, with its sentence for a person and the status. */
export class Refusal extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

export const readState = (as) => ask("/web/api/state", { as });
export const readMessages = (as, channel, before) => ask(`/web/api/channels/${channel}/messages`, { as, before });
export const readCommands = (as, channel) => ask(`/web/api/channels/${channel}/commands`, { as });
export const readWire = (as, message) => ask(`/web/api/messages/${message}/wire`, { as });
export const inspect = (as, message) => ask(`/web/host/inspect/${message}`, { as });
export const readPage = (path) => ask("/web/host/page", { path });
export const readBanner = () => ask("/web/host/banner", {});
export const runBanner = (as) => send("/web/host/banner", { as });

/** Does what a person can do; see the table in `API.md`. */
export const act = (as, kind, details) => send("/web/api/act", { as, kind, ...details });

/** The stream of changes of one person. */
export const changes = (as) => new EventSource(`/web/api/events?as=${encodeURIComponent(as)}`);

function ask(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  return answer(fetch(given.length ? `${path}?${new URLSearchParams(given)}` : path));
}

function send(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answer(request) {
  const response = await request.catch(() => {
    throw new Refusal("The playground does not answer. Is it still running?", 0);
  });
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(body?.error ?? `The playground answered with status ${response.status}.`, response.status);
  return body;
}
