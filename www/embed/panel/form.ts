// A form: asks, checks, and hands over what was written.

import { button, make } from "./dom.js";
import { type Drafts, type Field, type FieldTexts, makeField } from "./field.js";
import type { FieldSpec } from "./fields.js";
import { fill } from "./language.js";
import type { Common } from "./text/common/en.js";

/** What a form asks, and what becomes of the answers. */
export interface FormSpec {
  readonly kind: string;
  readonly fields: readonly FieldSpec[];
  readonly intro: string;
  /** What the button says that sends it. */
  readonly send: string;
  submit(answers: Readonly<Record<string, string>>): void;
}

export interface Form {
  readonly element: HTMLFormElement;
  /** Shows drafts and what has become known, without touching the field in use. */
  refresh(): void;
  /** The first field, or the button that sends when all is known. */
  first(): HTMLElement;
}

export function makeForm(spec: FormSpec, state: Drafts, texts: Common & FieldTexts): Form {
  const fields = spec.fields.map((field) => makeField(field, spec.kind, state, texts));
  const knownText = make("span", "");
  const change = button("link", texts.change, () => {
    asked = true;
    refresh();
    fields.find((field) => state.options.known[field.name])?.control.focus();
  });
  const known = make("p", "known", {}, knownText, " ", change);
  const warning = make("p", "notice", {}, texts.notAllowed);
  const send = make("button", "submit", { type: "submit" }, spec.send);
  const element = make(
    "form",
    "form",
    // Own messages instead of the browser's bubbles: those vanish, and not everyone gets them.
    { novalidate: "" },
    spec.intro ? make("p", "intro", {}, spec.intro) : undefined,
    ...fields.map((field) => field.row),
    known,
    warning,
    send,
    make("p", "note", {}, texts.note),
  );
  /** True once the visitor wants to see the fields whose answers are known. */
  let asked = false;

  function isKnown(field: Field): boolean {
    if (asked || !state.options.known[field.name] || inUse(field)) return false;
    const draft = state.drafts.get(field.name);
    if (draft !== undefined && draft !== state.options.known[field.name]) return false;
    return field.good();
  }

  function refresh(): void {
    for (const field of fields) {
      if (!inUse(field)) field.refill();
      field.row.hidden = isKnown(field);
    }
    const values = fields.filter((field) => field.row.hidden).map((field) => field.answer());
    known.hidden = values.length === 0;
    knownText.textContent = fill(texts.known, { values: values.reverse().join(", ") });
    warning.hidden = state.options.consent === "granted";
  }

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = fields.filter((field) => !field.check());
    if (wrong[0]) {
      wrong[0].row.hidden = false;
      wrong[0].control.focus();
      return;
    }
    const answers = fields.map((field) => [field.name, field.answer()] as const);
    spec.submit(Object.fromEntries(answers.filter(([, answer]) => answer)));
  });

  return {
    element,
    refresh,
    first: () => fields.find((field) => !field.row.hidden)?.control ?? send,
  };
}

/** True while the visitor is in this field, so that nothing may be taken from under the cursor. */
function inUse(field: Field): boolean {
  const root = field.control.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === field.control;
}
