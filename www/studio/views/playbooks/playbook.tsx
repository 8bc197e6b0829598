// One playbook: what it does, for whom, what sets it off, and when.

import { ConditionControl } from "../../kit/condition/index.js";
import { Field } from "../../kit/field.js";
import { ObjectForm } from "../../kit/form.js";
import { Button } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { NameField, UsedBy } from "../../kit/used.js";
import { useValue } from "../../kit/value.js";
import { PlayFrame } from "../../play/frame.js";
import { objectOf } from "../../state/path.js";
import { remove } from "../../state/store.js";
import { Does } from "./does.js";
import { Hours } from "./hours.js";
import { Trigger } from "./trigger.js";

export function Playbook({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const path = ["playbooks", name];
  const playbook = objectOf(useValue(path));
  const does = playbook["do"] ?? {};
  const when = [...path, "when"];
  return (
    <>
      <NameField thing="playbook" path={path} id={name} onRename={onRename} />
      <div className="playbook">
        <div className="form">
          <Does path={[...path, "do"]} title="What it does" />
        </div>
        <PlayFrame does={does} label={name} />
      </div>
      <Field path={when} label="For whom">
        {(ids) => (
          <ConditionControl
            path={when}
            schema={definition("Condition")}
            label={`When of ${name}`}
            {...ids}
          />
        )}
      </Field>
      <Trigger path={[...path, "on"]} />
      <ObjectForm path={path} of="Playbook" only={["delay", "cap", "afterDismiss"]} />
      <Hours path={[...path, "hours"]} closed={[...path, "closed"]} />
      <ObjectForm
        path={path}
        of="Playbook"
        without={["do", "when", "on", "delay", "cap", "afterDismiss", "hours", "closed"]}
      />
      <div className="fold-foot">
        <UsedBy thing="playbook" id={name} />
        <Button small kind="quiet" icon="bin" onClick={() => remove(path, `playbook ${name}`)}>
          Delete playbook
        </Button>
      </div>
    </>
  );
}
