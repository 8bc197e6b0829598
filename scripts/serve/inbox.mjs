// The inbox: handoffs kept in an append-only file, one JSON line each, and handed to whoever listens.

import { mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Opens the inbox kept in `file` and reads what is there.
 *
 * The sender delivers at least once, so the same event may come again. The first copy is kept and later ones are not even
 * written: the file then lists every handoff once, which is what a person opening it expects.
 */
export async function openInbox(file) {
  const events = new Map(await readEvents(file));
  const listeners = new Set();
  let work = Promise.resolve();

  /** One change at a time: two copies of one event that arrive together must not both be written. */
  function inTurn(change) {
    const done = work.then(change);
    work = done.catch(() => {});
    return done;
  }

  function tell(name, payload) {
    for (const listener of listeners) listener(name, payload);
  }

  return {
    /** All handoffs, oldest first. */
    list: () => [...events.values()],

    /** Resolves once the event is on disk; `false` when it was there already. */
    add: (event) =>
      inTurn(async () => {
        if (events.has(event.id)) return false;
        const receivedAt = new Date().toISOString();
        await appendLine(file, JSON.stringify({ receivedAt, event }));
        const entry = withReceipt(event, receivedAt);
        events.set(event.id, entry);
        tell("handoff", entry);
        return true;
      }),

    /** Forgets everything; resolves to how many there were. */
    clear: () =>
      inTurn(async () => {
        const { size } = events;
        await truncate(file).catch(ignoreMissing);
        events.clear();
        tell("cleared", {});
        return size;
      }),

    /** Calls `listener("handoff" | "cleared", payload)` until the function returned is called. */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Resolves once everything taken in is on disk. */
    close: () => inTurn(() => {}),
  };
}

/** `receivedat` is a CloudEvents extension attribute, so what goes out is still a valid event. */
function withReceipt(event, receivedAt) {
  return { ...event, receivedat: receivedAt };
}

async function readEvents(file) {
  const text = await readFile(file, "utf8").catch((error) => ignoreMissing(error) ?? "");
  const entries = new Map();
  let bad = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const { event, receivedAt } = parse(line) ?? {};
    if (typeof event?.id !== "string") bad += 1;
    else if (!entries.has(event.id)) entries.set(event.id, withReceipt(event, receivedAt));
  }
  if (bad > 0)
    console.warn(`leadlight: ${bad} unreadable line${bad === 1 ? "" : "s"} in ${file} skipped`);
  return entries;
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** A line cut off by a crash gets its end first, so that the new one is on a line of its own. */
async function appendLine(file, line) {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "a+");
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last[0] !== 0x0a;
    await handle.appendFile(`${isTorn ? "\n" : ""}${line}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

function ignoreMissing(error) {
  if (error.code !== "ENOENT") throw error;
}
