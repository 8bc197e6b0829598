// Forms begun, submitted and abandoned, and of their fields only those that the config names.

import { quietly } from "../safe.js";
import { attribute, matches } from "./dom.js";
import { type Field, readField } from "./field.js";
import type { Kit, Signal, Watched } from "./types.js";

export function watchForms(kit: Kit, touch: () => void) {
  const { on, tell, path, observer, config, ends } = kit;
  /** Forms of this view, and whether each was submitted. */
  const forms = new Map<Element, boolean>();

  on("input", ({ target }) => {
    const { form } = target as Field;
    if (!(form instanceof Element) || forms.has(form)) return;
    forms.set(form, false);
    tell("form_start", nameOf(form));
  });
  ends.push(() => {
    for (const [form, submitted] of forms) {
      if (!submitted) tell("form_abandon", { ...nameOf(form), path: kit.viewed() });
    }
    forms.clear();
  });
  const submit = ({ target: form, defaultPrevented: prevented }: Event) => {
    if (!(form instanceof Element)) return;
    forms.set(form, true);
    kit.submitted = Date.now();
    const props: Signal[1] = { path: path(), ...nameOf(form) };
    const signals: Signal[] = [["form_submit", props]];
    if (prevented) props["prevented"] = true;
    else {
      const traits = read(form, config.forms);
      // First, and in one with the submit: a lead that this makes has both from the start.
      if (Object.keys(traits).length) signals.unshift(["identify", traits]);
    }
    touch();
    observer.observeAll(signals);
  };
  // Last of all, when it is known whether the page has stopped the submit.
  on("submit", submit, window, false);
}

function nameOf(form: Element): Signal[1] {
  const [formId, formName] = [attribute(form, "id"), attribute(form, "name")];
  return { ...(formId && { formId }), ...(formName && { formName }) };
}

function read(form: Element, rules: Watched["forms"]) {
  const traits: Record<string, unknown> = {};
  for (const rule of rules) {
    // Its selector may be none; the other rules still hold.
    quietly(() => {
      if (!matches(form, rule.match)) return;
      // Not below the form: fields elsewhere may belong to it, and disabled ones do not.
      const fields = document.querySelectorAll<Field>(":is(input,select,textarea):enabled");
      const own = [...fields].filter((field) => field.form === form);
      for (const [trait, name] of Object.entries(rule.traits)) {
        const values = own.filter((field) => field.name === name).map(readField);
        const value = values.find((it) => it !== undefined);
        if (value !== undefined) traits[trait] = value;
      }
    });
  }
  return traits;
}
