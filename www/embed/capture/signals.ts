// What signals.js holds: the signals of the marketer's own that are made from the page itself.

import { quietly } from "../safe.js";
import { closest, matches } from "./dom.js";
import type { Part } from "./later.js";
import { watchDataLayer } from "./signals/data-layer.js";
import { watchVisible } from "./signals/visible.js";

/** What the units of a length of time are in milliseconds. */
const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Reads a length of time such as `2s`. */
function millis(span: unknown): number {
  const [, count, unit] = /^(\d+)([smhdw])$/.exec(String(span)) ?? [];
  return Number(count ?? 0) * (UNITS[unit ?? ""] ?? 0);
}

export const start: Part["start"] = (kit) => {
  const rules = kit.config.signals;
  kit.on("click", (event) => {
    // Through shadow roots: seen from outside, the target is the element that has one.
    const [inner] = event.composedPath();
    for (const [name, { click }] of rules) {
      // Its selector may be none; the other rules still hold.
      quietly(() => {
        const hit = click && (closest(inner ?? null, click) ?? closest(event.target, click));
        if (hit) kit.tell(name, {});
      });
    }
  });
  kit.on("submit", ({ target }) => {
    for (const [name, { submit }] of rules) {
      quietly(() => {
        if (submit && target instanceof Element && matches(target, submit)) kit.tell(name, {});
      });
    }
  });
  for (const [name, rule] of rules) {
    // Its selector may be none; the other rules still hold.
    if (rule.visible) quietly(() => watchVisible(kit, name, rule.visible ?? "", millis(rule.for)));
  }
  watchDataLayer(kit, rules);
  return () => {};
};
