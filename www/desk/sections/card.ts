// A titled part of the detail pane.

import { el } from "../dom.js";

let count = 0;

export function card(
  title: string,
  ...children: readonly (Node | undefined | false)[]
): HTMLElement {
  count += 1;
  const id = `card-${count}`;
  return el(
    "section",
    { class: "card", "aria-labelledby": id },
    el("h3", { id }, title),
    ...children,
  );
}

/** Names and values, one under the other. */
export function facts(
  rows: readonly (readonly [name: string, value: Node | string])[],
): HTMLElement {
  return el(
    "dl",
    { class: "facts" },
    ...rows.map(([name, value]) =>
      el("div", {}, el("dt", {}, el("bdi", {}, name)), el("dd", {}, value)),
    ),
  );
}
