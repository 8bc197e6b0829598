// What the visitor wrote, in their own words.

import { el, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import { when } from "../when.js";
import { humanise, kindLabel } from "../words.js";
import { card } from "./card.js";

export function message(handoff: Handoff): HTMLElement | undefined {
  const { kind, message, callAt, at } = handoff;
  if (message === undefined && kind !== "callback") return undefined;
  const section = card(
    kind === "stage" ? "Message" : kindLabel(handoff),
    message !== undefined && el("blockquote", { dir: "auto" }, message),
    el(
      "p",
      { class: "muted meta" },
      callAt !== undefined &&
        el(
          "span",
          {},
          "Best time: ",
          said(/^[a-z]+([A-Z][a-z]+)*$/.test(callAt) ? humanise(callAt) : callAt),
        ),
      at !== undefined && when(at),
    ),
  );
  section.classList.add("message");
  return section;
}
