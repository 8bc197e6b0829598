// The fields that a form asks for in turn, and how each is hidden, shown, and left as its author wrote it.

import type { Field } from "../field.js";
import type { FormRule } from "../types.js";

export interface Asked {
  readonly trait: string;
  /** Whether the author shows it. */
  readonly shown: boolean;
  show(yes: boolean): void;
  /** Makes it as the author wrote it. */
  restore(): void;
}

/** Finds them. One that is required is not among them: it stays. */
export function readAsked(form: HTMLFormElement, { ask, traits }: FormRule): Asked[] {
  const every = [...document.querySelectorAll<Field>("input,select,textarea,button")];
  const all = every.filter((it) => it.form === form);
  return (ask ?? []).flatMap((name) => {
    const own = all.filter((it) => it.name === name);
    const trait = Object.keys(traits).find((it) => traits[it] === name);
    return trait && own.length && !own.some((it) => it.required) ? [asked(trait, own, all)] : [];
  });
}

function asked(trait: string, own: Field[], all: Field[]): Asked {
  const others = all.filter((it) => !own.includes(it));
  const parts = [...new Set(own.flatMap((it) => partsOf(it, others)))];
  // The author may have hidden a part, or something around the field in it.
  const hidden = parts.flatMap((it) => [it, ...it.querySelectorAll<HTMLElement>("[hidden]")]);
  const before = new Map(hidden.map((it) => [it, it.hidden]));
  const styles = parts.map((it) => it.style.getPropertyValue("display"));
  const disabled = own.map((it) => it.disabled);

  const put = (isHidden: (it: HTMLElement) => boolean, isOff: (place: number) => boolean) => {
    for (const it of hidden) {
      const hides = isHidden(it);
      if (it.hidden !== hides) it.hidden = hides;
    }
    own.forEach((it, place) => {
      const off = isOff(place);
      if (it.disabled !== off) it.disabled = off;
    });
  };
  return {
    trait,
    shown: ![...before.values()].includes(true),
    show(yes) {
      // What was not asked is not sent: an empty answer could take the place of one given before.
      put(
        (it) => !yes && (parts.includes(it) || !!before.get(it)),
        () => !yes,
      );
      parts.forEach((it, place) => {
        // The page's style may have its own idea of what is shown.
        if (yes) it.style.setProperty("display", styles[place] ?? "");
        else it.style.setProperty("display", "none", "important");
      });
    },
    restore() {
      put(
        (it) => !!before.get(it),
        (place) => !!disabled[place],
      );
      parts.forEach((it, place) => {
        it.style.setProperty("display", styles[place] ?? "");
      });
    },
  };
}

/** What belongs to a field alone: the largest part of the form without another one, and its labels. */
function partsOf(field: Field, others: Field[]): HTMLElement[] {
  let part: HTMLElement = field;
  for (;;) {
    const around = part.parentElement;
    if (!around || around.contains(field.form) || others.some((it) => around.contains(it))) break;
    part = around;
  }
  const labels = [...(field.labels ?? [])].filter((it) => !part.contains(it));
  return [part, ...labels];
}
