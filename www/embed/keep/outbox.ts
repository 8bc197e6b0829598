// Handoffs on their way to a sink: at least once, and never needlessly twice. What makes a second
// delivery harmless is the item's id; the lock and the record of what was delivered only save work.

import { quietly } from "../safe.js";
import {
  type Entry,
  follow,
  type Item,
  isDue,
  type Phase,
  pause,
  read,
  type Status,
  settle,
  write,
} from "./entry.js";
import { hold } from "./lock.js";
import type { Answer } from "./post.js";
import { sinkOf } from "./sinks/index.js";
import type { Store } from "./store.js";

export interface Outbox {
  /** Opens it, with what earlier pages left in the store, if there is one. Sends what is due. */
  attach(store: Store | undefined, left: [key: string, text: string][]): void;
  /** Takes an item, unless it is known: waiting, parked or delivered. */
  add(item: Item): void;
  /** Lists what waits and what is parked, among it what was sent where no receipt is given. */
  list(): Listed[];
  /** Forgets everything; an answer still awaited is not listened to. */
  clear(): void;
  /** Tries a parked item anew. */
  retry(id: string): void;
}

export interface Listed {
  readonly id: string;
  readonly sink: string;
  readonly tries: number;
  readonly status: "waiting" | "parked";
  readonly error: string | null;
}

/** A silent sink must not hold all the connections that the browser grants a host. */
const inFlight = 2;

/** How long a delivered item is remembered: 30 days. */
const memory = 30 * 86_400_000;

/** Makes an outbox for this page. Nothing leaves it before `attach`, nor after `clear`. */
export function makeOutbox(
  site: string,
  report: (id: string, sink: string, status: Status, error: string | null) => void,
): Outbox {
  let entries: Entry[] = [];
  let store: Store | undefined;
  let attached = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const is = (entry: Entry, phase: Phase) => entry.phase === phase;
  const find = (key: string) => entries.find((entry) => entry.key === key);
  const tell = ({ id, sink, error }: Entry, status: Status) =>
    quietly(() => report(id, sink, status, error));

  /** Sends what is due, and sets the timer for what will be. */
  const pump = () => {
    clearTimeout(timer);
    if (!attached) return;
    const now = Date.now();
    let free = inFlight - entries.filter((entry) => is(entry, "sending")).length;
    let next = Infinity;
    for (const entry of entries) {
      if (!isDue(entry, now)) {
        if (is(entry, "waiting")) next = Math.min(next, entry.due);
      } else if (free-- > 0) {
        entry.phase = "sending";
        void send(entry);
      }
    }
    // A millisecond more than the wait, as timers may be early.
    if (next < Infinity) timer = setTimeout(pump, next - now + 1);
  };

  /** Writes an entry to disk, and lets it go from there. */
  const keep = async (entry: Entry, fresh: boolean) => {
    const kept = await store?.putOutbox(entry.key, write(entry), fresh);
    if (!is(entry, "new")) return;
    entry.phase = "waiting";
    if (kept && fresh) tell(entry, "stored");
    pump();
  };

  const send = async (entry: Entry) => {
    const from = store;
    const free = from && (await hold(`leadlight:${site}:${entry.key}`));
    if (free === null) {
      // Another tab is at it: looks again when that has had time to end.
      if (is(entry, "sending")) {
        entry.phase = "waiting";
        entry.due = Date.now() + pause(1);
      }
    } else {
      const found = from && read(entry.key, await from.getOutbox(entry.key));
      // Whoever erased the visitor meant this page as well.
      if (from?.isOver() && is(entry, "sending")) clear();
      if (is(entry, "sending")) {
        if (found && (found.tries > entry.tries || !is(found, "waiting"))) {
          // Another tab has got further with it.
          follow(entry, found);
          if (is(entry, "done")) tell(entry, "sent");
          if (is(entry, "parked")) tell(entry, "parked");
        } else {
          await attempt(entry);
        }
      }
      free?.();
    }
    pump();
  };

  const attempt = async (entry: Entry) => {
    const { kind } = entry;
    const sink = sinkOf(kind);
    const answer: Answer | undefined = sink
      ? await sink.send(entry)
      : { kind: "absent", error: `\`${kind}\` is no kind of sink that is known here` };
    if (!is(entry, "sending")) return;
    tell(entry, settle(entry, answer, Date.now()));
    pump();
    // The next tab to hold the lock must find how this try ended.
    await store?.putOutbox(entry.key, write(entry));
  };

  const clear = () => {
    for (const entry of entries) entry.phase = "gone";
    entries = [];
    store = undefined;
    attached = false;
    clearTimeout(timer);
  };

  quietly(() =>
    addEventListener("online", () => {
      for (const entry of entries) entry.due = Math.min(entry.due, Date.now());
      pump();
    }),
  );

  return {
    attach(opened, left) {
      attached = true;
      store = opened;
      for (const [key, text] of left) {
        const entry = read(key, text);
        if (!entry || (is(entry, "done") && entry.due < Date.now() - memory)) {
          store?.dropOutbox(key);
          continue;
        }
        const known = find(key);
        if (!known) entries.push(entry);
        else if (is(known, "new")) follow(known, entry);
      }
      for (const entry of entries) if (is(entry, "new")) void keep(entry, true);
      pump();
    },
    add(item) {
      // The ids of sinks hold no spaces.
      const key = `${item.id} ${item.sink}`;
      if (find(key)) return;
      const entry: Entry = {
        ...item,
        key,
        phase: "new",
        tries: 0,
        due: 0,
        error: null,
        absent: 0,
      };
      entries.push(entry);
      if (attached) void keep(entry, true);
    },
    list: () =>
      entries
        .filter((entry) => !is(entry, "done") || entry.error)
        .map(({ id, sink, phase, tries, error }) => ({
          id,
          sink,
          tries,
          status: phase === "parked" || phase === "done" ? "parked" : "waiting",
          error,
        })),
    clear,
    retry(id) {
      for (const entry of entries) {
        if (entry.id !== id || !is(entry, "parked")) continue;
        entry.phase = "new";
        entry.due = 0;
        void keep(entry, false);
      }
    },
  };
}
