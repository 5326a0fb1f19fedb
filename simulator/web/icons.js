// Owns the page's icons: a few lines each, drawn in the colour of the text beside them.

import { svg } from "./dom.js";

const PATHS = {
  channel: ["M9 4 7 20", "M17 4 15 20", "M4 9h17", "M3 15h17"],
  thread: ["M5 5v8a4 4 0 0 0 4 4h10", "M15 13l4 4-4 4"],
  direct: ["M4 5h16v11H9l-5 4z"],
  edit: ["M4 20l1-4L16 5l3 3L8 19z", "M13 8l3 3"],
  remove: ["M4 7h16", "M9 7V4h6v3", "M6 7l1 13h10l1-13"],
  copy: ["M9 9h11v11H9z", "M5 15H4V4h11v1"],
  people: ["M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z", "M2 20c0-4 3-6 7-6s7 2 7 6", "M16 4.5a3.5 3.5 0 0 1 0 6.5", "M18.5 14.5c2 .8 3.5 2.5 3.5 5.5"],
  inspect: ["M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z", "M16 16l5 5"],
  reply: ["M10 6l-6 6 6 6", "M4 12h9a7 7 0 0 1 7 7"],
  react: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M8.5 14.5c1.8 2.3 5.2 2.3 7 0", "M9 9.5v.1", "M15 9.5v.1"],
  more: ["M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0z", "M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0z", "M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0z"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  send: ["M4 12l16-8-6 16-3-6z", "M11 14l9-10"],
  sun: ["M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M12 2v2", "M12 20v2", "M2 12h2", "M20 12h2", "M5 5l1.4 1.4", "M17.6 17.6L19 19", "M5 19l1.4-1.4", "M17.6 6.4L19 5"],
  moon: ["M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z"],
  reset: ["M4 11a8 8 0 1 1 2 6", "M4 5v6h6"],
  eye: ["M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7z", "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"],
  file: ["M6 3h8l5 5v13H6z", "M14 3v5h5"],
  down: ["M6 9l6 6 6-6"],
  outside: ["M14 4h6v6", "M20 4l-9 9", "M18 14v6H4V6h6"],
  alert: ["M12 3l10 18H2z", "M12 10v4", "M12 17.5v.1"],
  swap: ["M7 4L3 8l4 4", "M3 8h14", "M17 12l4 4-4 4", "M21 16H7"],
  bot: ["M5 9h14v10H5z", "M12 5v4", "M9 13.5v1", "M15 13.5v1", "M12 4.5v.1"],
};

const CHANNELS = { text: "channel", thread: "thread", direct: "direct", group: "people" };

/** The icon of a kind of channel. */
export function channelIcon(kind) {
  return icon(CHANNELS[kind] ?? "channel");
}

/** An icon that says nothing to a screen reader: the button around it has the words. */
export function icon(name) {
  const paths = PATHS[name].map((d) => svg("path", { d }));
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, paths);
}
