// What the slots showed last, in localStorage, where the next page can read it before it is painted.

import { objectOf, type Rough } from "../config.js";
import { quietly } from "../safe.js";
import type { Shows } from "../slots.js";
import { gather } from "./gather.js";
import { json } from "./json.js";

/** Its layout. What has another is passed over. */
const VERSION = 2;

/** How long it may be, so that the host's own entries find room. */
const MOST = 32_000;

export interface Cache {
  /** Notes what a slot shows, null for the default; `selector` is where it is besides its mark. */
  note(slot: string, selector: string | null | undefined, shows: Shows | null): void;
  /** From now on it is written; until `close`. */
  open(): void;
  close(): void;
  erase(): void;
}

const PREFIX = "leadlight:";

/** Gives what the slots showed last, by name, to whom came to pages with the config from `source`. */
export const recall = (source: string): [slot: string, shows: Rough][] =>
  quietly(() => {
    for (const key of Object.keys(localStorage).filter((it) => it.startsWith(PREFIX))) {
      const it = objectOf(quietly(() => JSON.parse(localStorage.getItem(key) ?? "")));
      if (it["leadlight"] === VERSION && it["source"] === source) {
        return Object.entries(objectOf(it["slots"])).map(([slot, shows]) => [
          slot,
          objectOf(shows),
        ]);
      }
    }
    return [];
  }) ?? [];

/** Makes the cache of a site, for decisions by the config with this hash, which came from `source`. */
export function makeCache(site: string, config: string, source: string): Cache {
  const key = PREFIX + site;
  const slots = new Map<string, object>();
  let isOpen = false;

  const erase = () => quietly(() => localStorage.removeItem(key));

  const write = gather(() => {
    if (!isOpen) return;
    const text = json({
      // First, so that the inline snippet knows it by its beginning.
      leadlight: VERSION,
      config,
      source,
      slots: Object.fromEntries(slots),
    });
    if (text.length > MOST) erase();
    else quietly(() => localStorage.setItem(key, text));
  });

  return {
    note(slot, selector, shows) {
      if (shows) slots.set(slot, { selector, ...shows });
      else slots.delete(slot);
      write([slot]);
    },
    open() {
      isOpen = true;
      write([key]);
    },
    close() {
      isOpen = false;
    },
    erase,
  };
}
