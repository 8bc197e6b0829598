// A lock against the other tabs of this site, which only saves work: without one all is as right.

import { inTime } from "../safe.js";

/** How long the browser may think about it. */
const patience = 2000;

/**
 * Resolves with what lets go of the lock, or with `null` if another tab has it. A browser without
 * locks, or one that refuses or does not answer, counts as a yes, with nothing to let go of.
 */
export const hold = (name: string): Promise<(() => void) | null | undefined> =>
  inTime<(() => void) | null>(patience, (give) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) =>
        // If it comes too late, the lock goes back at once.
        lock ? new Promise<void>((free) => give(free) || free()) : void give(null),
      )
      .catch(() => give());
  });
