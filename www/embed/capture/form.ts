// Forms submitted, and of their fields only those that the config names.

import { quietly } from "../safe.js";
import { attribute, matches } from "./dom.js";
import { type Field, readField } from "./field.js";
import type { On, Signal, Watched } from "./types.js";

export function watchForms(
  rules: Watched["forms"],
  on: On,
  path: () => string,
  tell: (signals: Signal[]) => void,
) {
  const submit = ({ target: form, defaultPrevented: prevented }: Event) => {
    if (!(form instanceof Element)) return;
    const props: Signal[1] = { path: path() };
    const signals: Signal[] = [["form_submit", props]];
    const formId = attribute(form, "id");
    const formName = attribute(form, "name");
    if (formId) props["formId"] = formId;
    if (formName) props["formName"] = formName;
    if (prevented) props["prevented"] = true;
    else {
      const traits = read(form, rules);
      // First, and in one with the submit: a lead that this makes has both from the start.
      if (Object.keys(traits).length) signals.unshift(["identify", traits]);
    }
    tell(signals);
  };
  // Last of all, when it is known whether the page has stopped the submit.
  on("submit", submit, window, false);
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
