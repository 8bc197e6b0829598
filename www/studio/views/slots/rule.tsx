// One rule of a slot: for whom, and what it shows.

import { useState } from "react";
import { ConditionControl, InWords } from "../../kit/condition/index.js";
import { Preview } from "../../kit/cta-preview.js";
import { Field } from "../../kit/field.js";
import { Fold } from "../../kit/fold.js";
import { NameInput } from "../../kit/name.js";
import { Button } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { Unknown } from "../../kit/unknown.js";
import { useValue } from "../../kit/value.js";
import type { JsonObject } from "../../state/path.js";
import { type Json, listOf, objectOf, type Path, pointer, set, textOf } from "../../state/path.js";
import { doc, edit, remove, replaceConfig } from "../../state/store.js";
import { OffersInOrder } from "./offers.js";
import { Split } from "./split.js";

export const namesIn = (show: Json | undefined): string[] =>
  (Array.isArray(show) ? show : [show]).map(textOf).filter(Boolean);

interface RuleProps {
  path: Path;
  open: boolean;
  /** Names that other rules have. */
  taken: readonly string[];
  onRename: (to: string) => void;
}

export function Rule({ path, open, taken, onRename }: RuleProps) {
  const rule = objectOf(useValue(path));
  const id = textOf(rule["id"]) || `${Number(path.at(-1)) + 1}`;
  const splits = Array.isArray(rule["split"]);
  const shown = splits
    ? listOf(rule["split"]).flatMap((it) => namesIn(objectOf(it)["show"]))
    : namesIn(rule["show"]);
  return (
    <Fold
      path={pointer(path)}
      title={id}
      open={open}
      summary={
        <>
          <InWords path={[...path, "when"]} /> → {splits ? "split: " : ""}
          {shown.join(", ") || "nothing"}
        </>
      }
    >
      <NameInput
        label={`Name of rule ${id}`}
        value={id}
        taken={taken}
        onRename={(to) => {
          onRename(to);
          edit([...path, "id"], to, `Rename rule ${id}`);
        }}
      />
      <Field path={[...path, "when"]} label="For whom">
        {(ids) => (
          <ConditionControl
            path={[...path, "when"]}
            schema={definition("Condition")}
            label={`When of rule ${id}`}
            {...ids}
          />
        )}
      </Field>
      <Shows path={path} splits={splits} rule={rule} id={id} />
      <Shown offers={[...new Set(shown)]} />
      <Unknown path={path} of="SlotRule" shown={["id", "when", "show", "split"]} />
      <div className="fold-foot">
        <span />
        <Button
          small
          kind="quiet"
          icon="bin"
          label={`Delete rule ${id}`}
          onClick={() => remove(path, `rule ${id}`)}
        />
      </div>
    </Fold>
  );
}

interface ShowsProps {
  path: Path;
  rule: JsonObject;
  splits: boolean;
  id: string;
}

/** Offers in order, or a split: what there was is carried over from one to the other. */
function Shows({ path, rule, splits, id }: ShowsProps) {
  const toggle = (split: boolean) => {
    if (split === splits) return;
    const { show, split: sides, ...rest } = rule;
    const names = splits ? namesIn(objectOf(listOf(sides)[0])["show"]) : namesIn(show);
    const [first = ""] = names;
    // The same on both sides would compare nothing.
    const others = Object.keys(objectOf(doc().config["offers"])).filter((it) => it !== first);
    const second = names[1] ?? others[0] ?? first;
    const next: JsonObject = split
      ? {
          ...rest,
          split: [
            { variant: "a", weight: 1, show: first },
            { variant: "b", weight: 1, show: second },
          ],
        }
      : { ...rest, show: names.length === 1 ? first : names };
    replaceConfig(
      set(doc().config, path, next) as JsonObject,
      split ? `Split rule ${id}` : `End the split of ${id}`,
    );
  };
  return (
    <fieldset className="shows">
      <legend>What it shows</legend>
      <div className="row">
        {[
          [false, "Offers in order"],
          [true, "A split, to compare"],
        ].map(([value, text]) => (
          <label key={`${text}`} className="toggle">
            <input
              type="radio"
              name={`shows ${pointer(path)}`}
              checked={splits === value}
              onChange={() => toggle(value === true)}
            />
            {text}
          </label>
        ))}
      </div>
      {splits ? <Split path={[...path, "split"]} /> : <OffersInOrder path={[...path, "show"]} />}
    </fieldset>
  );
}

/** What visitors see, of one offer at a time. */
function Shown({ offers }: { offers: readonly string[] }) {
  const [chosen, setChosen] = useState("");
  const name = offers.includes(chosen) ? chosen : (offers[0] ?? "");
  const content = useValue(["offers", name, "content"]);
  if (!offers.length) return null;
  return (
    <div className="shown">
      {offers.length > 1 && (
        <fieldset className="chips" aria-label="Offer to preview">
          {offers.map((it) => (
            <Button key={it} small kind="quiet" pressed={it === name} onClick={() => setChosen(it)}>
              {it}
            </Button>
          ))}
        </fieldset>
      )}
      <Preview content={content} />
    </div>
  );
}
