// Everything of a rule, in a sheet at the side.

import { Labelled } from "../../kit/field.js";
import { ObjectForm, Property } from "../../kit/form.js";
import { Choice } from "../../kit/inputs.js";
import { Button, Dialog } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { get, type JsonObject, objectOf, type Path, pointer, textOf } from "../../state/path.js";
import { doc, edit, replaceConfig, useConfig } from "../../state/store.js";
import { FadeForm } from "./fade-form.js";
import { fades } from "./fading.js";
import { moveRule, nameOf, type Spot, sectionsOf, stepFrom } from "./model.js";

interface Props {
  path: Path;
  /** Goes on with the rule in another place, or with none. */
  onGo: (path: Path | undefined) => void;
}

const KEYS = Object.keys(definition("Rule").properties ?? {});

export function RuleSheet({ path, onGo }: Props) {
  const value = get(useConfig(), path);
  if (value === undefined) return null;
  const rule = objectOf(value);
  const own = definition("Rule").properties ?? {};
  const field = (key: string, label?: string) => (
    <Property path={[...path, key]} schema={own[key] ?? {}} {...(label ? { label } : {})} />
  );
  const state = rule["when"] !== undefined;
  return (
    <Dialog side title={nameOf(rule)} onClose={() => onGo(undefined)}>
      {field("label")}
      {field("points")}
      <fieldset className="segments">
        <legend>It gives its points</legend>
        <Way
          chosen={!state}
          onChoose={() => edit(path, bySignal(rule), "Change what gives points")}
        >
          for each signal
        </Way>
        <Way chosen={state} onChoose={() => edit(path, byState(rule), "Change what gives points")}>
          while a condition holds
        </Way>
      </fieldset>
      {state ? (
        field("when", "Condition")
      ) : (
        <>
          {field("on", "Signal")}
          {field("where")}
          {field("per", "Counts once for each")}
        </>
      )}
      {state && rule["per"] !== undefined && field("per")}
      {(!state || fades(rule)) && <FadeForm path={path} rule={rule} />}
      <div className="pair">
        {field("max", "At most")}
        {field("min", "At least")}
      </div>
      {field("id")}
      <Place path={path} onGo={onGo} />
      <ObjectForm path={path} of="Rule" without={KEYS} />
    </Dialog>
  );
}

const bySignal = ({ when: _, ...rest }: JsonObject): JsonObject => ({ on: "page_view", ...rest });

/** What counts signals has no meaning for a condition. */
function byState(rule: JsonObject): JsonObject {
  const { on: _on, where: _where, per: _per, halfLife: _half, ...rest } = rule;
  const { decay: _decay, within: _within, ...left } = rest;
  return { when: {}, ...left };
}

function Way({
  chosen,
  onChoose,
  children,
}: {
  chosen: boolean;
  onChoose: () => void;
  children: string;
}) {
  return (
    <label>
      <input type="radio" name="gives" checked={chosen} onChange={onChoose} />
      {children}
    </label>
  );
}

/** The group it is in and its place there: what dragging does, without dragging. */
function Place({ path, onGo }: Props) {
  const config = useConfig();
  const id = `${path[1]}`;
  const sections = sectionsOf(id, objectOf(get(config, ["scores", id])));
  const from: Spot = { group: pointer(path.slice(0, -1)), place: Number(path.at(-1)) };
  const go = (to: Spot | undefined) => {
    if (!to) return;
    replaceConfig(moveRule(doc().config, from, to), "Move rule");
    const list = sections.find((it) => it.key === to.group)?.path ?? [];
    onGo([...list, to.place]);
  };
  return (
    <div className="row place">
      <Labelled label="Group">
        {(it) => (
          <Choice
            id={it}
            value={from.group}
            options={sections.map(({ key, group }) => [
              key,
              group ? textOf(group.value["id"]) : "In no group",
            ])}
            onChange={(group) => {
              const rules = sections.find((it) => it.key === group)?.rules ?? [];
              go({ group, place: rules.length });
            }}
          />
        )}
      </Labelled>
      <Button icon="up" label="Move up" onClick={() => go(stepFrom(sections, from, -1))} />
      <Button icon="down" label="Move down" onClick={() => go(stepFrom(sections, from, 1))} />
    </div>
  );
}
