// The last things the visitor did, newest first, by day.

import { el, said } from "../dom.js";
import type { Handoff, Step } from "../handoff.js";
import { clock, dayOf, fullTime } from "../times.js";
import { card } from "./card.js";

const MOST = 20;

/** Signals that say more than one more page does. */
const STRONG = /^(form_submit|file_download|stage_change|.*request.*|chat_.*|.*calculat.*)$/;

export function timeline(handoff: Handoff): HTMLElement {
  const steps = handoff.timeline.slice(0, MOST);
  if (steps.length === 0)
    return card(
      "What they did",
      el("p", { class: "muted" }, "The handoff came without a time line."),
    );
  const days = new Map<string, Step[]>();
  for (const step of steps) {
    const day = step.at === undefined ? "Time unknown" : dayOf(step.at, Date.now());
    days.set(day, [...(days.get(day) ?? []), step]);
  }
  return card(
    "What they did",
    ...[...days].map(([day, steps]) =>
      el(
        "div",
        { class: "day" },
        el("h4", {}, day),
        el("ol", { class: "steps" }, ...steps.map(item)),
      ),
    ),
  );
}

function item({ at, signal, label }: Step): HTMLElement {
  return el(
    "li",
    { class: STRONG.test(signal) ? "step strong" : "step" },
    said(label),
    at !== undefined &&
      el("time", { datetime: new Date(at).toISOString(), title: fullTime(at) }, clock(at)),
  );
}
