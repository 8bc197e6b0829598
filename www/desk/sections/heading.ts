// Who it is, where they stand, how long they wait, and what to do about it.

import { avatar } from "../avatar.js";
import type { DetailActions } from "../detail.js";
import { el, icon, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import { firstOf, type Lead } from "../lead.js";
import { mailHref, telHref } from "../links.js";
import { humanise, stageLabel, stageName } from "../words.js";
import { MAIL, PHONE } from "./contact.js";

export function heading(
  lead: Lead,
  handoff: Handoff,
  wait: HTMLElement,
  actions: DetailActions,
): HTMLElement {
  const place = [lead.role, lead.company].filter((text) => text !== undefined);
  return el(
    "header",
    { class: "lead-head" },
    el("a", { class: "back", href: "#" }, icon("back"), "Leads"),
    el(
      "div",
      { class: "lead-who" },
      avatar(lead),
      el(
        "div",
        {},
        el("h2", { tabindex: "-1" }, said(lead.name)),
        place.length > 0 && el("p", { class: "muted" }, said(place.join(" · "))),
      ),
    ),
    el("div", { class: "lead-actions" }, ...buttons(lead, handoff, actions)),
    el(
      "div",
      { class: "lead-state" },
      stage(handoff),
      handoff.grade !== undefined && el("span", { class: "chip" }, "Grade ", said(handoff.grade)),
      ...handoff.scores.map(([name, score]) =>
        el(
          "span",
          { class: "chip score" },
          said(humanise(name)),
          " ",
          el("b", {}, String(Math.round(score))),
        ),
      ),
      wait,
    ),
  );
}

function stage({ stage, previousStage }: Handoff): HTMLElement | undefined {
  if (stage === undefined) return undefined;
  const from = previousStage !== undefined && previousStage !== stage ? previousStage : undefined;
  return el(
    "span",
    { class: "chip stage", title: stageName(stage) },
    from !== undefined &&
      el(
        "span",
        { class: "from" },
        said(stageLabel(from)),
        el("span", { "aria-hidden": "true" }, " → "),
        el("span", { class: "unseen" }, " then "),
      ),
    said(stageLabel(stage)),
  );
}

function buttons(lead: Lead, handoff: Handoff, actions: DetailActions): readonly HTMLElement[] {
  const mail = mailHref(firstOf(handoff.traits, MAIL) ?? "");
  const tel = telHref(firstOf(handoff.traits, PHONE) ?? "");
  const links = [
    mail !== undefined && el("a", { class: "button plain", href: mail }, icon("mail"), "Email"),
    tel !== undefined && el("a", { class: "button plain", href: tel }, icon("phone"), "Call"),
  ].filter((link): link is HTMLAnchorElement => link !== false);
  // Who asked to be called is called first.
  if (handoff.kind === "callback") links.reverse();

  const isWaiting = lead.waiting.length > 0;
  const mark = el(
    "button",
    {
      type: "button",
      id: "mark",
      class: isWaiting ? "button" : "button plain",
      onclick: () => actions.mark(lead),
    },
    icon(isWaiting ? "check" : "undo"),
    isWaiting ? "Mark as answered" : "Back to waiting",
  );
  return [...links, mark];
}
