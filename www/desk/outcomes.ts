// What was made of each lead, kept in this browser, and whether the visitor's page was told.

import { asObject, asText } from "./read.js";

const KEY = "leadlight-desk:outcomes";
const LIMIT = 1000;

export const OUTCOMES = [
  ["working", "Working on it"],
  ["qualified", "Qualified"],
  ["disqualified", "Disqualified"],
  ["customer", "Customer"],
] as const;

export const REASONS = [
  "Not a fit",
  "No budget",
  "No answer",
  "Wrong time",
  "Chose a competitor",
  "Spam",
] as const;

export interface OutcomeMark {
  readonly lifecycle: string;
  readonly reason: string | undefined;
  readonly at: number;
  /** Whether the visitor's page knows. After that it is for the page to say what they are. */
  readonly isTold: boolean;
}

export interface Outcomes {
  of(lead: string): OutcomeMark | undefined;
  mark(lead: string, lifecycle: string, reason: string | undefined): void;
  /** The visitor's page knows of it. */
  told(lead: string): void;
}

export function outcomeLabel(lifecycle: string): string {
  return OUTCOMES.find(([id]) => id === lifecycle)?.[1] ?? lifecycle;
}

export function openOutcomes(changed: () => void): Outcomes {
  let marks = read();
  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    marks = read();
    changed();
  });
  function put(lead: string, mark: OutcomeMark): void {
    // Another tab may have written since.
    for (const [key, value] of read()) marks.set(key, value);
    marks.delete(lead);
    marks.set(lead, mark);
    try {
      localStorage.setItem(KEY, JSON.stringify([...marks].slice(-LIMIT)));
    } catch {
      // Blocked or full: what is in memory stays right until the page is closed.
    }
    changed();
  }

  return {
    of: (lead) => marks.get(lead),
    mark: (lead, lifecycle, reason) =>
      put(lead, { lifecycle, reason, at: Date.now(), isTold: false }),
    told(lead) {
      const mark = marks.get(lead);
      if (mark && !mark.isTold) put(lead, { ...mark, isTold: true });
    },
  };
}

function read(): Map<string, OutcomeMark> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Map(
      (kept as unknown[][]).flatMap(([lead, value]) => {
        const { lifecycle, reason, at, isTold } = asObject(value);
        const word = asText(lifecycle);
        if (typeof lead !== "string" || word === undefined) return [];
        const mark = { lifecycle: word, reason: asText(reason), at: Number(at) || 0 };
        return [[lead, { ...mark, isTold: isTold === true }]];
      }),
    );
  } catch {
    return new Map();
  }
}
