// What nobody needs for the call: ids, consent, the config's hash, and the event as it came.

import { copyButton } from "../copy.js";
import { el, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import { fullTime } from "../times.js";
import { card, facts } from "./card.js";

export function smallPrint(handoff: Handoff): HTMLElement {
  const { consent, configHash, visitor, id, source, at, receivedAt, raw } = handoff;
  const values: readonly (readonly [string, string | undefined])[] = [
    ["Consent", consent],
    ["Config", configHash],
    ["Visitor", visitor],
    ["Handoff", id],
    ["Site", source],
    ["Happened", at === undefined ? undefined : fullTime(at)],
    ["Received", receivedAt === undefined ? undefined : fullTime(receivedAt)],
  ];
  const json = JSON.stringify(raw, null, 2);
  const section = card(
    "Small print",
    facts(
      values.flatMap(([name, value]) =>
        value === undefined ? [] : [[name, said(value)] as const],
      ),
    ),
    el(
      "details",
      {},
      el("summary", {}, "Raw JSON"),
      el(
        "div",
        { class: "raw" },
        copyButton(json, "the JSON"),
        el("pre", { dir: "ltr", tabindex: "0", "aria-label": "Raw JSON" }, json),
      ),
    ),
  );
  section.classList.add("small");
  return section;
}
