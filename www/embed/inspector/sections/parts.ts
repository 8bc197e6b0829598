// What sections are built of.

import { type Child, h } from "../dom.js";
import { plain } from "../words.js";

/** A part with a heading. */
export const block = (title: Child, ...content: Child[]) =>
  h("section.block", {}, h("h3", {}, title), content);

/** Names and what they stand at. */
export const pairs = (rows: readonly (readonly [name: string, value: Child])[]) =>
  h(
    "dl.pairs",
    {},
    rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );

/** The same of an object, whatever is in it. */
export const members = (object: object) =>
  pairs(Object.entries(object).map(([name, value]) => [name, marked(plain(value))]));

/** A text in which it is seen that something was taken out. */
export const marked = (text: string): Child =>
  text
    .split(/(redacted)/)
    .map((it) =>
      it === "redacted" ? h("mark", { title: "Taken out before it was recorded" }, it) : it,
    );

/** What the engine says, with the marketer's own words set apart: it puts them between backticks. */
export const coded = (text: string): Child =>
  text.split("`").map((it, at) => (at % 2 ? h("code", {}, it) : it));

/** A number of points, to the millionth, of which the whole ones count for the eye. */
export function exact(text: string): Child {
  const [whole, rest] = text.split(".");
  return [whole, rest !== undefined && h("span.rest", {}, `.${rest}`)];
}

/** A tick or a cross, in words for those who do not see it. */
export const tick = (holds: boolean): Child => [
  h(`span.tick${holds ? ".yes" : ".no"}`, { "aria-hidden": "true" }, holds ? "✓" : "✗"),
  h("span.unseen", {}, holds ? "holds: " : "does not hold: "),
];

export const note = (...words: Child[]) => h("p.note", {}, words);
export const empty = (...words: Child[]) => h("p.empty", {}, words);
