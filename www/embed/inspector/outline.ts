// Frames around elements of the page, drawn above it and not in it.

import { objectOf, textOf } from "../config.js";
import { quietly } from "../safe.js";
import { fill, h } from "./dom.js";
import type { Tool } from "./tool.js";

export interface Mark {
  readonly element: Element;
  readonly label: string;
  /** `slot`, `here` (the one that is pointed at), or `pick`. */
  readonly kind: string;
}

/** The elements of a slot. */
export function elementsOf(slot: string, selector: string | null): Element[] {
  const name = CSS.escape(slot);
  const marked = `[data-leadlight-slot="${name}"],smart-cta[name="${name}"]`;
  const all = selector && quietly(() => document.querySelectorAll(`${marked},${selector}`));
  return [...(all || document.querySelectorAll(marked))];
}

/** Draws in `layer`; while there is something to draw it follows the page. */
export function makeOutline(layer: HTMLElement) {
  let marks: readonly Mark[] = [];
  let frame = 0;

  const draw = () => {
    fill(
      layer,
      marks.map(({ element, label, kind }) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        if (!width || !height) return false;
        const css = {
          left: `${left}px`,
          top: `${top}px`,
          width: `${width}px`,
          height: `${height}px`,
        };
        const low = top < 24 ? ".low" : "";
        return h(`div.mark.${kind}`, { css }, h(`span.tag${low}`, {}, label));
      }),
    );
    frame = marks.length ? requestAnimationFrame(draw) : 0;
  };

  return {
    show(next: readonly Mark[]): void {
      marks = next;
      if (!frame) draw();
    },
    end(): void {
      cancelAnimationFrame(frame);
      marks = [];
      frame = 0;
      fill(layer);
    },
  };
}

/** What is outlined on the page. */
export function marksOf({ inside, state, look }: Tool, over: Element | undefined): Mark[] {
  const all = Object.entries(objectOf(objectOf(inside.config)["slots"]));
  const outlined = all
    .filter(([slot]) => state.outlined || slot === state.pointed)
    .flatMap(([slot, rules]) => {
      const label = `${slot}: ${look.get.slots[slot]?.offer ?? "default"}`;
      const kind = slot === state.pointed ? "here" : "slot";
      const elements = elementsOf(slot, textOf(objectOf(rules)["selector"]));
      return elements.map((element) => ({ element, label, kind }));
    });
  return over ? [...outlined, { element: over, label: over.localName, kind: "pick" }] : outlined;
}
