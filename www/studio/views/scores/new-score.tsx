// A new score: its name, and whether it has rules of its own or is made of others.

import { useId, useState } from "react";
import { Labelled } from "../../kit/field.js";
import { TextInput } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import type { JsonObject } from "../../state/path.js";
import { edit } from "../../state/store.js";
import { idFrom } from "./model.js";

const KINDS: readonly (readonly [string, string, JsonObject])[] = [
  ["rules", "Rules of its own", { min: 0, max: 100, rules: [] }],
  ["blend", "A blend of other scores", { min: 0, max: 100, blend: {} }],
];

export function NewScore({
  taken,
  onDone,
}: {
  taken: readonly string[];
  onDone: (name: string) => void;
}) {
  const group = useId();
  const [text, setText] = useState("");
  const [kind, setKind] = useState("rules");
  const name = idFrom(text);
  const used = taken.includes(name);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name || used) return;
        const value = KINDS.find(([it]) => it === kind)?.[2] ?? {};
        edit(["scores", name], value, `Add score ${name}`);
        onDone(name);
      }}
    >
      <Labelled label="Name">
        {(id) => (
          <TextInput
            id={id}
            value={text}
            placeholder="for example engagement"
            suggest={["engagement", "fit", "intent"].filter((it) => !taken.includes(it))}
            onChange={setText}
          />
        )}
      </Labelled>
      {used && <p className="finding error">There is a score {name} already.</p>}
      <fieldset className="segments">
        <legend>Its points come from</legend>
        {KINDS.map(([it, words]) => (
          <label key={it}>
            <input type="radio" name={group} checked={it === kind} onChange={() => setKind(it)} />
            {words}
          </label>
        ))}
      </fieldset>
      <p className="row">
        <Button kind="primary" type="submit" disabled={!name || used}>
          Add score
        </Button>
      </p>
    </form>
  );
}
