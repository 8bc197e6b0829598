// What to do next, as the site's rules propose it.

import { el, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import { card } from "./card.js";

export function suggestions({ suggestions }: Handoff): HTMLElement | undefined {
  if (suggestions.length === 0) return undefined;
  return card(
    "Next step",
    el("ul", { class: "suggestions" }, ...suggestions.map((text) => el("li", {}, said(text)))),
  );
}
