// Who is writing, in a line or two for a salesperson whose program shows nothing but text.

import type { Lead } from "./line.js";

/** `again`: they have written before, from another address. */
export function summary(lead: Lead, again = false): string {
  const { stage, grade, score, scores, path, reasons, traits } = lead;
  const parts = Object.entries(scores).map(([name, value]) => `${name} ${value}`);
  const facts = [
    `Stage: ${stage}`,
    score === null ? "" : `Score: ${score}${parts.length > 1 ? ` (${parts.join(", ")})` : ""}`,
    grade && `Grade: ${grade}`,
    path && `On ${path}`,
  ];
  const who = Object.entries(traits).map(([name, value]) => `${name} ${value}`);
  return [
    again ? "[The same visitor as before, now at this address: please answer here.]" : "",
    `[${facts.filter(Boolean).join(" · ")}]`,
    reasons.length ? `[Why: ${reasons.map(({ label }) => label).join("; ")}]` : "",
    who.length ? `[Who: ${who.join(", ")}]` : "",
  ]
    .filter(Boolean)
    .join("\n");
}
