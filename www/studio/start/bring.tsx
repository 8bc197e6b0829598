// What there is already: a file, the site's live config, the demo's, or a scoring matrix.

import { lazy, Suspense, useRef, useState } from "react";
import { TextInput } from "../kit/inputs.js";
import { Button, Card } from "../kit/parts.js";
import { tell } from "../state/store.js";
import { fetchConfig, type Opened, readFile } from "./open.js";
import { begin } from "./start.js";

const Matrix = lazy(() => import("./import-matrix.js"));

export function Bring() {
  const [problem, setProblem] = useState("");
  const [address, setAddress] = useState("");
  const [busy, setBusy] = useState(false);
  const [sheet, setSheet] = useState<File>();
  const [over, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const csv = useRef<HTMLInputElement>(null);

  const take = (opened: Opened) => {
    if ("problem" in opened) return setProblem(opened.problem);
    setProblem("");
    const notes = opened.notes?.join(" ");
    void begin(opened.doc).then(() => notes && tell(notes));
  };
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    if (/\.(csv|tsv|txt)$/i.test(chosen.name)) return setSheet(chosen);
    try {
      take(readFile(chosen.name, await chosen.text()));
    } catch {
      setProblem(`${chosen.name} cannot be read: it is nested too deeply or damaged.`);
    }
  };
  const live = async (where: string) => {
    setBusy(true);
    take(await fetchConfig(where));
    setBusy(false);
  };

  return (
    <section aria-labelledby="bring">
      <h2 id="bring">Bring what you have</h2>
      {problem && (
        <p className="finding error" role="alert">
          {problem}
        </p>
      )}
      <div className="bring">
        <Card title="A file">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same. */}
          <div
            className={`drop${over ? " over" : ""}`}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void open(event.dataTransfer.files[0]);
            }}
          >
            <p className="muted">
              Drop a leadlight.json, a bug report or the studio's export here.
            </p>
            <Button icon="file" onClick={() => file.current?.click()}>
              Open a file…
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              aria-label="Config file"
              accept=".json,application/json"
              onChange={({ target }) => {
                void open(target.files?.[0]);
                target.value = "";
              }}
            />
          </div>
        </Card>
        <Card title="Your live site">
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              void live(address);
            }}
          >
            <TextInput
              label="Address of your site"
              placeholder="www.example.com"
              value={address}
              onChange={setAddress}
            />
            <Button type="submit" disabled={busy || !address.trim()}>
              {busy ? "Reading…" : "Read its config"}
            </Button>
          </form>
          <p className="row">
            <Button
              kind="quiet"
              onClick={() => live(new URL("../leadlight.json", location.href).href)}
            >
              Open the demo site's config
            </Button>
          </p>
        </Card>
        <Card title="A scoring matrix">
          <p className="muted">
            A CSV with criteria, points, group limits and decay, as HubSpot's scores are kept in
            sheets. Columns: score, group, criteria, operator, value, points, group limit, decay.
          </p>
          <Button icon="file" onClick={() => csv.current?.click()}>
            Import a CSV…
          </Button>
          <input
            ref={csv}
            type="file"
            hidden
            aria-label="Scoring matrix"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={({ target }) => {
              setSheet(target.files?.[0]);
              target.value = "";
            }}
          />
        </Card>
      </div>
      {sheet && (
        <Suspense>
          <Matrix file={sheet} onClose={() => setSheet(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
