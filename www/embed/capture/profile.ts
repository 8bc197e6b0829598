// What profile.js holds: progressive profiling. Of the fields a form asks for in turn, those whose
// traits are known are hidden, and the next ones shown in their stead, as many as the author shows.

import { quietly } from "../safe.js";
import { matches } from "./dom.js";
import type { Field } from "./field.js";
import type { Part } from "./later.js";
import { type Asked, readAsked } from "./profile/asked.js";

export const start: Part["start"] = (kit) => {
  const rules = kit.config.forms.filter((it) => it.ask);
  const forms = new Map<HTMLFormElement, Asked[]>();
  /** Forms in which the visitor is at work: nothing in them moves. */
  let begun = new WeakSet<Element>();

  const look = () => {
    for (const form of forms.keys()) if (!form.isConnected) forms.delete(form);
    for (const rule of rules) {
      // Its selector may be none; the other rules still hold.
      quietly(() => {
        for (const form of document.forms) {
          if (begun.has(form) || !matches(form, rule.match)) continue;
          if (!forms.has(form) && isWritten(form)) {
            begun.add(form);
            continue;
          }
          const asked = forms.get(form) ?? readAsked(form, rule);
          forms.set(form, asked);
          arrange(asked, kit.observer.traits());
        }
      });
    }
  };
  look();
  kit.beats.push(look);
  kit.on("focusin input change", ({ target }) => {
    const { form } = target as Field;
    if (form) begun.add(form);
  });
  kit.ends.push(() => {
    begun = new WeakSet();
  });
  kit.signal.addEventListener("abort", () => {
    for (const asked of forms.values()) for (const it of asked) quietly(it.restore);
  });
  return () => {};
};

/**
 * Whether the visitor was at work in it before this file came: with the focus alone the page may
 * have begun, with what is filled in alone a script of its own.
 */
const isWritten = (form: HTMLFormElement) =>
  form.contains(document.activeElement) &&
  [...form.elements].some((it) => {
    const { value, defaultValue = value } = it as HTMLInputElement;
    return value !== defaultValue;
  });

/** Shows as many fields as the author does, of those not known yet, in the order they are asked. */
function arrange(asked: Asked[], traits: Record<string, unknown>) {
  let slots = asked.filter((it) => it.shown).length;
  for (const { trait, show } of asked) {
    const known = (traits[trait] ?? "") !== "";
    show(!known && slots > 0);
    if (!known) slots--;
  }
}
