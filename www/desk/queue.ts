// The order in which leads are answered: those who wait before those who do not, then by score, then by wait.

import type { Lead } from "./lead.js";

/** The one number that a lead is weighed by. */
export function scoreOf({ handoffs }: Lead): number | undefined {
  const scores = new Map(handoffs.find(({ scores }) => scores.length > 0)?.scores);
  return scores.get("intent") ?? scores.get("engagement") ?? [...scores.values()][0];
}

export function queue(leads: readonly Lead[], now: number): readonly Lead[] {
  const since = (lead: Lead) => lead.waiting[0]?.at ?? now;
  return [...leads].sort((a, b) => {
    const [first, second] = [a.waiting.length > 0, b.waiting.length > 0];
    if (first !== second) return first ? -1 : 1;
    // Of those who were answered, the last to be heard of comes first.
    if (!first) return (b.handoffs[0].at ?? 0) - (a.handoffs[0].at ?? 0);
    return (scoreOf(b) ?? -1) - (scoreOf(a) ?? -1) || since(a) - since(b);
  });
}
