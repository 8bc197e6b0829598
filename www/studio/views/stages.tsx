// Stages: their thresholds on number lines, and each with its conditions, lowest first.

import { useState } from "react";
import { TextInput } from "../kit/inputs.js";
import { Button, Card, Empty, View } from "../kit/parts.js";
import { Sortable } from "../kit/sortable.js";
import { useNames, useValue } from "../kit/value.js";
import { listOf, objectOf, textOf } from "../state/path.js";
import { add, edit, reorder } from "../state/store.js";
import { lanesOf, STAGES, scoresUsed } from "./stages/model.js";
import { NumberLine } from "./stages/number-line.js";
import { StageCard } from "./stages/stage-card.js";

const PATH = ["stages"];

export default function Stages() {
  const stages = listOf(useValue(PATH)).map(objectOf);
  const scores = objectOf(useValue(["scores"]));
  const names = stages.map((it) => textOf(it["id"]));
  const used = scoresUsed(stages);
  const [first, ...others] = stages;
  return (
    <View
      title="Stages"
      intro="How far somebody is, from a first visit to a customer. The highest stage whose condition holds is theirs, and the space between entering and being out again keeps them from flapping."
    >
      <Card title="Thresholds">
        {used.length === 0 && (
          <Empty title="No stage goes by a score yet">
            <p>Add a threshold of a score in the conditions of a stage, and drag it here.</p>
          </Empty>
        )}
        {used.map((score) => (
          <section key={score} className="line-card" aria-label={`Thresholds of ${score}`}>
            <h3>{score}</h3>
            <NumberLine
              score={score}
              value={objectOf(scores[score])}
              lanes={lanesOf(stages, score)}
              stays={stages.map((it) => it["stay"] !== undefined)}
            />
          </section>
        ))}
      </Card>
      <Card title="Stages, lowest first" path="/stages">
        {first ? (
          <>
            <div className="first-stage">
              <StageCard place={0} stage={first} />
            </div>
            <Sortable
              items={others}
              idOf={(it, place) => idOf(textOf(it["id"]), place, names)}
              nameOf={(it) => `stage ${textOf(it["id"])}`}
              onMove={(from, to) => reorder(PATH, from + 1, to + 1, "stage")}
            >
              {(it, place) => <StageCard place={place + 1} stage={it} />}
            </Sortable>
          </>
        ) : (
          <Empty title="No stages yet">
            <p>Begin with the usual ones, and change what does not fit.</p>
            <Button
              kind="primary"
              onClick={() =>
                edit(
                  PATH,
                  [
                    { id: "visitor" },
                    { id: "lead", enter: { "traits.email": { $exists: true } } },
                    { id: "customer" },
                  ],
                  "Add stages",
                )
              }
            >
              Add visitor, lead and customer
            </Button>
          </Empty>
        )}
        <AddStage names={names} />
      </Card>
    </View>
  );
}

/** A stage keeps its name on the way to another place; of two of one name, the second has none. */
const idOf = (name: string, place: number, names: readonly string[]) =>
  name && names.indexOf(name) === place + 1 ? name : ` ${place}`;

function AddStage({ names }: { names: readonly string[] }) {
  const [text, setText] = useState("");
  const [score] = useNames("score");
  const name = text.trim();
  const used = names.includes(name);
  return (
    <form
      className="add-thing"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name || used) return;
        const enter = score ? { [`scores.${score}`]: { $gte: 50 } } : {};
        add(PATH, names.length ? { id: name, enter } : { id: name }, `stage ${name}`);
        setText("");
      }}
    >
      <TextInput
        label="Name of a new stage"
        placeholder="Name of a new stage"
        value={text}
        suggest={STAGES.filter((it) => !names.includes(it))}
        onChange={setText}
      />
      <Button icon="add" type="submit" disabled={!name || used}>
        Add stage
      </Button>
      {used && <span className="finding error">There is a {name} already.</span>}
    </form>
  );
}
