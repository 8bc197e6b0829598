// Parts of capture that only some pages need, each a file of its own that is fetched when it is first
// needed. One that does not come costs its own signals and nothing else.

import type { Kit } from "./types.js";

/** What such a file holds. `start` gives what takes all that is meant for it. */
export interface Part {
  start(kit: Kit): (what?: unknown) => void;
}

/** Gives what hands `what` to a part, which has begun by then. */
export function makeLater(kit: Kit, base: URL) {
  const parts: Record<string, Promise<ReturnType<Part["start"]>>> = {};
  return (name: "media" | "signals" | "profile" | "vendors", what?: unknown) => {
    const url = new URL(`${name}.js`, base).href;
    parts[name] ??= import(url).then((part: Part) => part.start(kit));
    parts[name].then((take) => kit.signal.aborted || take(what)).catch(() => {});
  };
}
