// One line of the condition builder: what is asked, how, and the value.

import { useState } from "react";
import type {
  FieldSelectorProps,
  OperatorSelectorProps,
  ValueEditorProps,
} from "react-querybuilder";
import { type Json, listOf } from "../../state/path.js";
import { scalarOf } from "../controls.js";
import { Choice, NumberInput, TextInput, TokensInput } from "../inputs.js";
import { type FieldInfo, fieldOf, operatorsOf } from "./fields.js";
import { BARE, fitting, isList, TEXT } from "./query.js";
import { operatorWords, valueWords } from "./words.js";

const numberOf = (path: readonly number[]) => path.map((it) => it + 1).join(".");
const fieldsOf = (context: unknown) => (context as { fields: FieldInfo[] }).fields;

/** No property is called so: the choice to write the name of another. */
const OTHER = "$other";

export function FieldChoice({ value = "", handleOnChange, path, context }: FieldSelectorProps) {
  const fields = fieldsOf(context);
  const [own, setOwn] = useState(false);
  const name = `Property of condition ${numberOf(path)}`;
  if (value === TEXT) return <span className="muted">As text</span>;
  const known = fields.some((it) => it.name === value);
  if (own || (!known && value)) {
    return (
      <TextInput
        label={name}
        value={value}
        suggest={fields.map((it) => it.name)}
        onChange={(it) => {
          setOwn(true);
          handleOnChange(it);
        }}
      />
    );
  }
  const groups = [...new Set(fields.map((it) => it.group))];
  const help = fieldOf(fields, value).help.replaceAll("`", "");
  return (
    <select
      aria-label={name}
      title={help || undefined}
      value={value}
      onChange={({ target }) =>
        target.value === OTHER ? setOwn(true) : handleOnChange(target.value)
      }
    >
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {fields
            .filter((it) => it.group === group)
            .map((it) => (
              <option key={it.name} value={it.name}>
                {it.label}
              </option>
            ))}
        </optgroup>
      ))}
      <option value={OTHER}>Another, by its name…</option>
    </select>
  );
}

export function OperatorChoice({
  value = "",
  handleOnChange,
  path,
  field,
  context,
}: OperatorSelectorProps) {
  if (field === TEXT) return null;
  const usual = operatorsOf(fieldOf(fieldsOf(context), field).type);
  const all = usual.includes(value) ? usual : [...usual, value];
  return (
    <Choice
      label={`Comparison of condition ${numberOf(path)}`}
      value={value}
      options={all.map((it) => [it, operatorWords(field, it)])}
      onChange={handleOnChange}
    />
  );
}

const KINDS = ["string", "number", "boolean", "array", "object", "null", "undefined"];

export function ValueEditor({
  value,
  handleOnChange,
  path,
  field,
  operator,
  context,
}: ValueEditorProps) {
  const label = `Value of condition ${numberOf(path)}`;
  if (field === TEXT) return <code className="condition-text">{JSON.stringify(value)}</code>;
  if (BARE.includes(operator)) return null;
  const info = fieldOf(fieldsOf(context), field);
  const fit = fitting(operator, value);
  if (isList(operator)) {
    return <Several info={info} label={label} value={listOf(fit)} onChange={handleOnChange} />;
  }
  if (operator === "$type") {
    return (
      <Choice
        label={label}
        value={`${fit}`}
        options={KINDS.map((it) => [it, it])}
        onChange={handleOnChange}
      />
    );
  }
  if (info.type === "number" && !info.closed && typeof fit !== "boolean") {
    if (typeof fit === "number" || fit === "") {
      return (
        <NumberInput
          label={label}
          value={fit === "" ? undefined : fit}
          onChange={(it) => handleOnChange(it ?? "")}
        />
      );
    }
  }
  if (info.type === "flag" || (info.closed && info.values.length > 0)) {
    return (
      <Choice
        label={label}
        value={JSON.stringify(fit)}
        options={withOwn(info.values, [fit]).map((it) => [
          JSON.stringify(it),
          valueWords(field, it),
        ])}
        onChange={(it) => handleOnChange(JSON.parse(it))}
      />
    );
  }
  const pattern = operator.startsWith("$") && !["$ne", "$eq"].includes(operator);
  return (
    <TextInput
      label={label}
      value={`${fit}`}
      placeholder={/[gG]lob/.test(operator) ? "/blog/**" : "Value"}
      suggest={pattern ? [] : info.values.map((it) => `${it}`)}
      onChange={(it) => handleOnChange(typed(it, info, fit))}
    />
  );
}

/** What is typed for a trait may be a number or a yes and no; for what is a text it is a text. */
const typed = (text: string, { type }: FieldInfo, before: Json): Json =>
  type === "any" && typeof before !== "string"
    ? scalarOf(text)
    : type === "number"
      ? scalarOf(text)
      : text;

/** What is there to choose from, and what was chosen that is not among it. */
const withOwn = (values: readonly Json[], own: readonly Json[]) => [
  ...values,
  ...own.filter((it) => it !== "" && !values.includes(it)),
];

interface SeveralProps {
  info: FieldInfo;
  label: string;
  value: Json[];
  onChange: (value: Json[]) => void;
}

/** Several values: all there are to tick, where they are few, else words to add. */
function Several({ info, label, value, onChange }: SeveralProps) {
  const all = withOwn(info.values, value);
  if (info.closed && all.length > 0) {
    return (
      <fieldset className="ticks" aria-label={label}>
        {all.map((it) => (
          <label key={JSON.stringify(it)}>
            <input
              type="checkbox"
              checked={value.includes(it)}
              onChange={({ target }) =>
                onChange(all.filter((one) => (one === it ? target.checked : value.includes(one))))
              }
            />
            {valueWords(info.name, it)}
          </label>
        ))}
      </fieldset>
    );
  }
  const numbers = info.type === "number" || value.some((it) => typeof it === "number");
  return (
    <TokensInput
      what="value"
      label={label}
      value={value.map((it) => `${it}`)}
      suggest={info.values.map((it) => `${it}`)}
      onChange={(words) =>
        // What was there keeps its kind: "5" is not 5.
        onChange(
          words.map(
            (word) => value.find((it) => `${it}` === word) ?? (numbers ? scalarOf(word) : word),
          ),
        )
      }
    />
  );
}
