// The condition builder: react-querybuilder with the studio's controls.

import { useMemo, useRef, useState } from "react";
import {
  type ActionProps,
  type CombinatorSelectorProps,
  type NotToggleProps,
  QueryBuilder,
  type RuleGroupType,
} from "react-querybuilder";
import type { JsonObject, Path } from "../../state/path.js";
import { edit, useConfig } from "../../state/store.js";
import { Choice } from "../inputs.js";
import { Button } from "../parts.js";
import {
  conditionFields,
  fieldOf,
  firstOperator,
  firstValue,
  signalAt,
  whereFields,
} from "./fields.js";
import { FieldChoice, OperatorChoice, ValueEditor } from "./line.js";
import { type Group, toDoc, toGroup } from "./query.js";

interface BuilderProps {
  path: Path;
  value: JsonObject;
  of: "Condition" | "Where";
  label: string;
}

export default function Builder({ path, value, of, label }: BuilderProps) {
  const config = useConfig();
  const fields = useMemo(
    () => (of === "Where" ? whereFields(config, signalAt(config, path)) : conditionFields(config)),
    [config, of, path],
  );
  // The lines as they were left, while the config says what they said: half a line is kept.
  const written = useRef<JsonObject>(undefined);
  const [query, setQuery] = useState<Group>(() => toGroup(value));
  if (written.current !== value) {
    const first = written.current === undefined;
    written.current = value;
    if (!first) setQuery(toGroup(value));
  }
  const change = (next: Group) => {
    setQuery(next);
    const doc = toDoc(next);
    if (JSON.stringify(doc) === JSON.stringify(value)) return;
    written.current = doc;
    edit(path, doc, `Change ${label}`);
  };
  const names = fields.map(({ name, label }) => ({ name, value: name, label }));
  return (
    <QueryBuilder
      fields={names}
      query={query as unknown as RuleGroupType}
      onQueryChange={(it) => change(it as unknown as Group)}
      context={{ fields, config, label }}
      addRuleToNewGroups
      showNotToggle
      getDefaultField={() => fields[0]?.name ?? "stage"}
      getDefaultOperator={(name) => firstOperator(fieldOf(fields, name))}
      getDefaultValue={({ field }) => firstValue(fieldOf(fields, field))}
      controlElements={CONTROLS}
      accessibleDescriptionGenerator={({ path }) =>
        path.length
          ? `Group ${path.map((it) => it + 1).join(".")} of ${label}`
          : `Lines of ${label}`
      }
    />
  );
}

const Combinator = ({ value, handleOnChange, path, rules }: CombinatorSelectorProps) =>
  // Of one line there is nothing to combine.
  rules.length > 1 || path.length > 0 ? (
    <span className="combinator">
      <Choice
        label="How many have to hold"
        value={`${value}`}
        options={[
          ["and", "All of these"],
          ["or", "Any of these"],
        ]}
        onChange={handleOnChange}
      />
    </span>
  ) : null;

const NotToggle = ({ checked, handleOnChange }: NotToggleProps) => (
  <label className="not-toggle">
    <input
      type="checkbox"
      checked={Boolean(checked)}
      onChange={(it) => handleOnChange(it.target.checked)}
    />
    Not
  </label>
);

const place = (path: readonly number[]) => path.map((it) => it + 1).join(".");

const AddLine = ({ handleOnClick }: ActionProps) => (
  <Button small icon="add" onClick={() => handleOnClick()}>
    Condition
  </Button>
);

const AddGroup = ({ handleOnClick }: ActionProps) => (
  <Button small kind="quiet" icon="add" onClick={() => handleOnClick()}>
    Group
  </Button>
);

const RemoveLine = ({ handleOnClick, path }: ActionProps) => (
  <Button
    small
    kind="quiet"
    icon="bin"
    label={`Delete condition ${place(path)}`}
    onClick={() => handleOnClick()}
  />
);

const RemoveGroup = ({ handleOnClick, path }: ActionProps) => (
  <Button
    small
    kind="quiet"
    icon="bin"
    label={`Delete group ${place(path)}`}
    onClick={() => handleOnClick()}
  />
);

const CONTROLS = {
  combinatorSelector: Combinator,
  notToggle: NotToggle,
  addRuleAction: AddLine,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveLine,
  removeGroupAction: RemoveGroup,
  fieldSelector: FieldChoice,
  operatorSelector: OperatorChoice,
  valueEditor: ValueEditor,
};
