// Which handoffs were answered, kept in this browser. Only here: the desk has no server that could share it.

import { asObject } from "./read.js";

const KEY = "leadlight-desk:answered";
const LIMIT = 2000;

export interface Answered {
  /** When this handoff was marked as answered, if it was. */
  at(handoff: string): number | undefined;
  mark(handoffs: readonly string[], now: number): void;
  unmark(handoffs: readonly string[]): void;
  /** Calls `changed` when another tab of the desk marked something. */
  onOtherTab(changed: () => void): void;
}

/** Reads what is kept. Where storage is blocked, marks last as long as the page. */
export function openAnswered(): Answered {
  let times = read();

  function change(edit: (times: Map<string, number>) => void) {
    // Another tab may have written since.
    for (const [id, time] of read()) times.set(id, time);
    edit(times);
    write([...times].sort((a, b) => b[1] - a[1]).slice(0, LIMIT));
  }

  return {
    at: (handoff) => times.get(handoff),
    mark: (handoffs, now) =>
      change((times) => {
        for (const id of handoffs) if (!times.has(id)) times.set(id, now);
      }),
    unmark: (handoffs) =>
      change((times) => {
        for (const id of handoffs) times.delete(id);
      }),
    onOtherTab: (changed) =>
      addEventListener("storage", (event) => {
        if (event.key !== KEY && event.key !== null) return;
        times = read();
        changed();
      }),
  };
}

function read(): Map<string, number> {
  try {
    const kept = asObject(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    return new Map(
      Object.entries(kept).filter(
        (entry): entry is [string, number] => typeof entry[1] === "number",
      ),
    );
  } catch {
    return new Map();
  }
}

function write(times: readonly (readonly [string, number])[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(times)));
  } catch {
    // Blocked or full: what is in memory stays right until the page is closed.
  }
}
