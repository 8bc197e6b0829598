// What sales is told about the visitor who writes, from what the engine knows.

import { objectOf, type Rough } from "../config.js";
import type { Shell } from "../shell.js";
import { heaviest, mainScore } from "../weight.js";
import type { Lead, Reason } from "./line.js";

/** What a salesperson needs of what the visitor gave. */
const TRAITS = ["name", "firstName", "lastName", "email", "phone", "company", "role", "lifecycle"];

export function leadOf(shell: Shell, config: Rough): Lead {
  const known = (shell.ask("get") ?? {}) as Rough;
  const { sla, reasons: most } = objectOf(config["handoff"]);
  const scores = Object.fromEntries(
    Object.entries(objectOf(known["scores"])).filter(
      (pair): pair is [string, number] => typeof pair[1] === "number",
    ),
  );
  const traits = objectOf(known["traits"]);
  return {
    visitor: String(known["visitor"] ?? ""),
    site: shell.settings?.site ?? "",
    stage: String(known["stage"] ?? ""),
    grade: typeof known["grade"] === "string" ? known["grade"] : null,
    scores,
    score: mainScore(scores) ?? null,
    reasons: reasonsOf(shell.ask("explain", "scores"), typeof most === "number" ? most : 5),
    traits: Object.fromEntries(
      TRAITS.flatMap((name) => {
        const value = traits[name];
        return typeof value === "string" && value ? [[name, value.slice(0, 200)]] : [];
      }),
    ),
    path: String(objectOf(known["page"])["path"] ?? ""),
    sla: typeof sla === "string" ? sla : null,
  };
}

/** The rules that gave the most points, each once. */
function reasonsOf(explained: unknown, most: number): Reason[] {
  const rules = new Map<string, Reason>();
  for (const { rule, label, signals, points } of heaviest(explained)) {
    const count = typeof signals === "number" ? signals : 1;
    const words = typeof label === "string" && label ? label : spoken(rule);
    const times = count > 1 && !words.includes(String(count)) ? ` (${count} times)` : "";
    const reason = { rule, label: words + times, points: Math.round(points * 10) / 10, count };
    if (!rules.has(rule)) rules.set(rule, reason);
  }
  return [...rules.values()].slice(0, most);
}

/** "pricing-view" is "Pricing view". */
function spoken(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
