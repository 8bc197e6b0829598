// The initials of a lead in a quiet circle, or a figure for somebody nobody knows yet.

import { el, icon } from "./dom.js";
import type { Lead } from "./lead.js";

const TINTS = 6;

export function avatar(lead: Lead): HTMLElement {
  const element = el("span", {
    class: "avatar",
    "aria-hidden": "true",
    "data-tint": String(tintOf(lead.key)),
  });
  if (lead.isAnonymous) element.append(icon("person"));
  else element.textContent = initials(lead.name);
  return element;
}

function initials(name: string): string {
  const words = name.split(/[\s@.]+/).filter((word) => /^\p{L}/u.test(word));
  // Two letters of a script that joins its letters would read as a word.
  const isSeparate = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(words[0] ?? "");
  const picked =
    words.length > 1 && isSeparate ? [words[0], words[words.length - 1]] : words.slice(0, 1);
  return (
    picked
      .map((word) => [...(word ?? "")][0] ?? "")
      .join("")
      .toLocaleUpperCase() || "?"
  );
}

/** The same visitor always has the same tint. */
function tintOf(key: string): number {
  let hash = 0;
  for (const unit of key) hash = (hash * 31 + (unit.codePointAt(0) ?? 0)) % 9973;
  return hash % TINTS;
}
