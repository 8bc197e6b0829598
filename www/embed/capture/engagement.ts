// Seconds of attention: the page visible, focused and in use.

import type { On, Tell } from "./types.js";

/** How long (ms) after the last stir a visitor still counts as reading. */
const STILL = 30_000;
/** How much (ms) is gathered before it is told. */
const BATCH = 15_000;

export function watchEngagement(wanted: boolean, on: On, tell: Tell, path: () => string) {
  if (!wanted) return { beat() {}, flush() {} };
  let last = Date.now();
  let stirred = last;
  let gathered = 0;
  let there = true;

  const still = () => Date.now() - stirred > STILL;
  /** Counts the time since it last did, if the visitor was there all the while. */
  const gather = () => {
    const passed = Date.now() - last;
    const was = there;
    last += passed;
    there = !document.hidden && document.hasFocus() && !still();
    // A machine that slept, or a tab that was throttled, skips beats; a clock may be set back.
    if (was && there) gathered += Math.max(0, Math.min(passed, 1500));
  };
  const flush = () => {
    gather();
    const seconds = Math.round(gathered / 1000);
    gathered = 0;
    if (seconds) tell("engagement", { seconds, path: path() });
  };

  on("pointermove pointerdown keydown scroll wheel touchstart timeupdate", ({ target }) => {
    // A silent film in a loop is decoration: it says `timeupdate` for ever, and nobody watches.
    if (target instanceof HTMLMediaElement && target.muted && target.loop) return;
    stirred = Date.now();
  });
  on("visibilitychange", flush);

  return {
    beat() {
      gather();
      // What was read before a long pause is not left for the session after it.
      if (gathered >= BATCH || still()) flush();
    },
    flush,
  };
}
