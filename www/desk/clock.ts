// How long a lead waits, and how that stands against the time promised (data.sla).

import type { Lead } from "./lead.js";
import { span } from "./times.js";

export type Urgency = "none" | "fine" | "soon" | "late" | "done";

export interface Wait {
  readonly urgency: Urgency;
  /** For a narrow place: "12:40 left". */
  readonly short: string;
  /** A whole phrase: "waiting 2 min, 12:40 left to answer". */
  readonly long: string;
}

/** The part of the promised time after which it gets urgent. */
const SOON = 2 / 3;

export function waitOf(lead: Lead, now: number): Wait {
  if (lead.waiting.length === 0) return answeredWait(lead);

  const since = Math.min(...lead.waiting.map((handoff) => handoff.at ?? now));
  const waited = Math.max(0, now - since);
  const waiting = `waiting ${span(waited)}`;
  const promises = lead.waiting.flatMap(({ at, sla }) =>
    at === undefined || sla === undefined ? [] : [{ due: at + sla, soon: at + sla * SOON }],
  );
  if (promises.length === 0) return { urgency: "none", short: span(waited), long: waiting };

  const due = Math.min(...promises.map((promise) => promise.due));
  if (now >= due) {
    const late = `${span(now - due)} late`;
    return { urgency: "late", short: late, long: `${waiting}, ${late}` };
  }
  const left = `${countdown(due - now)} left`;
  const urgency = promises.some((promise) => now >= promise.soon) ? "soon" : "fine";
  return { urgency, short: left, long: `${waiting}, ${left} to answer` };
}

function answeredWait(lead: Lead): Wait {
  const since = Math.min(...lead.handoffs.map((handoff) => handoff.at ?? Number.POSITIVE_INFINITY));
  // After a second handoff the first one's wait says little, so only a single one is measured.
  const isPlain =
    lead.handoffs.length === 1 && lead.answeredAt !== undefined && since < lead.answeredAt;
  const long = isPlain ? `answered in ${span((lead.answeredAt ?? 0) - since)}` : "answered";
  return { urgency: "done", short: "Answered", long };
}

/** Minutes and seconds under an hour, so that it visibly runs. */
function countdown(ms: number): string {
  if (ms >= 3_600_000) return span(ms);
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
