// Owns the start of the page: finds its places and gives each to what fills it.

import { mountComposer } from "./composer/composer.js";
import { mountInspector } from "./inspector/inspector.js";
import { mountLog } from "./messages/log.js";
import { mountBanner } from "./places/banner.js";
import { mountChannels } from "./places/channels.js";
import { mountDrawers } from "./places/drawers.js";
import { mountHeading } from "./places/heading.js";
import { mountMembers } from "./places/members.js";
import { mountPeople } from "./places/people.js";
import { mountReset } from "./places/reset.js";
import { mountTyping } from "./places/typing.js";
import { mountModal } from "./popups/modal-form.js";
import { mountToasts } from "./popups/toast.js";
import { Store } from "./store.js";
import { mountTheme } from "./theme.js";

const at = (id) => document.getElementById(id);

const store = new Store();
const say = mountToasts(at("toasts"));
store.addEventListener("refused", ({ detail }) => say(detail, "error"));

const closeDrawers = mountDrawers({
  channels: { panel: at("channels-panel"), button: at("channels-button") },
  members: { panel: at("members-panel"), button: at("members-button") },
}, at("shade"));
mountTheme(at("theme"));
mountReset(at("reset"), store, say);
mountPeople(at("me"), store);
mountChannels(at("channels"), store, closeDrawers);
mountMembers(at("members"), store);
mountHeading({ title: at("title"), notice: at("notice") }, store);
mountBanner(at("banner"), store, say);
mountLog(at("messages"), store);
mountTyping(at("typing"), store);
mountComposer({
  form: at("composer"), field: at("field"), lists: at("lists"), command: at("command"), above: at("above"), send: at("send"),
}, store);
mountModal(store);
mountInspector(at("inspector"), at("page"), store);
await store.start();
