// Every time this visitor was handed over. Choosing one shows the lead as it was then.

import { el, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import type { Lead } from "../lead.js";
import { when } from "../when.js";
import { kindLabel, stageLabel } from "../words.js";
import { card } from "./card.js";

export function history(
  lead: Lead,
  shown: Handoff,
  choose: (handoff: Handoff) => void,
): HTMLElement | undefined {
  if (lead.handoffs.length < 2) return undefined;
  const waiting = new Set(lead.waiting);
  const items = lead.handoffs.map((handoff, index) => {
    const isShown = handoff.id === shown.id;
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          id: `handoff-${index}`,
          class: "past",
          "aria-pressed": String(isShown),
          onclick: () => choose(handoff),
        },
        el(
          "span",
          { class: "past-top" },
          el("b", {}, said(kindLabel(handoff))),
          handoff.stage !== undefined &&
            el("span", { class: "chip stage" }, said(stageLabel(handoff.stage))),
          el("span", { class: "muted" }, waiting.has(handoff) ? "waiting" : "answered"),
          handoff.at !== undefined && when(handoff.at),
        ),
        handoff.message !== undefined && said(handoff.message, "past-message"),
      ),
    );
  });
  return card("Handed over", el("ol", { class: "history" }, ...items));
}
