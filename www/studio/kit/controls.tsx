// Which control a part of the config is edited with: by the name of its definition in the schema,
// else by its type. Views of their own register theirs here.

import { useEffect, useRef, useState } from "react";
import {
  get,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  textOf,
} from "../state/path.js";
import { edit, useConfig } from "../state/store.js";
import { Cap } from "./cap.js";
import { ConditionControl, WhereControl } from "./condition/index.js";
import { type Control, emptyOf, ObjectForm, Property } from "./form.js";
import { Choice, NumberInput, SpanInput, TextInput, Toggle, TokensInput } from "./inputs.js";
import { Button } from "./parts.js";
import { choices, nameOf, resolve, type Schema } from "./schema.js";
import { type Kind, useNames, useValue } from "./value.js";

interface Entry {
  control: Control;
  /** It is a form of its own and takes a group, not a field. */
  block?: boolean;
}

const Text: Control = ({ path, schema, label, id, describedBy }) => {
  const value = useValue(path);
  const example = schema.examples?.[0];
  return (
    <TextInput
      id={id}
      describedBy={describedBy}
      value={typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value)}
      placeholder={typeof example === "string" ? `for example ${example}` : undefined}
      onChange={(it) => edit(path, it, `Change ${label}`)}
    />
  );
};

const Numeric: Control = ({ path, schema, label, id, describedBy }) => {
  const value = useValue(path);
  return (
    <NumberInput
      id={id}
      describedBy={describedBy}
      value={typeof value === "number" ? value : undefined}
      min={schema.minimum}
      max={schema.maximum}
      onChange={(it) => edit(path, it, `Change ${label}`)}
    />
  );
};

const Flag: Control = ({ path, schema, label, id, describedBy }) => {
  const value = useValue(path) ?? schema.default ?? false;
  return (
    <Toggle
      id={id}
      describedBy={describedBy}
      value={value === true}
      onChange={(it) => edit(path, it, `Change ${label}`)}
    >
      {value === true ? "On" : "Off"}
    </Toggle>
  );
};

const OneOf: Control = ({ path, schema, label, id, describedBy }) => (
  <Choice
    id={id}
    describedBy={describedBy}
    value={textOf(useValue(path))}
    none={schema.default === undefined ? "Not set" : `As usual (${schema.default})`}
    options={(choices(schema) ?? []).map((it) => [it, it])}
    onChange={(it) => edit(path, it || undefined, `Change ${label}`)}
  />
);

const Span: Control = ({ path, label, id, describedBy }) => (
  <SpanInput
    id={id}
    describedBy={describedBy}
    label={label}
    value={textOf(useValue(path))}
    onChange={(it) => edit(path, it, `Change ${label}`)}
  />
);

/** A control that names something of the config: chosen from what there is. */
const named =
  (kind: Kind, mayBeNew = false): Control =>
  ({ path, label, id, describedBy }) => {
    const value = textOf(useValue(path));
    const names = useNames(kind);
    if (mayBeNew) {
      return (
        <TextInput
          id={id}
          describedBy={describedBy}
          value={value}
          suggest={names}
          onChange={(it) => edit(path, it, `Change ${label}`)}
        />
      );
    }
    return (
      <Choice
        id={id}
        describedBy={describedBy}
        value={value}
        options={names.map((it) => [it, it])}
        onChange={(it) => edit(path, it, `Change ${label}`)}
      />
    );
  };

const KIND_OF: Record<string, Kind> = {
  OfferId: "offer",
  StageId: "stage",
  ScoreId: "score",
  SignalName: "signal",
};

/** A list of words, or of names of things. */
const Words: Control = ({ path, schema, label, id, describedBy }) => {
  const value = useValue(path);
  const list = Array.isArray(value) ? value.map(textOf) : [textOf(value)].filter(Boolean);
  const kind = KIND_OF[nameOf(schema.items ?? {})];
  const what = label.toLowerCase().replace(/s$/, "");
  const names = useNames(kind ?? "topic");
  return (
    <TokensInput
      id={id}
      describedBy={describedBy}
      value={list}
      what={what}
      suggest={kind || what === "topic" ? names : []}
      onChange={(it) => edit(path, it, `Change ${label}`)}
    />
  );
};

/** An offer, or several in order. */
const Offers: Control = (props) => (
  <Words {...props} schema={{ items: { $ref: "#/$defs/OfferId" } }} />
);

/** A list of objects, each a form. */
const Objects: Control = ({ path, schema, label }) => {
  const value = useValue(path);
  const list = Array.isArray(value) ? value : isObject(value) ? [value] : [];
  const items = schema.items ?? {};
  const one = label.replace(/s$/, "");
  return (
    <div className="list">
      {list.map((_, place) => {
        const here = Array.isArray(value) ? [...path, place] : path;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing else to be known by.
          <div key={place} className="list-item">
            {resolve(items).properties ? (
              <ObjectForm path={here} of={items} always={resolve(items).required ?? []} />
            ) : (
              <Property path={here} schema={items} label={`${one} ${place + 1}`} />
            )}
            <Button
              small
              kind="quiet"
              icon="bin"
              label={`Delete ${one.toLowerCase()} ${place + 1}`}
              onClick={() =>
                edit(
                  path,
                  list.filter((_, at) => at !== place),
                  `Delete ${one.toLowerCase()}`,
                )
              }
            />
          </div>
        );
      })}
      <Button
        small
        icon="add"
        onClick={() => edit(path, [...list, emptyOf(items)], `Add ${one.toLowerCase()}`)}
      >
        Add {one.toLowerCase()}
      </Button>
    </div>
  );
};

