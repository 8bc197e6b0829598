// The grade: a letter by one score and a number by another, as a grid.

import { useState } from "react";
import { RowFindings } from "../../kit/cells.js";
import { Field } from "../../kit/field.js";
import { Choice, NumberInput } from "../../kit/inputs.js";
import { NameInput } from "../../kit/name.js";
import { Button, Card, Empty } from "../../kit/parts.js";
import { useNames, useValue } from "../../kit/value.js";
import {
  type JsonObject,
  objectOf,
  type Path,
  pointer,
  rename,
  set,
  textOf,
} from "../../state/path.js";
import { edit, remove } from "../../state/store.js";

type Axis = "letter" | "number";

/** The marks of an axis, best first. */
const marksOf = (bands: JsonObject) =>
  Object.entries(objectOf(bands["bands"]))
    .map(([mark, from]) => [mark, Number(from)] as const)
    .sort(([, a], [, b]) => b - a);

export function Grade() {
  const value = useValue(["grade"]);
  const scores = useNames("score");
  if (value === undefined) {
    const [who = "", what = who] = [
      scores.find((it) => it === "fit") ?? scores[0],
      scores.find((it) => it === "engagement") ?? scores[1],
    ];
    const begin = () =>
      edit(
        ["grade"],
        {
          letter: { score: who, bands: { A: 60, B: 30, C: 0 } },
          number: { score: what, bands: { "1": 60, "2": 30, "3": 0 } },
        },
        "Add grade",
      );
    return (
      <Card title="Grade">
        <Empty title="No grade yet">
          <p>
            A grade such as A1 says two things at once: the letter who somebody is, the number what
            they do. Sales sees it with each lead.
          </p>
          {scores.length ? (
            <Button kind="primary" onClick={begin}>
              Add a grade
            </Button>
          ) : (
            <p>It needs a score first.</p>
          )}
        </Empty>
      </Card>
    );
  }
  const grade = objectOf(value);
  const [letters, numbers] = [
    marksOf(objectOf(grade["letter"])),
    marksOf(objectOf(grade["number"])),
  ];
  return (
    <Card
      title="Grade"
      path="/grade"
      actions={
        <Button small icon="bin" onClick={() => remove(["grade"], "Grade")}>
          Delete grade
        </Button>
      }
    >
      <div className="grade">
        <Bands axis="letter" title="Letter: who they are" value={objectOf(grade["letter"])} />
        <Bands axis="number" title="Number: what they do" value={objectOf(grade["number"])} />
        <div className="grid-scroll">
          <table className="grade-grid">
            <caption className="hidden">Every grade, by both scores</caption>
            <thead>
              <tr>
                <td className="muted">
                  {textOf(objectOf(grade["letter"])["score"])} ↓{" "}
                  {textOf(objectOf(grade["number"])["score"])} →
                </td>
                {numbers.map(([mark, from]) => (
                  <th key={mark} scope="col">
                    from {from}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {letters.map(([letter, from], row) => (
                <tr key={letter}>
                  <th scope="row">from {from}</th>
                  {numbers.map(([number], column) => (
                    <td
                      key={number}
                      style={{
                        background: `color-mix(in srgb, var(--accent) ${shade(row, column, letters.length, numbers.length)}%, var(--surface))`,
                      }}
                    >
                      {letter}
                      {number}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}

/** The better the grade, the stronger its colour; never so strong that its name cannot be read. */
const shade = (row: number, column: number, rows: number, columns: number) =>
  Math.round(26 * (1 - (row + column) / Math.max(1, rows + columns - 2))) + 4;

function Bands({ axis, title, value }: { axis: Axis; title: string; value: JsonObject }) {
  const path: Path = ["grade", axis];
  const scores = useNames("score");
  const [mark, setMark] = useState("");
  const marks = marksOf(value);
  const names = marks.map(([it]) => it);
  const lowest = marks.at(-1)?.[1] ?? 0;
  return (
    <fieldset className="bands" data-path={pointer([...path, "bands"])}>
      <legend>{title}</legend>
      <Field path={[...path, "score"]} label="By the score">
        {(ids) => (
          <Choice
            {...ids}
            value={textOf(value["score"])}
            options={scores.map((it) => [it, it])}
            onChange={(it) => edit([...path, "score"], it, "Change grade")}
          />
        )}
      </Field>
      {marks.map(([it, from]) => (
        <span className="row band" key={it} data-path={pointer([...path, "bands", it])}>
          <NameInput
            label={`Mark ${it}`}
            value={it}
            taken={names}
            onRename={(to) => edit(path, rename(value, ["bands"], it, to), `Rename ${it}`)}
          />
          from
          <NumberInput
            label={`Points from which it is ${it}`}
            value={from}
            onChange={(points) =>
              points !== undefined && edit([...path, "bands", it], points, "Change grade")
            }
          />
          <Button
            small
            kind="quiet"
            icon="bin"
            label={`Delete mark ${it}`}
            onClick={() => remove([...path, "bands", it], `Mark ${it}`)}
          />
        </span>
      ))}
      <RowFindings path={[...path, "bands"]} />
      <form
        className="row band"
        onSubmit={(event) => {
          event.preventDefault();
          const name = mark.trim();
          if (!name || names.includes(name)) return;
          edit(path, set(value, ["bands", name], lowest - 10), `Add mark ${name}`);
          setMark("");
        }}
      >
        <input
          type="text"
          aria-label={`New mark of the ${axis}`}
          placeholder={axis === "letter" ? "D" : "4"}
          value={mark}
          onChange={(it) => setMark(it.target.value)}
        />
        <Button small icon="add" type="submit" disabled={!mark.trim()}>
          Add mark
        </Button>
      </form>
    </fieldset>
  );
}
