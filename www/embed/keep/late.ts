// The outbox, which comes in a file of its own once it is likely to be needed: most visitors never have
// anything to deliver.

import { quietly } from "../safe.js";
import type { Item } from "./entry.js";
import { makeOutbox, type Outbox } from "./outbox.js";

export interface LateOutbox extends Outbox {
  /** Fetches it: there will be something to deliver soon, and the page may be left as soon as there is. */
  ready(): void;
}

type Make = typeof makeOutbox;

/** Makes an outbox as `makeOutbox` does, from the file at `url` unless it is part of this one. */
export function makeLateOutbox(url: string, ...about: Parameters<Make>): LateOutbox {
  let outbox: Outbox | undefined;
  let coming = false;
  let attached: Parameters<Outbox["attach"]> | undefined;
  let items: Item[] = [];

  const begin = (make: Make) => {
    outbox = make(...about);
    if (attached) outbox.attach(...attached);
    for (const item of items.splice(0)) outbox.add(item);
  };
  const ready = async () => {
    if (outbox || coming) return;
    coming = true;
    try {
      begin(((await import(url)) as { makeOutbox: Make }).makeOutbox);
    } catch {
      // What waits is not lost: the log says that it was not handed over, and the next page does.
      coming = false;
      quietly(() => addEventListener("online", ready, { once: true }));
    }
  };
  // One file has everything in it.
  if (__WASM_TEXT__ !== null) begin(makeOutbox);

  return {
    ready,
    attach(...given) {
      attached = given;
      if (outbox) outbox.attach(...given);
      else if (given[1].length || items.length) void ready();
    },
    add(item) {
      if (outbox) outbox.add(item);
      else {
        items.push(item);
        void ready();
      }
    },
    list: () =>
      outbox?.list() ??
      items.map(({ id, sink }) => ({ id, sink, tries: 0, status: "waiting", error: null })),
    clear() {
      attached = undefined;
      items = [];
      outbox?.clear();
    },
    retry: (id) => outbox?.retry(id),
  };
}
