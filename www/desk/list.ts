// The list of leads. Rows are kept and filled anew, so focus and scroll position survive every update.

import { hashOf } from "./address.js";
import { avatar } from "./avatar.js";
import { el, icon, said } from "./dom.js";
import type { Lead } from "./lead.js";
import { scoreOf } from "./queue.js";
import { waitChip } from "./wait-chip.js";
import { when } from "./when.js";
import { kindLabel, stageLabel, stageName } from "./words.js";

interface Row {
  lead: Lead;
  readonly item: HTMLLIElement;
  readonly link: HTMLAnchorElement;
  readonly wait: ReturnType<typeof waitChip>;
}

/** What is known of a lead besides what was handed over. */
export interface Marks {
  readonly isHere: boolean;
  readonly outcome: string | undefined;
}

export interface List {
  show(
    leads: readonly Lead[],
    selected: string | undefined,
    unseen: ReadonlySet<string>,
    marksOf: (lead: Lead) => Marks,
  ): void;
  /** Lets the clocks run. */
  tick(now: number): void;
  focus(key: string): void;
}

export function openList(root: HTMLUListElement): List {
  const rows = new Map<string, Row>();

  function rowOf(lead: Lead): Row {
    const known = rows.get(lead.key);
    if (known) return known;
    const link = el("a", { class: "row", href: hashOf(lead.key) });
    const row = { lead, item: el("li", {}, link), link, wait: waitChip("short") };
    rows.set(lead.key, row);
    return row;
  }

  return {
    show(leads, selected, unseen, marksOf) {
      const now = Date.now();
      const shown = leads.map((lead) => {
        const row = rowOf(lead);
        row.lead = lead;
        fill(row, unseen.has(lead.key), marksOf(lead));
        if (lead.key === selected) row.link.setAttribute("aria-current", "true");
        else row.link.removeAttribute("aria-current");
        row.wait.show(lead, now);
        return row;
      });
      place(
        root,
        shown.map((row) => row.item),
      );
      const keys = new Set(leads.map((lead) => lead.key));
      for (const key of [...rows.keys()]) if (!keys.has(key)) rows.delete(key);
    },
    tick(now) {
      for (const row of rows.values()) row.wait.show(row.lead, now);
    },
    focus(key) {
      const link = rows.get(key)?.link;
      link?.focus({ preventScroll: true });
      link?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** Moves only what is out of place: an element that is moved loses its focus. */
function place(root: HTMLElement, items: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(items);
  for (const child of [...root.children]) if (!wanted.has(child)) child.remove();
  let next = root.firstElementChild;
  for (const item of items) {
    if (item === next) next = next.nextElementSibling;
    else root.insertBefore(item, next);
  }
}

function fill({ lead, link, wait }: Row, isUnseen: boolean, { isHere, outcome }: Marks): void {
  const score = scoreOf(lead);
  const [newest] = lead.handoffs;
  const { stage, grade, at } = newest;
  link.classList.toggle("unseen-lead", isUnseen);
  link.replaceChildren(
    avatar(lead),
    el(
      "span",
      { class: "row-body" },
      el(
        "span",
        { class: "row-top" },
        said(lead.name, "row-name"),
        isUnseen && el("span", { class: "dot" }, el("span", { class: "unseen" }, "New")),
        at !== undefined && when(at),
      ),
      lead.company !== undefined && said(lead.company, "row-company"),
      el("span", { class: "row-why" }, icon(iconOf(newest.kind)), said(whyOf(lead))),
      el(
        "span",
        { class: "row-chips" },
        stage !== undefined &&
          el("span", { class: "chip stage", title: stageName(stage) }, said(stageLabel(stage))),
        score !== undefined &&
          el("span", { class: "chip", title: "Score" }, el("b", {}, String(Math.round(score)))),
        isHere && el("span", { class: "chip here" }, "On the site"),
        outcome !== undefined && el("span", { class: "chip" }, outcome),
        grade !== undefined && el("span", { class: "chip", title: `Grade ${grade}` }, said(grade)),
        lead.handoffs.length > 1 &&
          el(
            "span",
            { class: "chip", title: `Handed over ${lead.handoffs.length} times` },
            `×${lead.handoffs.length}`,
          ),
        wait.element,
      ),
    ),
  );
}

/** What the visitor wrote says most; then the reason with the most points. */
function whyOf(lead: Lead): string {
  const [newest] = lead.handoffs;
  if (newest.message !== undefined) return newest.message;
  if (newest.kind === "callback") return kindLabel(newest);
  const [first] = [...newest.reasons].sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  return first?.label ?? kindLabel(newest);
}

function iconOf(kind: string): string {
  return kind === "message" || kind === "chat"
    ? "message"
    : kind === "callback"
      ? "phone"
      : kind === "manual"
        ? "hand"
        : "spark";
}
