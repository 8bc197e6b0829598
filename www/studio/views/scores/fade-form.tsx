// How a rule's points fade, edited: the ways side by side, the curve as it comes out.

import { useId } from "react";
import { Field } from "../../kit/field.js";
import { NumberInput, SpanInput, Toggle } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  type Path,
  textOf,
} from "../../state/path.js";
import { edit } from "../../state/store.js";
import { DecayChart } from "./curve.js";
import { fades } from "./fading.js";

type Way = "none" | "half" | "linear" | "steps";

const WAYS: readonly (readonly [Way, string, string])[] = [
  ["none", "Not at all", "The points stay."],
  ["half", "By halves", "Half is left after each half-life."],
  ["linear", "In a straight line", "Nothing is left at the end of it."],
  ["steps", "In steps", "From an age on, only a share counts."],
];

function wayOf(rule: JsonObject): Way {
  const { linear, steps } = objectOf(rule["decay"]);
  return rule["halfLife"] !== undefined
    ? "half"
    : linear !== undefined
      ? "linear"
      : steps !== undefined
        ? "steps"
        : "none";
}

/** A rule that fades in another way; how old a signal may be stays. */
function withWay(rule: JsonObject, way: Way): JsonObject {
  const { halfLife: _half, decay: _decay, ...rest } = rule;
  if (way === "half") return { ...rest, halfLife: "14d" };
  if (way === "linear") return { ...rest, decay: { linear: "30d" } };
  if (way === "steps") {
    return {
      ...rest,
      decay: {
        steps: [
          ["7d", 0.5],
          ["30d", 0],
        ],
      },
    };
  }
  return rest;
}

export function FadeForm({ path, rule }: { path: Path; rule: JsonObject }) {
  const name = useId();
  const way = wayOf(rule);
  const span = (at: Path, label: string) => (
    <Field path={[...path, ...at]} label={label}>
      {(ids) => (
        <SpanInput
          {...ids}
          label={label}
          value={textOf(at.length === 1 ? rule[`${at[0]}`] : objectOf(rule["decay"])["linear"])}
          onChange={(it) => it && edit([...path, ...at], it, "Change fading")}
        />
      )}
    </Field>
  );
  return (
    <fieldset className="fade-form">
      <legend>How its points fade</legend>
      {WAYS.map(([it, title, help]) => (
        <label key={it} className="fade-way">
          <input
            type="radio"
            name={name}
            checked={it === way}
            onChange={() => edit(path, withWay(rule, it), "Change fading")}
          />
          <span>
            {title} <span className="help">{help}</span>
          </span>
        </label>
      ))}
      {way === "half" && span(["halfLife"], "Half-life")}
      {way === "linear" && span(["decay", "linear"], "Gone after")}
      {way === "steps" && <Steps path={[...path, "decay", "steps"]} rule={rule} />}
      <Toggle
        value={rule["within"] !== undefined}
        onChange={(on) => edit([...path, "within"], on ? "90d" : undefined, "Change fading")}
      >
        Signals older than a certain age count no more
      </Toggle>
      {rule["within"] !== undefined && span(["within"], "Oldest age that counts")}
      {fades(rule) && <DecayChart rule={rule} />}
    </fieldset>
  );
}

function Steps({ path, rule }: { path: Path; rule: JsonObject }) {
  const steps = listOf(objectOf(rule["decay"])["steps"]).map(listOf);
  const put = (next: Json[][]) => edit(path, next, "Change fading");
  return (
    <Field path={path} label="Steps">
      {({ describedBy }) => (
        <div className="fade-steps">
          {steps.map(([age, share], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have nothing else to be known by.
            <span className="row" key={at}>
              from
              <SpanInput
                label={`Age of step ${at + 1}`}
                describedBy={describedBy}
                value={textOf(age)}
                onChange={(it) =>
                  it && put(steps.map((old, place) => (place === at ? [it, old[1] ?? 0] : old)))
                }
              />
              <NumberInput
                label={`Share of step ${at + 1} in per cent`}
                value={Math.round(Number(share) * 1e6) / 1e4}
                onChange={(it) =>
                  put(
                    steps.map((old, place) =>
                      place === at ? [old[0] ?? "", (it ?? 0) / 100] : old,
                    ),
                  )
                }
              />
              %
              <Button
                small
                kind="quiet"
                icon="bin"
                label={`Delete step ${at + 1}`}
                onClick={() => put(steps.filter((_, place) => place !== at))}
              />
            </span>
          ))}
          <Button small icon="add" onClick={() => put([...steps, [later(steps.at(-1)?.[0]), 0]])}>
            Add step
          </Button>
        </div>
      )}
    </Field>
  );
}

/** An age after another. */
function later(age: Json | undefined): string {
  const [, digits = "7", unit = "d"] = /^(\d+)([smhdw])$/.exec(textOf(age)) ?? [];
  return `${Number(digits) * 2}${unit}`;
}
