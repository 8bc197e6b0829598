// One question of a form: its label, its control, and what is wrong with the answer.

import { make } from "./dom.js";
import { type FieldSpec, times } from "./fields.js";
import { fill } from "./language.js";
import type { PanelOptions } from "./options.js";
import { type FieldName, type State, wellFormed } from "./state.js";
import type { Texts } from "./text.js";

/** What was typed and not sent yet, and what is known of the visitor. */
export interface Drafts extends Pick<State, "drafts"> {
  readonly options: Pick<PanelOptions, "known" | "consent">;
}

/** The words of the fields that are asked. */
export type FieldTexts = Partial<Texts>;

export interface Field {
  readonly name: FieldName;
  readonly row: HTMLElement;
  readonly control: HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;
  /** The answer as it is sent. */
  answer(): string;
  /** Puts the draft, or else what is known, into the control. */
  refill(): void;
  /** True when the answer can be sent. */
  good(): boolean;
  /** The same, but says next to the control why not. */
  check(): boolean;
}

export function makeField(spec: FieldSpec, kind: string, state: Drafts, texts: FieldTexts): Field {
  const id = `${kind}-${spec.name}`;
  const control = make(spec.control, "input", { id, name: spec.name, ...spec.attributes });
  if (spec.required) control.required = true;
  if (control instanceof HTMLTextAreaElement) control.dir = "auto";

  const label = make("label", "label", { for: id }, texts[spec.name]);
  if (!spec.required && spec.control !== "select") {
    label.append(" ", make("span", "optional", {}, texts.optional));
  }
  const error = make("p", "error", { id: `${id}-error` });
  error.hidden = true;
  const row = make("div", "field", {}, label, control, error);

  const zone = spec.control === "select" ? timeZone() : "";
  if (control instanceof HTMLSelectElement) {
    for (const time of times) control.append(make("option", "", { value: time }, texts[time]));
    if (zone) {
      const hint = make("p", "hint", { id: `${id}-hint` }, fill(texts.zone ?? "", { zone }));
      control.setAttribute("aria-describedby", hint.id);
      control.after(hint);
    }
  }

  /** The text of what is wrong, or nothing. */
  function fault(): string {
    const value = answer();
    if (spec.required && !value) return (spec.missing && texts[spec.missing]) ?? "";
    if (value.length > spec.longest) {
      return fill(texts.tooLong ?? "", { over: value.length - spec.longest });
    }
    control.setCustomValidity("");
    const wrong = value && (!control.validity.valid || spec.right?.(value) === false);
    return (wrong && spec.wrong && texts[spec.wrong]) || "";
  }

  function check(): boolean {
    const text = fault();
    control.setCustomValidity(text);
    error.textContent = text;
    error.hidden = !text;
    if (text) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", error.id);
    } else if (control.hasAttribute("aria-invalid")) {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
    }
    return !text;
  }

  function answer(): string {
    if (control instanceof HTMLSelectElement) {
      const chosen = control.selectedOptions[0]?.text ?? "";
      return zone ? `${chosen} (${zone})` : chosen;
    }
    return wellFormed(control.value.trim());
  }

  control.addEventListener("input", () => {
    state.drafts.set(spec.name, control.value);
    // A field is not called wrong while it is first filled in, but is called right at once.
    if (control.hasAttribute("aria-invalid")) check();
  });

  return {
    name: spec.name,
    row,
    control,
    answer,
    good: () => !fault(),
    check,
    refill() {
      const value = state.drafts.get(spec.name) ?? state.options.known[spec.name];
      if (control instanceof HTMLSelectElement) control.value = value ?? times[0];
      else if (control.value !== (value ?? "")) control.value = value ?? "";
    },
  };
}

function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone?.replaceAll("_", " ") ?? "";
}
