// A score that is made of others: the share of each.

import { Choice, NumberInput } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { useNames } from "../../kit/value.js";
import { type JsonObject, objectOf, pointer } from "../../state/path.js";
import { edit } from "../../state/store.js";

export function Blend({ id, score }: { id: string; score: JsonObject }) {
  const path = ["scores", id, "blend"];
  const blend = objectOf(score["blend"]);
  const left = useNames("score").filter((it) => it !== id && !(it in blend));
  const entries = Object.entries(blend).map(([name, weight]) => [name, Number(weight)] as const);
  const whole = entries.reduce((sum, [, weight]) => sum + Math.abs(weight), 0) || 1;
  return (
    <div className="blend" data-path={pointer(path)}>
      <div className="blend-bar" aria-hidden="true">
        {entries.map(([name, weight], place) => (
          <span
            key={name}
            style={{
              flexGrow: Math.abs(weight) / whole,
              background: `var(--s${(place % 5) + 1})`,
            }}
          />
        ))}
      </div>
      <table className="blend-table">
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col">Counts times</th>
            <th scope="col">Share</th>
            <th scope="col">
              <span className="hidden">Take out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([name, weight], place) => (
            <tr key={name} data-path={pointer([...path, name])}>
              <th scope="row">
                <i
                  className="dot"
                  style={{ background: `var(--s${(place % 5) + 1})` }}
                  aria-hidden="true"
                />
                {name}
              </th>
              <td>
                <NumberInput
                  label={`Weight of ${name}`}
                  value={weight}
                  step={0.05}
                  onChange={(it) => it !== undefined && edit([...path, name], it, "Change weight")}
                />
              </td>
              <td className="number">{Math.round((Math.abs(weight) / whole) * 100)} %</td>
              <td>
                <Button
                  small
                  kind="quiet"
                  icon="bin"
                  label={`Take ${name} out of the blend`}
                  onClick={() => edit([...path, name], undefined, `Take out ${name}`)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="help">
        Each score is multiplied by its number and all are added up: {formula(entries)}.
      </p>
      {left.length > 0 && (
        <div className="blend-add">
          <Choice
            label="Add a score to the blend"
            value=""
            none="Add a score…"
            options={left.map((it) => [it, it])}
            onChange={(it) => it && edit([...path, it], 0.5, `Add ${it}`)}
          />
        </div>
      )}
    </div>
  );
}

const formula = (entries: readonly (readonly [string, number])[]) =>
  entries.map(([name, weight]) => `${weight} × ${name}`).join(" + ") || "nothing yet";