/** An object with keys of the marketer's own: each a row. */
const Pairs: Control = ({ path, schema, label }) => {
  const value = objectOf(useValue(path));
  const [name, setName] = useState("");
  const of = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
  const add = () => {
    const key = name.trim();
    if (!key || key in value) return;
    edit([...path, key], emptyOf(of), `Add ${key}`);
    setName("");
  };
  return (
    <div className="pairs">
      {Object.keys(value).map((key) => (
        <Property key={key} path={[...path, key]} schema={of} label={key} />
      ))}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          value={name}
          label={`New name in ${label}`}
          placeholder="Name"
          onChange={setName}
        />
        <Button small icon="add" type="submit" disabled={!name.trim() || name.trim() in value}>
          Add
        </Button>
      </form>
    </div>
  );
};

/** A text, or one for each language. */
const Tongues: Control = ({ path, label, id, describedBy }) => {
  const value = useValue(path);
  const [tongue, setTongue] = useState("");
  if (!isObject(value)) {
    return (
      <span className="row">
        <TextInput
          id={id}
          describedBy={describedBy}
          value={textOf(value)}
          onChange={(it) => edit(path, it, `Change ${label}`)}
        />
        <Button
          small
          kind="quiet"
          onClick={() => edit(path, { en: textOf(value) }, "Add languages")}
        >
          Languages…
        </Button>
      </span>
    );
  }
  return (
    <div className="pairs" id={id}>
      {Object.keys(value).map((key) => (
        <span className="row" key={key}>
          <code>{key}</code>
          <TextInput
            label={`${label} in ${key}`}
            value={textOf(value[key])}
            onChange={(it) => edit([...path, key], it, `Change ${label}`)}
          />
          <Button
            small
            kind="quiet"
            icon="bin"
            label={`Delete ${key}`}
            onClick={() => edit([...path, key], undefined, `Delete ${key}`)}
          />
        </span>
      ))}
      <span className="row">
        <TextInput
          label="Language"
          placeholder="Language, such as es"
          value={tongue}
          suggest={["en", "es", "de", "fr", "pt", "it", "nl", "pl", "ja"]}
          onChange={setTongue}
        />
        <Button
          small
          icon="add"
          disabled={!tongue.trim() || tongue.trim() in value}
          onClick={() => {
            edit([...path, tongue.trim()], "", `Add ${tongue.trim()}`);
            setTongue("");
          }}
        >
          Add language
        </Button>
      </span>
    </div>
  );
};

/** Anything, as JSON: what has no form of its own yet can be edited all the same. */
export const AsJson: Control = ({ path, label, id, describedBy }) => {
  const value = get(useConfig(), path);
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState("");
  const own = useRef(value);
  useEffect(() => {
    if (own.current === value) return;
    // It was changed elsewhere, as by an undo: what was typed is no longer so.
    own.current = value;
    setText(undefined);
    setWrong("");
  }, [value]);
  return (
    <>
      <TextInput
        id={id}
        describedBy={describedBy}
        mono
        rows={4}
        value={text ?? (value === undefined ? "" : JSON.stringify(value, null, 2))}
        onChange={(it) => {
          setText(it);
          try {
            const typed = it.trim() ? (JSON.parse(it) as JsonObject) : undefined;
            own.current = typed;
            edit(path, typed, `Change ${label}`);
            setWrong("");
          } catch (error) {
            setWrong(`Not JSON yet: ${(error as Error).message}`);
          }
        }}
      />
      {wrong && <p className="finding error">{wrong}</p>}
    </>
  );
};

/** A value that a test compares with: a number, a yes or no, else a text. */
export const scalarOf = (text: string): Json =>
  text === "true" || text === "false"
    ? text === "true"
    : text !== "" && `${Number(text)}` === text
      ? Number(text)
      : text;

type Type =
  | "text"
  | "number"
  | "flag"
  | "choice"
  | "words"
  | "offers"
  | "objects"
  | "pairs"
  | "json";

export const controls: {
  named: Record<string, Entry>;
  typed: Record<Type, Entry>;
  kindOf(schema: Schema, value: Json | undefined): Type;
} = {
  named: {
    Duration: { control: Span },
    Text: { control: Tongues },
    OfferId: { control: named("offer") },
    StageId: { control: named("stage") },
    ScoreId: { control: named("score") },
    SignalName: { control: named("signal", true) },
    Condition: { control: ConditionControl },
    Where: { control: WhereControl },
    Cap: { control: Cap },
    Test: { control: AsJson },
    Steps: { control: AsJson },
    Bands: { control: AsJson },
  },
  typed: {
    text: { control: Text },
    number: { control: Numeric },
    flag: { control: Flag },
    choice: { control: OneOf },
    words: { control: Words },
    offers: { control: Offers },
    objects: { control: Objects, block: true },
    pairs: { control: Pairs, block: true },
    json: { control: AsJson },
  },
  kindOf(schema, value) {
    const variants = schema.anyOf ?? [];
    if (variants.some((it) => nameOf(it) === "OfferId")) return "offers";
    const list = schema.type === "array" ? schema : variants.find((it) => it.type === "array");
    const items = resolve(list?.items ?? {});
    if (list && (items.properties || items.anyOf?.some((it) => resolve(it).properties))) {
      return nameOf(list.items ?? {}) || items.properties ? "objects" : "json";
    }
    if (list) return listOf(value).every((it) => typeof it === "string") ? "words" : "json";
    if (choices(schema)) return "choice";
    if (schema.additionalProperties && !schema.properties) return "pairs";
    if (schema.type === "boolean") return "flag";
    if (schema.type === "number" || schema.type === "integer") return "number";
    if (schema.type === "string") return "text";
    return "json";
  },
};
