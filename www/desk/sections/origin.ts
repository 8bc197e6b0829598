// How they came the first time and the last time.

import { el, said } from "../dom.js";
import type { Handoff, Touch } from "../handoff.js";
import { when } from "../when.js";
import { card } from "./card.js";

export function origin({ firstTouch, lastTouch }: Handoff): HTMLElement | undefined {
  if (!firstTouch && !lastTouch) return undefined;
  return card(
    "Came from",
    el("div", { class: "touches" }, touch("First", firstTouch), touch("Last", lastTouch)),
  );
}

function touch(title: string, touch: Touch | undefined): HTMLElement | undefined {
  if (!touch) return undefined;
  const facts = new Map(touch.facts);
  const channel = facts.get("channel") ?? facts.get("source") ?? "unknown";
  const rest = touch.facts.filter(([name, value]) => name !== "channel" && value !== channel);
  return el(
    "div",
    { class: "touch" },
    el("h4", {}, title, touch.at !== undefined && when(touch.at)),
    el("p", { class: "channel" }, said(channel)),
    rest.length > 0 &&
      el("p", { class: "muted" }, said([...new Set(rest.map(([, value]) => value))].join(" · "))),
    touch.landingPath !== undefined && el("p", { class: "muted path" }, said(touch.landingPath)),
  );
}
