// What a condition can ask about: from the schema, with the names of this config.

import { get, type Json, listOf, objectOf, type Path, textOf } from "../../state/path.js";
import { definition, type Schema, wordsOf } from "../schema.js";
import { namesOf } from "../value.js";

export type FieldType = "text" | "number" | "flag" | "stage" | "list" | "any";

export interface FieldInfo {
  name: string;
  label: string;
  help: string;
  group: string;
  type: FieldType;
  /** Values to choose from. */
  values: readonly Json[];
  /** There are no others. */
  closed: boolean;
}

interface Whole extends Schema {
  allOf?: (Schema & { patternProperties?: Record<string, Schema> })[];
}

/** The properties that the schema lists, each with its words. */
const listed = (name: string) =>
  Object.entries((definition(name) as Whole).allOf?.[0]?.properties ?? {});

const field = (name: string, group: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  name,
  label: name,
  help: "",
  group,
  type: "text",
  values: [],
  closed: false,
  ...more,
});

/** The type and the usual values of a property, by the schema's examples. */
function guess({ examples = [], description = "" }: Schema): Partial<FieldInfo> {
  const values = examples.filter((it): it is string => typeof it === "string");
  const inside = examples.flatMap((it) =>
    typeof it === "object" && it ? Object.values(it).flat() : [it],
  );
  const type =
    inside.includes(true) && !description.includes("stopped the submit")
      ? values.length
        ? "text"
        : examples.includes(true)
          ? "flag"
          : "any"
      : inside.some((it) => typeof it === "number")
        ? "number"
        : "text";
  return { type, values: type === "flag" ? [true, false] : values, help: description };
}

/** What a page can be asked, and the names this config has for it. */
function ofPages(config: Json, key: string): Partial<FieldInfo> {
  const kind = key as "type" | "journey" | "topic";
  return ["type", "journey", "topic"].includes(kind) ? { values: namesOf(config, kind) } : {};
}

const CLOSED = ["consent", "device.type", "traits.emailKind", "time.weekday"];
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** What a condition on the visitor can ask about. */
export function conditionFields(config: Json): FieldInfo[] {
  const names = (kind: Parameters<typeof namesOf>[1]) => namesOf(config, kind);
  const own: Record<string, Partial<FieldInfo>> = {
    stage: { type: "stage", values: names("stage"), closed: true },
    grade: { values: gradesOf(config) },
    segments: { type: "list", values: names("segment"), closed: true },
    persona: { values: names("persona"), closed: true },
    "time.weekday": { values: DAYS, closed: true },
    "traits.lifecycle": { values: names("stage") },
  };
  const fromSchema = listed("Condition")
    .filter(([name]) => !name.startsWith("$"))
    .map(([name, schema]) => {
      const [top = "", ...rest] = name.split(".");
      const inner = rest.join(".");
      const group = inner
        ? top === "visitor"
          ? "Visitor"
          : top === "traits"
            ? "Traits"
            : wordsOf(top)
        : "Visitor";
      const label =
        inner && top !== "visitor" && top !== "traits"
          ? `${wordsOf(top)}: ${wordsOf(inner).toLowerCase()}`
          : wordsOf(inner || name);
      return field(name, group, {
        ...guess(schema),
        label,
        closed: CLOSED.includes(name),
        ...(top === "page" && ofPages(config, inner)),
        ...own[name],
      });
    });
  const of = (group: string) => fromSchema.filter((it) => it.group === group);
  const known = new Set(fromSchema.map((it) => it.name));
  const traits = names("trait")
    .filter((it) => !known.has(`traits.${it}`))
    .map((it) =>
      field(`traits.${it}`, "Traits", {
        type: "any",
        label: wordsOf(it),
        help: "What the visitor gave, or the site.",
      }),
    );
  return [
    ...of("Visitor"),
    ...names("score").map((it) =>
      field(`scores.${it}`, "Scores", {
        type: "number",
        label: `Score ${it}`,
        help: "The score, exactly.",
      }),
    ),
    ...names("fact").map((it) =>
      field(`facts.${it}`, "Facts", {
        type: factType(config, it),
        label: `Fact ${it}`,
        help: "A fact of this config.",
      }),
    ),
    ...names("signal").map((it) =>
      field(`counts.${it}`, "How often", {
        type: "number",
        label: `Times of ${it}`,
        help: "How often the signal came, ever.",
      }),
    ),
    ...traits,
    ...of("Traits"),
    ...names("offer").map((it) =>
      field(`offers.${it}.owned`, "Offers", {
        type: "flag",
        values: [true, false],
        label: `Has offer ${it}`,
        help: "Whether the visitor has this offer already.",
      }),
    ),
    ...fromSchema.filter((it) => !["Visitor", "Traits"].includes(it.group)),
  ];
}

