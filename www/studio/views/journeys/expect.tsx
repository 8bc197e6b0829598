// What a journey is expected to come to: a sentence each, and whether it holds.

import { Choice, NumberInput, SpanInput, TokensInput } from "../../kit/inputs.js";
import { Button, Icon } from "../../kit/parts.js";
import { type Kind, useNames } from "../../kit/value.js";
import { type Json, type JsonObject, listOf, objectOf, textOf } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import type { Outcome } from "./runs.js";

/** Each expectation in words, with what it begins with. */
const KINDS: Record<string, { words: string; empty: Json }> = {
  never: { words: "Never in stage", empty: [] },
  reaches: { words: "Reaches stage", empty: [] },
  ends: { words: "Ends in stage", empty: [] },
  chat: { words: "The chat opens", empty: true },
  handoff: { words: "Is handed to sales", empty: true },
  sees: { words: "Sees in a slot", empty: {} },
  neverSees: { words: "Never sees in a slot", empty: {} },
  plays: { words: "A playbook runs", empty: [] },
  neverPlays: { words: "A playbook never runs", empty: [] },
  scores: { words: "Scores in the end", empty: {} },
  segments: { words: "In segment in the end", empty: [] },
  persona: { words: "Persona in the end", empty: [] },
};

interface Props {
  journey: Journey;
  outcome: Outcome | undefined;
  onChange: (journey: Journey, label: string, place?: string) => void;
}

export function Expectations({ journey, outcome, onChange }: Props) {
  const expect = journey.expect ?? {};
  const keys = Object.keys(expect).filter((it) => it !== "within");
  const write = (next: JsonObject, label: string, place = "") =>
    onChange({ ...journey, expect: next }, label, place);
  const put = (key: string, value: Json | undefined) => {
    const { [key]: _, ...rest } = expect;
    const next = value === undefined ? rest : { ...expect, [key]: value };
    // How soon says nothing without what.
    if (many(next["reaches"]).length === 0) delete next["within"];
    write(next, "Change an expectation", `/${journey.name}/${key}`);
  };
  return (
    <div className="expectations">
      {outcome?.error && (
        <p className="finding error">
          <Icon name="error" />
          {outcome.error}
        </p>
      )}
      {keys.length === 0 && (
        <p className="muted">
          Say what has to become of this visitor, and every later change of the config is held
          against it.
        </p>
      )}
      <ul>
        {keys.map((key) => {
          const words = KINDS[key]?.words ?? key;
          const failures = (outcome?.failures ?? []).filter(
            (it) => it.expect === key || (key === "reaches" && it.expect === "within"),
          );
          return (
            <li key={key}>
              <State open={isOpen(expect[key])} failing={failures.length > 0} />
              <span className="expect-words">{words}</span>
              <div className="expect-value">
                <Value name={key} words={words} expect={expect} put={put} />
                {failures.map((it) => (
                  <p key={it.message} className="finding error">
                    {it.message}
                  </p>
                ))}
              </div>
              <Button
                small
                kind="quiet"
                icon="bin"
                label={`Delete the expectation ${words.toLowerCase()}`}
                onClick={() => {
                  const { [key]: _, ...rest } = expect;
                  if (key === "reaches") delete rest["within"];
                  write(rest, "Delete an expectation");
                }}
              />
            </li>
          );
        })}
      </ul>
      <span className="expect-add">
        <Choice
          label="Add an expectation"
          value=""
          none="Add an expectation…"
          options={Object.entries(KINDS)
            .filter(([key]) => !(key in expect))
            .map(([key, { words }]) => [key, words])}
          onChange={(key) =>
            key && write({ ...expect, [key]: KINDS[key]?.empty ?? [] }, "Add an expectation")
          }
        />
      </span>
    </div>
  );
}

/** Whether it is not said yet what is expected. */
const isOpen = (value: Json | undefined) =>
  typeof value === "object" && value !== null && Object.values(value).every(isOpen);

function State({ open, failing }: { open: boolean; failing: boolean }) {
  if (open) return <span className="state open" title="Say what is expected" />;
  return (
    <span className={failing ? "state no" : "state yes"}>
      <Icon name={failing ? "close" : "check"} />
      <span className="hidden">{failing ? "Not met: " : "Met: "}</span>
    </span>
  );
}

interface ValueProps {
  name: string;
  words: string;
  expect: JsonObject;
  put: (key: string, value: Json | undefined) => void;
}

/** Texts, of which one may stand alone. */
const many = (value: Json | undefined) =>
  Array.isArray(value) ? listOf(value).map(textOf) : [textOf(value)].filter(Boolean);

