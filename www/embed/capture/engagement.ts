// Seconds of attention: the page visible, focused and in use.

import { isDecoration } from "./dom.js";
import type { Kit } from "./types.js";

/** How long (ms) after the last stir a visitor still counts as reading. */
const STILL = 30_000;
/** How much (ms) is gathered before it is told. */
const BATCH = 15_000;

export function watchEngagement(kit: Kit) {
  const { on, tell, beats, ends } = kit;
  let last = Date.now();
  let stirred = last;
  let gathered = 0;
  let there = true;

  const still = () => Date.now() - stirred > STILL;
  /** Counts the time since it last did, if the visitor was there: it is called when that changes. */
  const gather = () => {
    const passed = Date.now() - last;
    const was = there;
    last += passed;
    there = !document.hidden && document.hasFocus() && !still();
    // A machine that slept skips beats, and one that is busy is late with them; a clock may be set back.
    if (was) gathered += Math.max(0, Math.min(passed, 3000));
  };
  /** Tells whole seconds; what is left over counts with the next, if that is of the same view. */
  const flush = () => {
    gather();
    const seconds = Math.round(gathered / 1000);
    gathered -= seconds * 1000;
    if (seconds) tell("engagement", { seconds, path: kit.viewed() });
  };

  // A tab comes back before it has the focus again.
  on("pointermove pointerdown keydown scroll wheel touchstart focus blur timeupdate", (event) => {
    if (isDecoration(event.target)) return;
    stirred = Date.now();
    gather();
  });
  on("visibilitychange", flush);
  beats.push(() => {
    gather();
    // What was read before a long pause is not left for the session after it.
    if (gathered >= BATCH || still()) flush();
  });
  ends.push(() => {
    flush();
    gathered = 0;
  });
}
