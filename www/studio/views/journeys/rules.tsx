// The rules of the scores with what each gives at the moment that is looked at: their points can be
// changed right here, and the journey is gone through anew at once.

import { useMemo, useState } from "react";
import { useEngine } from "../../engine/client.js";
import { Choice, NumberInput } from "../../kit/inputs.js";
import { useNames } from "../../kit/value.js";
import { type JsonObject, listOf, objectOf, type Path, textOf } from "../../state/path.js";
import { edit, useConfig } from "../../state/store.js";
import type { Journey } from "../../state/types.js";
import { useChosen } from "./chosen.js";
import { whyRequest } from "./line.js";
import type { ScoreWhy } from "./why.js";
import { pointsText } from "./why.js";

interface Rule {
  id: string;
  label: string;
  group: string;
  points: number | undefined;
  path: Path;
}

/** The rules of a score where they are written. */
function rulesOf(config: JsonObject, score: string): Rule[] {
  const it = objectOf(objectOf(config["scores"])[score]);
  const read = (rules: unknown, path: Path, group: string) =>
    listOf(rules).map((one, place): Rule => {
      const rule = objectOf(one);
      const points = rule["points"];
      return {
        id: textOf(rule["id"]),
        label: textOf(rule["label"]) || textOf(rule["id"]),
        group,
        points: typeof points === "number" ? points : undefined,
        path: [...path, "rules", place],
      };
    });
  const base: Path = ["scores", score];
  return [
    ...listOf(it["groups"]).flatMap((one, place) =>
      read(objectOf(one)["rules"], [...base, "groups", place], textOf(objectOf(one)["id"])),
    ),
    ...read(it["rules"], base, ""),
  ];
}

export function Rules({ journey }: { journey: Journey }) {
  const config = useConfig();
  const at = useChosen((it) => it.at);
  const names = useNames("score").filter((it) => rulesOf(config, it).length > 0);
  const [wanted, setWanted] = useState("");
  const score = names.includes(wanted) ? wanted : (names[0] ?? "");
  const request = useMemo(() => whyRequest(config, journey, at, ["scores"]), [config, journey, at]);
  const { answer } = useEngine<{ journeys?: { explain?: { scores: Record<string, ScoreWhy> } }[] }>(
    request,
  );
  const parts = answer?.journeys?.[0]?.explain?.scores[score]?.parts ?? [];
  const rules = rulesOf(config, score);
  if (rules.length === 0) return <p className="muted">No score has rules yet.</p>;
  return (
    <>
      <span className="rules-score">
        <Choice
          label="Score"
          value={score}
          options={names.map((it) => [it, it])}
          onChange={setWanted}
        />
      </span>
      <div className="rule-list">
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Points</th>
              <th scope="col">Gives now</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((it) => {
              const part = parts.find(
                (one) => one.rule === it.id && (one.group ?? "") === it.group,
              );
              return (
                <tr key={`${it.group} ${it.id}`} className={part?.micro ? undefined : "idle"}>
                  <th scope="row">{it.label}</th>
                  <td>
                    <NumberInput
                      label={`Points of ${it.label}`}
                      value={it.points}
                      onChange={(points) =>
                        points !== undefined &&
                        edit([...it.path, "points"], points, `Change the points of ${it.label}`)
                      }
                    />
                  </td>
                  <td>{part ? pointsText(part.points) : "–"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