function Value({ name, words, expect, put }: ValueProps) {
  const value = expect[name];
  switch (name) {
    case "chat":
    case "handoff":
      return (
        <Choice
          label={words}
          value={`${value}`}
          options={[
            ["true", "Yes"],
            ["false", "No, never"],
          ]}
          onChange={(it) => put(name, it === "true")}
        />
      );
    case "reaches":
      return (
        <>
          <Names kind="stage" words={words} value={value} onChange={(it) => put(name, it)} />
          <span className="row">
            <span className="muted">within</span>
            <SpanInput
              label="Within"
              value={textOf(expect["within"])}
              onChange={(it) => put("within", it)}
            />
          </span>
        </>
      );
    case "sees":
    case "neverSees":
      return <BySlot words={words} value={objectOf(value)} onChange={(it) => put(name, it)} />;
    case "scores":
      return <ByScore value={objectOf(value)} onChange={(it) => put(name, it)} />;
    case "plays":
    case "neverPlays":
      return <Names kind="playbook" words={words} value={value} onChange={(it) => put(name, it)} />;
    case "segments":
      return <Names kind="segment" words={words} value={value} onChange={(it) => put(name, it)} />;
    case "persona":
      // There is but one.
      return (
        <Names
          kind="persona"
          words={words}
          value={value}
          onChange={(it) => put(name, listOf(it).at(-1) ?? [])}
        />
      );
    default:
      return <Names kind="stage" words={words} value={value} onChange={(it) => put(name, it)} />;
  }
}

function Names({
  kind,
  value,
  words,
  onChange,
}: {
  kind: Kind;
  value: Json | undefined;
  words: string;
  onChange: (value: Json) => void;
}) {
  const names = useNames(kind);
  return (
    <fieldset className="plain" aria-label={words}>
      <TokensInput value={many(value)} suggest={names} what={kind} onChange={onChange} />
    </fieldset>
  );
}

function BySlot({
  words,
  value,
  onChange,
}: {
  words: string;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
}) {
  const slots = useNames("slot");
  const offers = useNames("offer");
  const used = Object.keys(value);
  return (
    <>
      {used.map((slot) => (
        <span key={slot} className="row">
          <code>{slot}</code>
          <fieldset className="plain" aria-label={`${words} ${slot}`}>
            <TokensInput
              value={many(value[slot])}
              suggest={offers}
              what="offer"
              onChange={(it) => onChange({ ...value, [slot]: it })}
            />
          </fieldset>
          <Button
            small
            kind="quiet"
            icon="close"
            label={`Remove ${slot}`}
            onClick={() => {
              const { [slot]: _, ...rest } = value;
              onChange(rest);
            }}
          />
        </span>
      ))}
      <Choice
        label={`${words}: add a slot`}
        value=""
        none="Choose a slot…"
        options={slots.filter((it) => !used.includes(it)).map((it) => [it, it])}
        onChange={(slot) => slot && onChange({ ...value, [slot]: [] })}
      />
    </>
  );
}

const SIGNS = [
  ["$gte", "at least"],
  ["$gt", "above"],
  ["$lte", "at most"],
  ["$lt", "below"],
  ["$eq", "exactly"],
] as const;

/** A number and how it is compared; undefined for a condition that says more than that. */
function comparison(test: Json | undefined): [sign: string, number: number] | undefined {
  if (typeof test === "number") return ["$eq", test];
  const [[sign, number] = [], ...more] = Object.entries(objectOf(test));
  const isOne = SIGNS.some(([it]) => it === sign) && more.length === 0;
  return sign && isOne && typeof number === "number" ? [sign, number] : undefined;
}

function ByScore({
  value,
  onChange,
}: {
  value: JsonObject;
  onChange: (value: JsonObject) => void;
}) {
  const scores = useNames("score");
  const used = Object.keys(value);
  return (
    <>
      {used.map((score) => {
        const test = comparison(value[score]);
        const put = (sign: string, number: number) =>
          onChange({ ...value, [score]: sign === "$eq" ? number : { [sign]: number } });
        return (
          <span key={score} className="row by-score">
            <code>{score}</code>
            {test ? (
              <>
                <Choice
                  label={`How to compare ${score}`}
                  value={test[0]}
                  options={SIGNS}
                  onChange={(it) => put(it, test[1])}
                />
                <NumberInput
                  label={`Points of ${score}`}
                  value={test[1]}
                  onChange={(it) => it !== undefined && put(test[0], it)}
                />
              </>
            ) : (
              <code>{JSON.stringify(value[score])}</code>
            )}
            <Button
              small
              kind="quiet"
              icon="close"
              label={`Remove ${score}`}
              onClick={() => {
                const { [score]: _, ...rest } = value;
                onChange(rest);
              }}
            />
          </span>
        );
      })}
      <Choice
        label="Add a score"
        value=""
        none="Choose a score…"
        options={scores.filter((it) => !used.includes(it)).map((it) => [it, it])}
        onChange={(score) => score && onChange({ ...value, [score]: { $gte: 50 } })}
      />
    </>
  );
}
