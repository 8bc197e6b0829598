// PostHog.

import { nameOf, summary } from "./lead.js";
import { called, letter } from "./page.js";
import type { Sink } from "./sink.js";

export const posthog: Sink = {
  write: (event, settings) =>
    letter("posthog.capture", [
      nameOf(event, settings),
      summary(event, settings),
      { uuid: uuidOf(event.id) },
    ]),
  send: called,
};

/** Makes a UUID of an id, always the same, by which PostHog knows a lead that comes twice for one. */
function uuidOf(id: string): string {
  const parts = [1, 2, 3, 4].map((seed) => {
    // FNV-1a, begun four ways.
    let hash = 0x811c9dc5;
    for (const letter of `${seed}${id}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  });
  // Version 8 is for those made in a way of one's own.
  return parts.join("").replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-a$4-$5");
}
