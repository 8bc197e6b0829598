// A score: its name and limits, and its rules or what it is made of.

import { RowFindings } from "../../kit/cells.js";
import { Field } from "../../kit/field.js";
import { ObjectForm } from "../../kit/form.js";
import { NumberInput } from "../../kit/inputs.js";
import { Button, Card } from "../../kit/parts.js";
import { NameField, UsedBy } from "../../kit/used.js";
import { type JsonObject, listOf, type Path, pointer } from "../../state/path.js";
import { edit, remove } from "../../state/store.js";
import { Blend } from "./blend.js";
import { Matrix } from "./matrix.js";

interface Props {
  id: string;
  score: JsonObject;
  onOpen: (path: Path) => void;
  onRenamed: (to: string) => void;
}

const SHOWN = ["min", "max", "groups", "rules", "blend"];

export function ScoreCard({ id, score, onOpen, onRenamed }: Props) {
  const path = ["scores", id];
  const many = [score["groups"], score["rules"]].some((it) => listOf(it).length > 0);
  const blended = score["blend"] !== undefined;
  const limit = (key: "min" | "max", label: string, none: string) => (
    <Field path={[...path, key]} label={label}>
      {(ids) => (
        <NumberInput
          {...ids}
          value={typeof score[key] === "number" ? score[key] : undefined}
          placeholder={none}
          onChange={(it) => edit([...path, key], it, `Change ${label.toLowerCase()}`)}
        />
      )}
    </Field>
  );
  return (
    <>
      <Card>
        <div className="score-head">
          <div className="field">
            <span className="field-label">Name</span>
            <NameField thing="score" path={path} id={id} onRename={onRenamed} />
          </div>
          {limit("min", "Least", "no limit")}
          {limit("max", "Most", "no limit")}
          <Button icon="bin" onClick={() => remove(path, `Score ${id}`)}>
            Delete score
          </Button>
        </div>
        <UsedBy thing="score" id={id} />
        <ObjectForm path={path} of="Score" without={SHOWN} />
      </Card>
      {(blended || !many) && (
        <Card
          title="Blend of other scores"
          path={pointer([...path, "blend"])}
          actions={
            blended && (
              <Button
                small
                kind="quiet"
                icon="bin"
                onClick={() => remove([...path, "blend"], "Blend")}
              >
                Delete blend
              </Button>
            )
          }
        >
          {blended ? (
            <Blend id={id} score={score} />
          ) : (
            <p className="row muted">
              In place of rules, a score can be a blend of others.
              <Button small onClick={() => edit([...path, "blend"], {}, "Add blend")}>
                Make it a blend
              </Button>
            </p>
          )}
          <RowFindings path={[...path, "blend"]} />
        </Card>
      )}
      {(many || !blended) && (
        <Card title="Rules">
          <Matrix id={id} score={score} onOpen={onOpen} />
        </Card>
      )}
    </>
  );
}
