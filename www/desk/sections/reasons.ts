// Why this lead was handed over: the rules in words, with the points each adds.

import { el, said } from "../dom.js";
import type { Handoff, Reason } from "../handoff.js";
import { when } from "../when.js";
import { plural, points } from "../words.js";
import { card } from "./card.js";

export function reasons({ reasons, kind }: Handoff): HTMLElement {
  const title = kind === "stage" ? "Why now" : "What speaks for them";
  if (reasons.length === 0)
    return card(title, el("p", { class: "muted" }, "The handoff came without reasons."));
  const most = Math.max(1, ...reasons.map((reason) => Math.abs(reason.points ?? 0)));
  return card(title, el("ol", { class: "reasons" }, ...reasons.map((reason) => row(reason, most))));
}

function row(reason: Reason, most: number): HTMLElement {
  const { label, count, lastAt } = reason;
  const value = reason.points;
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  bar.style.inlineSize = `${(Math.abs(value ?? 0) / most) * 100}%`;
  const isCounted = count !== undefined && count > 1 && !new RegExp(`\\b${count}\\b`).test(label);
  return el(
    "li",
    { class: value !== undefined && value < 0 ? "reason against" : "reason" },
    said(label, "reason-label"),
    value !== undefined &&
      el(
        "span",
        { class: "reason-points" },
        points(value),
        el("span", { class: "unseen" }, " points"),
      ),
    el(
      "span",
      { class: "reason-meta muted" },
      isCounted && el("span", {}, plural(count, "time")),
      lastAt !== undefined &&
        el("span", {}, count !== undefined && count > 1 ? "last " : "", when(lastAt)),
    ),
    value !== undefined && el("span", { class: "track" }, bar),
  );
}
