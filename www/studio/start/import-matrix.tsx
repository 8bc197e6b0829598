// The import of a scoring matrix: what each row becomes is seen before anything is opened.

import Papa from "papaparse";
import { useEffect, useState } from "react";
import { Button, Dialog } from "../kit/parts.js";
import type { JsonObject } from "../state/path.js";
import { columnsOf, type Row, readMatrix, scoresOf } from "./matrix.js";
import { begin } from "./start.js";
import { TEMPLATES } from "./templates.js";

export default function ImportMatrix({ file, onClose }: { file: File; onClose: () => void }) {
  const [rows, setRows] = useState<Row[]>();
  const [headings, setHeadings] = useState<string[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    Papa.parse<Row>(file, {
      header: true,
      skipEmptyLines: true,
      transformHeader: (it) => it.trim(),
      complete: ({ data, meta }) => {
        setHeadings(meta.fields ?? []);
        setRows(data);
      },
      error: ({ message }) => setProblem(`The file cannot be read: ${message}`),
    });
  }, [file]);

  const columns = columnsOf(headings);
  const missing = (["criterion", "points"] as const).filter((it) => !columns[it]);
  const reads = rows && !missing.length ? readMatrix(rows, columns) : [];
  const good = reads.filter((it) => it.rule);

  const take = async () => {
    const [template] = TEMPLATES;
    const config = await template.load();
    const scores = scoresOf(reads, rows ?? [], columns);
    // The template's stages and slots stand on its own scores: those keep their names.
    const kept = { ...(config["scores"] as JsonObject), ...scores };
    await begin({
      name: file.name.replace(/\.\w+$/, ""),
      config: { ...config, scores: kept },
      journeys: [],
    });
  };

  return (
    <Dialog title={`Import ${file.name}`} onClose={onClose} wide>
      {problem && <p className="finding error">{problem}</p>}
      {rows && missing.length > 0 && (
        <p className="finding error" role="alert">
          The sheet needs a column for{" "}
          {missing.map((it) => (it === "criterion" ? "criteria" : it)).join(" and for ")}. It has:{" "}
          {headings.join(", ") || "no headings"}.
        </p>
      )}
      {reads.length > 0 && (
        <>
          <p>
            {good.length} of {reads.length} rows become rules. The others are listed with what to
            do; nothing is guessed.
          </p>
          <div className="scroll">
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">Row</th>
                  <th scope="col">Criterion</th>
                  <th scope="col">Score</th>
                  <th scope="col">Group</th>
                  <th scope="col" className="num">
                    Points
                  </th>
                  <th scope="col">What it becomes</th>
                </tr>
              </thead>
              <tbody>
                {reads.map(({ line, criterion, score, group, rule, words }) => (
                  <tr key={line} className={rule ? undefined : "wrong"}>
                    <td>{line}</td>
                    <td>{criterion}</td>
                    <td>{score}</td>
                    <td>{group}</td>
                    <td className="num">{rule ? `${rule["points"]}` : ""}</td>
                    <td>{words}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="row">
            <Button kind="primary" disabled={!good.length} onClick={() => void take()}>
              {`Use these ${good.length} rules`}
            </Button>
            <span className="muted">Pages, stages and offers come from the B2B template.</span>
          </p>
        </>
      )}
    </Dialog>
  );
}
