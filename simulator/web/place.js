// Owns where the reader is, as it stands in the address: whom they are and which channel they see.

const FORM = /^#\/(\d+)(?:\/(\d+))?$/;

/** `{as, channel}` of an address's hash; null for what it does not say. */
export function parsePlace(hash) {
  const found = FORM.exec(hash);
  return { as: found?.[1] ?? null, channel: found?.[2] ?? null };
}

export function formatPlace({ as, channel }) {
  return channel ? `#/${as}/${channel}` : `#/${as}`;
}
