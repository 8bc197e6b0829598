// Undo and redo: a line of documents, of which one is shown.

import type { Doc } from "./types.js";

/** A document, and what was done to get there. */
export interface Step {
  doc: Doc;
  /** What was done, in a marketer's words: "Change points". */
  label: string;
  /** Where; typing on in the same place is one step. */
  place: string;
  time: number;
}

export interface History {
  past: Step[];
  now: Step;
  future: Step[];
}

/** As many steps can be undone. */
const MANY = 200;

/** How long (ms) after a change another in the same place is still the same step. */
const TOGETHER = 1500;

export const begin = (doc: Doc): History => ({
  past: [],
  now: { doc, label: "", place: "", time: 0 },
  future: [],
});

/** Another document takes the place of the one there. */
export function advance({ past, now }: History, step: Step): History {
  if (step.doc === now.doc) return { past, now, future: [] };
  const same =
    step.place !== "" &&
    step.place === now.place &&
    step.label === now.label &&
    step.time - now.time < TOGETHER;
  return { past: same ? past : [...past, now].slice(-MANY), now: step, future: [] };
}

export function undo(history: History): History {
  const { past, now, future } = history;
  const before = past.at(-1);
  if (!before) return history;
  return { past: past.slice(0, -1), now: { ...before, place: "" }, future: [now, ...future] };
}

export function redo(history: History): History {
  const { past, now, future } = history;
  const [after, ...rest] = future;
  if (!after) return history;
  return { past: [...past, now], now: { ...after, place: "" }, future: rest };
}
