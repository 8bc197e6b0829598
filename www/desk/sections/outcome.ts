// What comes of a lead: one click, and for those who are turned down a reason.

import { el } from "../dom.js";
import type { Lead } from "../lead.js";
import { OUTCOMES, type OutcomeMark, outcomeLabel, REASONS } from "../outcomes.js";
import type { Talk } from "../talk/talk.js";
import { card } from "./card.js";

export interface OutcomeCard {
  readonly element: HTMLElement;
  show(lead: Lead, mark: OutcomeMark | undefined, talk: Talk | undefined): void;
}

export function openOutcomeCard(
  decide: (lead: Lead, lifecycle: string, reason: string | undefined) => void,
): OutcomeCard {
  let lead: Lead | undefined;
  const state = el("p", { class: "muted", role: "status" });
  const reason = el(
    "select",
    { id: "outcome-reason", "aria-label": "Why they are disqualified" },
    el("option", { value: "" }, "Why?"),
    ...REASONS.map((it) => el("option", { value: it }, it)),
  );
  reason.hidden = true;
  reason.addEventListener("change", () => {
    if (lead && reason.value) decide(lead, "disqualified", reason.value);
    reason.hidden = true;
    reason.value = "";
    buttons.get("disqualified")?.focus();
  });
  const buttons = new Map(
    OUTCOMES.map(([id, label]) => {
      const button = el(
        "button",
        { type: "button", id: `outcome-${id}`, class: "button plain", onclick: () => choose(id) },
        label,
      );
      return [id as string, button] as const;
    }),
  );

  function choose(id: string): void {
    if (!lead) return;
    // Marketing learns from the reason, so it is asked for where there is one.
    reason.hidden = id !== "disqualified";
    if (id === "disqualified") reason.focus();
    else decide(lead, id, undefined);
  }

  const element = card(
    "Outcome",
    el("div", { class: "outcomes", role: "group", "aria-label": "Outcome" }, ...buttons.values()),
    reason,
    state,
  );

  return {
    element,
    show(now, mark, talk) {
      lead = now;
      for (const [id, button] of buttons) {
        button.setAttribute("aria-pressed", String(mark?.lifecycle === id));
      }
      const words = mark ? said(mark, talk) : "Your website learns from it who becomes a customer.";
      if (state.textContent !== words) state.textContent = words;
    },
  };
}

function said({ lifecycle, reason, isTold }: OutcomeMark, talk: Talk | undefined): string {
  const what = `${outcomeLabel(lifecycle)}${reason === undefined ? "" : `: ${reason}`}.`;
  if (isTold) return `${what} Their page knows.`;
  return talk
    ? `${what} Their page is told when they are there.`
    : `${what} Kept at this desk: there is no conversation to tell their page by.`;
}
