// The desk at a glance, where a lead will stand once one is chosen.

import { waitOf } from "./clock.js";
import { el } from "./dom.js";
import type { Lead } from "./lead.js";
import { dayOf } from "./times.js";

export function summary(leads: readonly Lead[], now: number): HTMLElement {
  const waits = leads.map((lead) => waitOf(lead, now).urgency);
  const late = waits.filter((urgency) => urgency === "late").length;
  const waiting = waits.filter((urgency) => urgency !== "done").length;
  const today = leads.filter(
    ({ waiting, answeredAt }) =>
      waiting.length === 0 && answeredAt !== undefined && dayOf(answeredAt, now) === "Today",
  ).length;
  if (leads.length === 0)
    return el(
      "div",
      { class: "summary" },
      el("p", { class: "muted" }, "Leads will be shown here."),
    );
  return el(
    "div",
    { class: "summary" },
    el(
      "dl",
      { class: "figures" },
      figure("Waiting", waiting),
      figure("Late", late, late > 0 ? "late" : undefined),
      figure("Answered today", today),
    ),
    el(
      "p",
      { class: "muted" },
      "Choose a lead to see the reasons. ",
      el(
        "span",
        { class: "hint" },
        el("kbd", {}, "j"),
        " ",
        el("kbd", {}, "k"),
        " to walk the list, ",
        el("kbd", {}, "Enter"),
        " to open.",
      ),
    ),
  );
}

function figure(name: string, value: number, urgency?: string): HTMLElement {
  return el(
    "div",
    { class: "figure", "data-urgency": urgency },
    el("dt", {}, name),
    el("dd", {}, String(value)),
  );
}
