// What they have already, who they seem to be, and the page they were on.

import { el, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import { pageHref } from "../links.js";
import { humanise } from "../words.js";
import { card, facts } from "./card.js";

export function about(handoff: Handoff): HTMLElement | undefined {
  const { offersOwned, persona, segments, page, source } = handoff;
  const rows: [string, Node][] = [];
  if (page !== undefined) rows.push(["Was on", pageLink(page, source)]);
  if (offersOwned.length > 0) rows.push(["Has already", chips(offersOwned)]);
  if (persona !== undefined) rows.push(["Persona", said(humanise(persona))]);
  if (segments.length > 0)
    rows.push([segments.length === 1 ? "Segment" : "Segments", chips(segments)]);
  return rows.length === 0 ? undefined : card("About", facts(rows));
}

function chips(names: readonly string[]): HTMLElement {
  return el(
    "span",
    { class: "chips" },
    ...names.map((name) => el("span", { class: "chip", title: name }, said(humanise(name)))),
  );
}

function pageLink(page: NonNullable<Handoff["page"]>, source: string | undefined): HTMLElement {
  const href = pageHref(page.path, source);
  const title = said(page.title ?? page.path);
  return el(
    "span",
    { class: "page" },
    href === undefined
      ? title
      : el("a", { href, target: "_blank", rel: "noopener noreferrer" }, title),
    page.title !== undefined && el("span", { class: "muted path" }, said(page.path)),
  );
}
