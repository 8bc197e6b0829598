// Exit intent: the pointer leaves through the top of the window, where the tabs and the address are.

import type { On, Tell } from "./types.js";

/** Tells it once a view. Gives back what begins anew, for another page. */
export function watchExit(on: On, tell: Tell) {
  let told = false;
  on("mouseout", (event) => {
    const { clientY, relatedTarget } = event as MouseEvent;
    if (told || relatedTarget || clientY > 0) return;
    told = true;
    tell("exit_intent", {});
  });
  return () => {
    told = false;
  };
}
