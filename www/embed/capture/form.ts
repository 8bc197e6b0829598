// Forms submitted, and of their fields only those that the config names.

import { attribute, matches } from "./dom.js";
import { type Field, readField } from "./field.js";
import type { On, Tell, Watched } from "./types.js";

/** `identify` takes the traits as they are; `tell` is for the signal. */
export function watchForms(rules: Watched["forms"], on: On, identify: Tell, tell: Tell) {
  const submit = ({ target: form, defaultPrevented: prevented }: Event) => {
    if (!(form instanceof Element)) return;
    const props: Record<string, unknown> = {};
    const formId = attribute(form, "id");
    const formName = attribute(form, "name");
    if (formId) props["formId"] = formId;
    if (formName) props["formName"] = formName;
    if (prevented) props["prevented"] = true;
    else {
      const traits = read(form, rules);
      if (Object.keys(traits).length) identify("identify", traits);
    }
    tell("form_submit", props);
  };
  // Last of all, when it is known whether the page has stopped the submit.
  on("submit", submit, window, false);
}

function read(form: Element, rules: Watched["forms"]) {
  const traits: Record<string, unknown> = {};
  for (const rule of rules) {
    try {
      if (!matches(form, rule.match)) continue;
      // Not below the form: fields elsewhere may belong to it, and disabled ones do not.
      const fields = document.querySelectorAll<Field>(":is(input,select,textarea):enabled");
      const own = [...fields].filter((field) => field.form === form);
      for (const [trait, name] of Object.entries(rule.traits)) {
        const values = own.filter((field) => field.name === name).map(readField);
        const value = values.find((it) => it !== undefined);
        if (value !== undefined) traits[trait] = value;
      }
    } catch {
      // A selector that is none; the other rules still hold.
    }
  }
  return traits;
}
