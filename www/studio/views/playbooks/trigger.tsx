// What sets a playbook off: one thing, usually; all that is given where there are more.

import { Field } from "../../kit/field.js";
import { ObjectForm, Property } from "../../kit/form.js";
import { Choice } from "../../kit/inputs.js";
import { definition } from "../../kit/schema.js";
import { namesOf, useValue } from "../../kit/value.js";
import { type Json, objectOf, type Path } from "../../state/path.js";
import { doc, edit } from "../../state/store.js";

const KINDS = [
  ["open", "The page opens"],
  ["stage", "A stage is reached"],
  ["signal", "A signal happens"],
  ["scroll", "Much of the page is read"],
  ["idle", "Nothing happens for a while"],
  ["exit_intent", "The pointer leaves the window"],
] as const;

function begun(kind: string): Json {
  const names = (of: "stage" | "signal") => namesOf(doc().config, of)[0] ?? "";
  if (kind === "stage") return namesOf(doc().config, "stage").at(-1) ?? "";
  if (kind === "signal") return names("signal");
  return kind === "scroll" ? 50 : kind === "idle" ? "30s" : true;
}

export function Trigger({ path }: { path: Path }) {
  const keys = Object.keys(objectOf(useValue(path)));
  const [kind = "open", ...more] = keys;
  if (more.length) {
    return (
      <Field path={path} label="What sets it off" help="All of these together.">
        {({ id }) => (
          <div id={id}>
            <ObjectForm path={path} of="Trigger" />
          </div>
        )}
      </Field>
    );
  }
  const properties = definition("Trigger").properties ?? {};
  return (
    <div className="trigger">
      <Field path={path} label="What sets it off">
        {(ids) => (
          <Choice
            {...ids}
            value={kind}
            options={KINDS}
            onChange={(it) =>
              edit(path, it === "open" ? undefined : { [it]: begun(it) }, "Change trigger")
            }
          />
        )}
      </Field>
      {kind === "scroll" ? (
        <Scroll path={[...path, "scroll"]} />
      ) : (
        kind !== "open" &&
        kind !== "exit_intent" && (
          <Property path={[...path, kind]} schema={properties[kind] ?? {}} />
        )
      )}
    </div>
  );
}

/** Scrolling is told at these marks alone. */
function Scroll({ path }: { path: Path }) {
  const value = useValue(path);
  return (
    <Field path={path} label="How much of it">
      {(ids) => (
        <Choice
          {...ids}
          value={`${value}`}
          options={["25", "50", "75", "90"].map((it) => [it, `${it} %`])}
          onChange={(it) => edit(path, Number(it), "Change scroll")}
        />
      )}
    </Field>
  );
}
