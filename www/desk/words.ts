// What the ids of the config are called when a person reads them.

import type { Handoff } from "./handoff.js";

const STAGES: ReadonlyMap<string, readonly [short: string, long: string]> = new Map([
  ["mql", ["MQL", "Marketing-qualified"]],
  ["sql", ["SQL", "Sales-qualified"]],
  ["sal", ["SAL", "Sales-accepted"]],
]);

/** For a small label: "SQL", "Customer". */
export function stageLabel(stage: string): string {
  return STAGES.get(stage)?.[0] ?? humanise(stage);
}

/** For a sentence or a tooltip: "Sales-qualified". */
export function stageName(stage: string): string {
  return STAGES.get(stage)?.[1] ?? humanise(stage);
}

/** What happened, as a headline of one handoff. */
export function kindLabel({ kind, stage }: Handoff): string {
  switch (kind) {
    case "stage":
      return stage ? `Became ${stageName(stage).toLowerCase()}` : "Handed over";
    case "message":
      return "Wrote a message";
    case "chat":
      return "Writes in the chat";
    case "callback":
      return "Asked for a call back";
    case "manual":
      return "Handed over by the site";
    default:
      return humanise(kind);
  }
}

/** Short forms that look wrong in small letters. */
const SHORT: ReadonlyMap<string, string> = new Map(
  "AI API B2B B2C CRM FAQ GDPR ID IT MQL PDF ROI SaaS SEO SLA SQL SSO URL"
    .split(" ")
    .map((word) => [word.toLowerCase(), word]),
);

/** "companySize", "company_size" and "company-size" are all "Company size". */
export function humanise(id: string): string {
  const words = id
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  const lower = words === words.toUpperCase() ? words : words.toLowerCase();
  const text = lower.replace(/[a-z\d]+/g, (word) => SHORT.get(word) ?? word);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Points to one decimal, with their sign, a real minus among them. */
export function points(value: number): string {
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  return `${value < 0 && rounded !== 0 ? "\u2212" : "+"}${rounded}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
