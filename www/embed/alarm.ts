// One timer, for whatever comes next.

import { now } from "./clock.js";

/** Makes an alarm that calls `ring` once it is time, and no later than a minute after it was set. */
export function makeAlarm(ring: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: number;
  /** When the timer goes off: then it is seen whether the alarm was set back meanwhile. */
  let look: number;

  const start = () => {
    const wait = Math.min(Math.max(due - now(), 50), 60_000);
    look = now() + wait;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (now() < due) start();
      else ring();
    }, wait);
  };

  return {
    set(time: number) {
      due = time;
      if (!timer || due < look) start();
    },
    stop: () => clearTimeout(timer),
  };
}
