// The questions the forms ask, and what makes an answer good enough to send.

import type { Kind } from "./options.js";
import type { FieldName } from "./state.js";
import type { Texts } from "./text.js";

export interface FieldSpec {
  readonly name: FieldName;
  readonly control: "textarea" | "input" | "select";
  readonly required: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** The longest answer taken, in UTF-16 units. Typing is never cut short, only pointed out. */
  readonly longest: number;
  /** The text that says an answer is missing or wrong; nothing when it is fine. */
  readonly missing?: keyof Texts;
  readonly wrong?: keyof Texts;
  readonly right?: (value: string) => boolean;
}

export const message: FieldSpec = {
  name: "message",
  control: "textarea",
  required: true,
  attributes: { rows: "3" },
  longest: 4000,
  missing: "messageMissing",
};

export const email: FieldSpec = {
  name: "email",
  control: "input",
  required: true,
  attributes: { type: "email", autocomplete: "email", dir: "ltr" },
  longest: 254,
  missing: "emailMissing",
  wrong: "emailWrong",
  // The browser's own check of `type=email` comes on top; it takes `ana@localhost`.
  right: (value) => /^\S+@[^\s@]+\.[^\s@.]{2,}$/.test(value),
};

export const name: FieldSpec = {
  name: "name",
  control: "input",
  required: false,
  attributes: { type: "text", autocomplete: "name" },
  longest: 200,
};

const specs: Readonly<Record<Kind, readonly FieldSpec[]>> = {
  message: [message, email, name],
  callback: [
    {
      name: "phone",
      control: "input",
      required: true,
      attributes: { type: "tel", autocomplete: "tel", dir: "ltr" },
      longest: 40,
      missing: "phoneMissing",
      wrong: "phoneWrong",
      right: (value) => {
        const digits = value.replace(/(ext|x|#).*$/i, "").replace(/\D/g, "").length;
        return digits >= 6 && digits <= 15 && /^[+\d\s().\u2010-\u2015/#ext-]+$/i.test(value);
      },
    },
    name,
    { name: "time", control: "select", required: false, attributes: {}, longest: 200 },
  ],
};

/** The times of day a call can be asked for; the first is what holds unless another is chosen. */
export const times = ["anyTime", "morning", "midday", "afternoon"] as const;

/** What each form of the panel asks, in its order. */
export function fieldsOf(kind: Kind): readonly FieldSpec[] {
  return specs[kind];
}
