// Named things that are made in one of several ways, signals or facts: a list in which one is
// edited at a time.

import { useEffect, useId, useState } from "react";
import { Labelled } from "../../kit/field.js";
import { useFindings, useTarget } from "../../kit/findings.js";
import { ObjectForm, Property } from "../../kit/form.js";
import { Choice, TextInput } from "../../kit/inputs.js";
import { Button, Card, Empty } from "../../kit/parts.js";
import { definition as schemaOf } from "../../kit/schema.js";
import { NameField, UsedBy } from "../../kit/used.js";
import { usesOf } from "../../kit/uses.js";
import { useValue } from "../../kit/value.js";
import { type JsonObject, objectOf, pointer } from "../../state/path.js";
import { edit, remove, useConfig } from "../../state/store.js";
import { inWay, type Way, wayOf } from "./model.js";

interface Props {
  kind: "signal" | "fact";
  /** The key of the config. */
  list: "signals" | "facts";
  definition: string;
  title: string;
  intro: string;
  example: string;
  ways: readonly Way[];
  sentence: (value: JsonObject) => string;
  /** A name as the config writes them. */
  nameFrom: (text: string) => string;
}

export function Things(props: Props) {
  const { kind, list, title, intro, example, ways, sentence, nameFrom } = props;
  const all = objectOf(useValue([list]));
  const names = Object.keys(all);
  const [open, setOpen] = useState("");
  const target = useTarget((it) => it.path);
  useEffect(() => {
    if (target[0] === list && target[1] !== undefined) setOpen(`${target[1]}`);
  }, [target, list]);
  return (
    <Card title={title}>
      <p className="muted">{intro}</p>
      {names.length === 0 && <Empty title={`No ${list} of your own yet`}>{example}</Empty>}
      <ul className="things">
        {names.map((name) => (
          <li key={name} data-path={pointer([list, name])}>
            <Head
              {...props}
              name={name}
              words={sentence(objectOf(all[name]))}
              open={name === open}
              onOpen={() => setOpen(name === open ? "" : name)}
            />
            {name === open && (
              <Thing {...props} name={name} value={objectOf(all[name])} onName={setOpen} />
            )}
          </li>
        ))}
      </ul>
      <AddThing
        kind={kind}
        taken={names}
        nameFrom={nameFrom}
        onAdd={(name) => {
          const [first] = ways;
          if (first) edit([list, name], { [first.key]: first.begin }, `Add ${kind} ${name}`);
          setOpen(name);
        }}
      />
    </Card>
  );
}

function Head({
  kind,
  list,
  name,
  words,
  open,
  onOpen,
}: Props & { name: string; words: string; open: boolean; onOpen: () => void }) {
  const found = useFindings([list, name], true);
  const uses = usesOf(useConfig(), kind, name).length;
  return (
    <div className="thing-head">
      <button type="button" className="thing-open" aria-expanded={open} onClick={onOpen}>
        <code>{name}</code>
        <span className="thing-words">{words}</span>
      </button>
      {found.length > 0 && <span className="badge">{found.length} found</span>}
      <span className="muted thing-uses">
        {uses ? `${uses} ${uses === 1 ? "use" : "uses"}` : "not used"}
      </span>
      <Button
        small
        kind="quiet"
        icon="bin"
        label={`Delete ${kind} ${name}`}
        onClick={() => remove([list, name], `The ${kind} ${name}`)}
      />
    </div>
  );
}

/** Keys whose own names say little beside the way they go with. */
const LABELS: Record<string, string> = {
  ...Object.fromEntries(
    ["from", "count", "sum", "distinct", "days", "age", "first", "last"].map((it) => [
      it,
      "Signal",
    ]),
  ),
  of: "Property",
  where: "Only those",
  within: "In the last",
  click: "What is clicked",
  visible: "What is seen",
  for: "For at least",
  submit: "Which form",
  dataLayer: "Event",
  props: "Properties",
};

interface ThingProps extends Props {
  name: string;
  value: JsonObject;
  onName: (name: string) => void;
}

function Thing({ kind, list, definition, ways, name, value, onName }: ThingProps) {
  const path = [list, name];
  const way = wayOf(ways, value);
  const keys = way?.keys ?? [];
  const schema = schemaOf(definition).properties ?? {};
  // What does not go with the way it is made is shown only while it is there, to be taken out.
  const hidden = Object.keys(schema).filter((it) => keys.includes(it) || value[it] === undefined);
  return (
    <div className="thing-body">
      <div className="pair">
        <div className="field">
          <span className="field-label">Name</span>
          <NameField thing={kind} path={path} id={name} onRename={onName} />
        </div>
        <Labelled label={kind === "fact" ? "What it says" : "What makes it"}>
          {(id) => (
            <Choice
              id={id}
              value={way?.key ?? ""}
              options={ways.map((it) => [it.key, it.title])}
              onChange={(key) => {
                const to = ways.find((it) => it.key === key);
                if (to) edit(path, inWay(ways, value, to), `Change ${name}`);
              }}
            />
          )}
        </Labelled>
      </div>
      <div className="form">
        {keys.map((key) => (
          <Property
            key={key}
            path={[...path, key]}
            schema={schema[key] ?? {}}
            {...(LABELS[key] ? { label: LABELS[key] } : {})}
          />
        ))}
      </div>
      <ObjectForm path={path} of={definition} without={hidden} />
      <UsedBy thing={kind} id={name} />
    </div>
  );
}

function AddThing({
  kind,
  taken,
  nameFrom,
  onAdd,
}: {
  kind: string;
  taken: readonly string[];
  nameFrom: (text: string) => string;
  onAdd: (name: string) => void;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const name = nameFrom(text);
  const used = taken.includes(name);
  return (
    <form
      className="add-thing"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name || used) return;
        onAdd(name);
        setText("");
      }}
    >
      <TextInput
        id={id}
        label={`Name of a new ${kind}`}
        placeholder={`Name of a new ${kind}`}
        value={text}
        onChange={setText}
      />
      <Button icon="add" type="submit" disabled={!name || used}>
        Add {kind}
      </Button>
      {used && <span className="finding error">There is a {name} already.</span>}
      {!used && name !== "" && name !== text && <span className="muted">as {name}</span>}
    </form>
  );
}