/** A fact is a number, but for the first or last value of a property. */
function factType(config: Json, name: string): FieldType {
  const fact = objectOf(get(config, ["facts", name]));
  return "first" in fact || "last" in fact ? "any" : "number";
}

function gradesOf(config: Json): string[] {
  const of = (key: string) => Object.keys(objectOf(get(config, ["grade", key, "bands"])));
  const letters = of("letter");
  const numbers = of("number");
  return numbers.length ? letters.flatMap((it) => numbers.map((one) => it + one)) : letters;
}

/** The signal that the `where` at a path is about; empty where it cannot be told. */
export function signalAt(config: Json, path: Path): string {
  const owner = objectOf(get(config, path.slice(0, -1)));
  const keys = ["on", "from", "signal", "count", "sum", "distinct", "days", "first", "last", "age"];
  return keys.map((it) => textOf(owner[it])).find(Boolean) ?? "";
}

/** What is observed, for a signal of the marketer's own: that which it is made from. */
export function observedOf(config: Json, signal: string): string {
  let name = signal;
  // A signal made from itself ends nowhere, and the checker says so.
  for (let steps = 0; steps < 8; steps++) {
    const from = textOf(get(config, ["signals", name, "from"]));
    if (!from) return name;
    name = from;
  }
  return name;
}

/** What a `where` can ask of a signal: its own properties first, then its page's, then the others. */
export function whereFields(config: Json, signal: string): FieldInfo[] {
  const observed = observedOf(config, signal);
  const forms = listOf(objectOf(config)["forms"]).map((it) => textOf(objectOf(it)["match"]));
  const own: Record<string, Partial<FieldInfo>> = {
    formId: { values: forms.filter((it) => /^#[\w-]+$/.test(it)).map((it) => it.slice(1)) },
    slot: { values: namesOf(config, "slot") },
    offer: { values: namesOf(config, "offer") },
    playbook: { values: namesOf(config, "playbook") },
  };
  const all = listed("Where")
    .filter(([name]) => !name.startsWith("$"))
    .map(([name, schema]) => {
      const [, told = "", words = ""] =
        /^((?:`\w+`,? ?)*):? ?(.*)$/s.exec(schema.description ?? "") ?? [];
      const signals = [...told.matchAll(/`(\w+)`/g)].map((it) => it[1]);
      const page = !signals.length;
      const mine =
        signals.includes(observed) ||
        signals.some((it) => it === "form_submit" && observed.startsWith("form_"));
      return field(name, mine ? "Of the signal" : page ? "Of its page" : "Of other signals", {
        ...guess(schema),
        label: page ? `Page: ${wordsOf(name).toLowerCase()}` : wordsOf(name),
        help: words || (schema.description ?? ""),
        ...(page && ofPages(config, name)),
        ...own[name],
      });
    });
  const of = (group: string) => all.filter((it) => it.group === group);
  return [...of("Of the signal"), ...of("Of its page"), ...of("Of other signals")];
}

/** The field of that name; what is not listed may be anything. */
export const fieldOf = (fields: readonly FieldInfo[], name: string): FieldInfo =>
  fields.find((it) => it.name === name) ?? field(name, "Other", { type: "any" });

const EVERY = ["=", "$ne", "$in", "$nin"];
const ORDER = ["$gte", "$gt", "$lte", "$lt"];
const PATTERN = [
  "$glob",
  "!$glob",
  "$regexi",
  "$regex",
  "$notRegexi",
  "$notRegex",
  "$ini",
  "$nini",
];
const THERE = ["exists", "missing"];
const OPERATORS: Record<FieldType, readonly string[]> = {
  stage: [...EVERY, ...ORDER],
  number: ["=", "$ne", ...ORDER, "$in", "$nin", ...THERE],
  flag: ["=", ...THERE],
  list: ["=", "$in", "$nin", "$all", "$size"],
  text: [...EVERY, ...PATTERN, ...THERE],
  any: [
    ...EVERY,
    ...ORDER,
    ...PATTERN,
    ...THERE,
    "$eq",
    "null",
    "$all",
    "$alli",
    "$size",
    "$type",
    "$veq",
    "$vne",
    "$vgte",
    "$vgt",
    "$vlte",
    "$vlt",
  ],
};

/** The operators that make sense for a type. */
export const operatorsOf = (type: FieldType) => OPERATORS[type];

/** What a line about a field begins with. */
export const firstValue = ({ type, values }: FieldInfo): Json =>
  type === "number" ? 1 : type === "flag" ? true : (values[0] ?? "");

export const firstOperator = ({ type }: FieldInfo) => (type === "number" ? "$gte" : "=");
