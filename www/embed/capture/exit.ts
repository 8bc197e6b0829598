// Exit intent: the pointer leaves through the top of the window, where the tabs and the address are.

import type { Kit } from "./types.js";

/** Tells it once a view. */
export function watchExit({ on, tell, ends }: Kit) {
  let told = false;
  on("mouseout", (event) => {
    const { clientY, relatedTarget } = event as MouseEvent;
    if (told || relatedTarget || clientY > 0) return;
    told = true;
    tell("exit_intent", {});
  });
  ends.push(() => {
    told = false;
  });
}
