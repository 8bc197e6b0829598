// Where leads go: each place with the keys that its kind needs, and a lead to try it with.

import { useState } from "react";
import { Field } from "../../kit/field.js";
import { Fold } from "../../kit/fold.js";
import { ObjectForm } from "../../kit/form.js";
import { Choice } from "../../kit/inputs.js";
import { NameInput } from "../../kit/name.js";
import { Button, Card, Empty } from "../../kit/parts.js";
import { useValue } from "../../kit/value.js";
import { fresh, listOf, objectOf, type Path, pointer, textOf } from "../../state/path.js";
import { add, edit, remove } from "../../state/store.js";
import { FieldTable } from "./fields.js";
import { KINDS, keysOf } from "./kinds.js";
import { TestLead } from "./test-lead.js";

const PATH = ["handoff", "sinks"];

export function Sinks() {
  const sinks = listOf(useValue(PATH)).map(objectOf);
  const [made, setMade] = useState("");
  const ids = sinks.map((it) => textOf(it["id"]));
  return (
    <Card title="Where leads go" path="/handoff/sinks">
      {!sinks.length && (
        <Empty title="Leads go nowhere yet">
          <p>
            Choose a place below: a webhook of your own, your CRM’s form, or the analytics on your
            page.
          </p>
        </Empty>
      )}
      {sinks.map(({ id, kind, url }, place) => (
        <Fold
          // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same, or not be there yet.
          key={place}
          path={pointer([...PATH, place])}
          title={textOf(id) || `${place + 1}`}
          summary={`${textOf(kind)}${textOf(url) ? ` to ${textOf(url)}` : ""}`}
          open={textOf(id) === made || sinks.length === 1}
        >
          <Sink path={[...PATH, place]} taken={ids} />
        </Fold>
      ))}
      <div className="row add-sink">
        <Choice
          label="Add a place for leads"
          value=""
          none="Add a place for leads…"
          options={KINDS.map(([kind, words]) => [kind, `${kind}: ${words}`])}
          onChange={(kind) => {
            if (!kind) return;
            const id = fresh(kind.replace(/-.*/, ""), ids);
            setMade(id);
            add(PATH, { id, kind }, `sink ${id}`);
          }}
        />
      </div>
    </Card>
  );
}

function Sink({ path, taken }: { path: Path; taken: readonly string[] }) {
  const sink = objectOf(useValue(path));
  const [id, kind] = [textOf(sink["id"]), textOf(sink["kind"])];
  const [trying, setTrying] = useState(false);
  const keys = keysOf(kind);
  const idle = Object.keys(sink).filter((it) => !["id", "kind", ...keys].includes(it));
  return (
    <>
      <NameInput
        label={`Name of sink ${id}`}
        value={id}
        taken={taken}
        onRename={(to) => edit([...path, "id"], to, `Rename ${id}`)}
      />
      <Field
        path={[...path, "kind"]}
        label="Kind"
        help={KINDS.find(([it]) => it === kind)?.[1] ?? ""}
      >
        {(ids) => (
          <Choice
            {...ids}
            value={kind}
            options={KINDS.map(([it]) => [it, it])}
            onChange={(it) => edit([...path, "kind"], it, "Change kind")}
          />
        )}
      </Field>
      <ObjectForm path={path} of="Sink" only={keys.filter((it) => it !== "fields")} />
      {keys.includes("fields") && <FieldTable path={[...path, "fields"]} name={id} />}
      {idle.length > 0 && (
        <>
          <h3>Set, but without effect with this kind</h3>
          <ObjectForm path={path} of="Sink" only={idle} />
        </>
      )}
      <div className="fold-foot">
        <Button icon="play" onClick={() => setTrying(true)}>
          Send a test lead
        </Button>
        <Button
          small
          kind="quiet"
          icon="bin"
          label={`Delete sink ${id}`}
          onClick={() => remove(path, `sink ${id}`)}
        />
      </div>
      {trying && <TestLead sink={sink} onClose={() => setTrying(false)} />}
    </>
  );
}
