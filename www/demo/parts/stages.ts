// The path of the stages, as the demo helper shows it, and what it says is missing for the next.

import { element } from "./dom";
import { explainStage } from "./leadlight";

const path: [id: string, name: string][] = [
  ["visitor", "Visitor"],
  ["subscriber", "Subscriber"],
  ["lead", "Lead"],
  ["mql", "MQL"],
  ["sql", "SQL"],
  ["customer", "Customer"],
];

export const stageName = (id: string) => path.find(([it]) => it === id)?.[1] ?? id;

/** The steps, of which `show` marks the one reached. */
export function stagePath(): { list: HTMLElement; show: (stage: string | null) => void } {
  const steps = path.map(([id, name]) =>
    element("li", { "data-stage": id }, element("span", {}, name)),
  );
  const list = element("ol", { class: "helper__path" }, ...steps);
  const show = (stage: string | null) => {
    const here = path.findIndex(([id]) => id === stage);
    for (const [place, step] of steps.entries()) {
      step.classList.toggle("is-past", place < here);
      if (place === here) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
  };
  return { list, show };
}

/** What is missing for the next stage, in Leadlight's own words. */
export function whatIsMissing(): string | null {
  const explained = explainStage();
  const next = get(explained, "next");
  const stage = get(next, "stage");
  const missing = get(next, "missing");
  if (typeof stage !== "string" || typeof missing !== "string") return null;
  const plain = rounded(missing).replace(
    /\b(\d+) more ([a-z]+)[_-]([a-z]+?)s?\b/g,
    (_, n, what, of) => {
      return `${n} ${what} ${of}${n === "1" ? "" : "s"}`;
    },
  );
  return `For ${stageName(stage)}: ${plain}`;
}

/** Points fade by the second; a millionth of one is for explanations, not for a glance. */
function rounded(text: string): string {
  return text.replace(/\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1))));
}

function get(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
