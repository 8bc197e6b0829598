// One slot: its rules in the order that counts, and what holds for all of them.

import { useState } from "react";
import { Adder } from "../../kit/adder.js";
import { ObjectForm } from "../../kit/form.js";
import { NameInput } from "../../kit/name.js";
import { Button, Empty } from "../../kit/parts.js";
import { renameThing } from "../../kit/rename.js";
import { Sortable } from "../../kit/sortable.js";
import { useValue } from "../../kit/value.js";
import { listOf, objectOf, textOf } from "../../state/path.js";
import { add, doc, remove, reorder } from "../../state/store.js";
import { Rule } from "./rule.js";

export function Slot({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const path = ["slots", name];
  const slot = objectOf(useValue(path));
  const rules = listOf(slot["rules"]);
  const [made, setMade] = useState("");
  const idAt = (place: number) => textOf(objectOf(rules[place])["id"]) || `${place + 1}`;
  return (
    <>
      <div className="slot-head">
        <NameInput
          label={`Name of slot ${name}`}
          value={name}
          taken={Object.keys(objectOf(doc().config["slots"]))}
          onRename={(to) => {
            onRename(to);
            renameThing("slot", path, name, to);
          }}
        />
        <Snippet name={name} selector={textOf(slot["selector"])} />
      </div>
      {!rules.length && <Empty title="No rules yet">Say what to show, and to whom.</Empty>}
      <Sortable
        items={rules}
        idOf={(_, place) => idAt(place)}
        nameOf={(_, place) => `rule ${idAt(place)}`}
        onMove={(from, to) => reorder([...path, "rules"], from, to, "rule")}
      >
        {(_, place) => (
          <Rule
            path={[...path, "rules", place]}
            open={idAt(place) === made}
            taken={rules.map((_, place) => idAt(place))}
            onRename={setMade}
          />
        )}
      </Sortable>
      <Adder
        what="rule"
        taken={rules.map((_, place) => idAt(place))}
        onAdd={(id) => {
          setMade(id);
          const [offer] = Object.keys(objectOf(doc().config["offers"]));
          add([...path, "rules"], { id, when: {}, show: offer ?? "" }, `rule ${id}`);
        }}
      />
      <p className="muted">
        {slot["auto"] === true
          ? "Where no rule has anything to show: the best offer by stage, topic and priority that the visitor does not have."
          : "Where no rule has anything to show, the page’s own content stays."}
      </p>
      <ObjectForm path={path} of="Slot" without={["rules"]} always={["auto", "cap", "selector"]} />
      <div className="fold-foot">
        <span />
        <Button icon="bin" kind="quiet" small onClick={() => remove(path, `slot ${name}`)}>
          Delete slot
        </Button>
      </div>
    </>
  );
}

/** What the page has to say for the slot to be there. */
function Snippet({ name, selector }: { name: string; selector: string }) {
  const text = `data-leadlight-slot="${name}"`;
  const [copied, setCopied] = useState(false);
  if (selector)
    return (
      <p className="muted">
        Found in the page by <code>{selector}</code>.
      </p>
    );
  return (
    <p className="muted slot-mark">
      In the page: <code>{text}</code>
      <Button
        small
        kind="quiet"
        icon={copied ? "check" : "copy"}
        label={copied ? "Copied" : `Copy ${text}`}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
    </p>
  );
}
