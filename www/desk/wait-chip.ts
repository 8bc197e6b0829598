// The waiting time of a lead as a small label that keeps running.

import { type Wait, waitOf } from "./clock.js";
import { el, icon } from "./dom.js";
import type { Lead } from "./lead.js";

/** `form` is "short" for the list, "long" where there is room for the whole phrase. */
export function waitChip(form: "short" | "long"): {
  readonly element: HTMLElement;
  show(lead: Lead, now: number): void;
} {
  const text = el("span", { class: "wait-text" });
  const element = el("span", { class: "chip wait" }, icon("clock"), text);
  let shown: Wait["urgency"] | undefined;
  return {
    element,
    show(lead, now) {
      const wait = waitOf(lead, now);
      const words = form === "short" ? wait.short : sentence(wait.long);
      if (text.textContent !== words) text.textContent = words;
      if (wait.urgency === shown) return;
      shown = wait.urgency;
      element.dataset.urgency = shown;
      element.firstElementChild?.replaceWith(
        icon(shown === "done" ? "check" : shown === "late" ? "warn" : "clock"),
      );
    },
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
