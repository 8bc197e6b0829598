// What signals.js holds: the signals of the marketer's own that are made from the page itself.

import { quietly } from "../safe.js";
import { spanOf } from "../span.js";
import { closest, matches } from "./dom.js";
import type { Part } from "./later.js";
import { watchDataLayer } from "./signals/data-layer.js";
import { watchVisible } from "./signals/visible.js";

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
    if (rule.visible)
      quietly(() => watchVisible(kit, name, rule.visible ?? "", spanOf(rule.for) ?? 0));
  }
  watchDataLayer(kit, rules);
  return () => {};
};
