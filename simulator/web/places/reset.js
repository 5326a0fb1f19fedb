// Owns the button that forgets all messages.

import { refill, spoken } from "../dom.js";
import { icon } from "../icons.js";
import { confirm } from "../popups/dialog.js";

/** Makes `button` ask, and then reset; `say` shows a note. */
export function mountReset(button, store, say) {
  refill(button, icon("reset"), spoken("Reset the playground"));
  button.title = "Reset the playground";
  button.addEventListener("click", async () => {
    const sure = await confirm("Reset the playground?", "All messages and threads of everybody are deleted. People and channels stay.", "Reset");
    if (!sure || !(await store.act("reset"))) return;
    sessionStorage.removeItem("seen");
    say("All messages are gone.");
  });
}
