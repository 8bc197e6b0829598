// A stage: what it says in a sentence, and its conditions.

import { useState } from "react";
import { FieldFindings, useFindings } from "../../kit/findings.js";
import { ObjectForm, Property } from "../../kit/form.js";
import { Choice } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { NameField, UsedBy } from "../../kit/used.js";
import { useNames } from "../../kit/value.js";
import { type JsonObject, objectOf, pointer, textOf } from "../../state/path.js";
import { edit, remove } from "../../state/store.js";
import { stageWords } from "./model.js";

interface Props {
  place: number;
  stage: JsonObject;
}

const KEYS = ["id", "enter", "stay", "minStay"];

export function StageCard({ place, stage }: Props) {
  const path = ["stages", place];
  const id = textOf(stage["id"]);
  const found = useFindings(path, true);
  const [open, setOpen] = useState(false);
  const own = definition("Stage").properties ?? {};
  const field = (key: string, label: string) => (
    <Property path={[...path, key]} schema={own[key] ?? {}} label={label} />
  );
  return (
    <section className="stage-card" aria-label={`Stage ${id}`} data-path={pointer(path)}>
      <div className="stage-head">
        <i
          className="dot"
          style={{ background: `var(--s${(place % 5) + 1})` }}
          aria-hidden="true"
        />
        <span data-path={pointer([...path, "id"])}>
          <NameField thing="stage" path={path} id={id} />
        </span>
        <p className="stage-words">{stageWords(stage, place === 0)}</p>
        {place > 0 && (
          <Button
            small
            kind="quiet"
            icon="bin"
            label={`Delete stage ${id}`}
            onClick={() => remove(path, `Stage ${id}`)}
          />
        )}
      </div>
      <FieldFindings path={path} id={`${pointer(path)}-found`} />
      <details
        className="stage-more"
        open={open || found.length > 0}
        onToggle={(it) => setOpen(it.currentTarget.open)}
      >
        <summary>
          Conditions<span className="hidden"> of {id}</span>
        </summary>
        <div className="form">
          {place > 0 && (
            <>
              {field("enter", "Enters when")}
              <AddThreshold place={place} stage={stage} />
            </>
          )}
          {place > 0 && field("stay", "Stays while")}
          {field("minStay", "Stays at least")}
          <ObjectForm path={path} of="Stage" without={KEYS} />
        </div>
        <UsedBy thing="stage" id={id} />
      </details>
    </section>
  );
}

/** Has the stage go by a score too; where, is dragged on its number line. */
function AddThreshold({ place, stage }: { place: number; stage: JsonObject }) {
  const enter = objectOf(stage["enter"]);
  const left = useNames("score").filter((it) => !(`scores.${it}` in enter));
  if (!left.length) return null;
  return (
    <div className="add-threshold">
      <Choice
        label={`Add a threshold to ${textOf(stage["id"])}`}
        value=""
        none="Add a threshold of a score…"
        options={left.map((it) => [it, it])}
        onChange={(it) =>
          it &&
          edit(
            ["stages", place, "enter"],
            { ...enter, [`scores.${it}`]: { $gte: 50 } },
            "Add threshold",
          )
        }
      />
    </div>
  );
}
