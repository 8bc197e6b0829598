// Adding journeys: samples that go with the config, an empty one, or those of a file.

import { useRef, useState } from "react";
import { Button, Card, Dialog, Icon } from "../../kit/parts.js";
import { fresh } from "../../state/path.js";
import { doc, setJourneys, tell, useConfig } from "../../state/store.js";
import type { Journey } from "../../state/types.js";
import { choose } from "./chosen.js";
import { joined, readJourneys } from "./read.js";
import { samplesFor } from "./samples.js";

/** Puts journeys behind those that are there, and shows the first of them. */
export function addJourneys(more: readonly Journey[], label: string) {
  const there = doc().journeys;
  const all = joined(there, more);
  setJourneys(all, label);
  choose(all[there.length]?.name ?? "");
}

export function addEmpty() {
  const name = fresh(
    "New journey",
    doc().journeys.map((it) => it.name),
  );
  const start = `${new Date().toISOString().slice(0, 10)}T09:00:00Z`;
  const log = [
    { signal: "session_start" },
    { signal: "page_view", after: "1s", props: { path: "/" } },
  ];
  addJourneys([{ name, start, end: "1d", log, expect: {} }], "Add a journey");
}

/** Reads files into the document; tells in words what came and what did not. */
export async function addFiles(files: Iterable<File>): Promise<string[]> {
  const problems: string[] = [];
  const found: Journey[] = [];
  for (const file of files) {
    const text = await file.text().catch(() => "");
    const { journeys, notes, error } = readJourneys(text, file.name);
    if (error) problems.push(error);
    else problems.push(...notes);
    found.push(...journeys);
  }
  if (found.length > 0) {
    const many = found.length === 1 ? "1 journey" : `${found.length} journeys`;
    addJourneys(found, `Add ${many}`);
    tell(`${many} added`, true);
  }
  return problems;
}

export function AddDialog({ onClose }: { onClose: () => void }) {
  const config = useConfig();
  const samples = samplesFor(config);
  const [problems, setProblems] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: Iterable<File>) => {
    const told = await addFiles(files);
    setProblems(told);
    if (told.length === 0) onClose();
  };
  return (
    <Dialog title="Add journeys" onClose={onClose} wide>
      <Card
        title="Samples"
        actions={
          <Button
            small
            kind="primary"
            onClick={() => {
              addJourneys(samples, "Add the samples");
              onClose();
            }}
          >
            Add all {samples.length}
          </Button>
        }
      >
        <p className="muted">
          People every site has, told with the pages and forms of this config.
        </p>
        <ul className="samples">
          {samples.map((it) => (
            <li key={it.name}>
              <span>
                <b>{it.name}</b>
                <span className="muted small">{it.description}</span>
              </span>
              <Button
                small
                icon="add"
                label={`Add ${it.name}`}
                onClick={() => {
                  addJourneys([it], `Add ${it.name}`);
                  onClose();
                }}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Card title="From a file">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same. */}
        <div
          className="drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void take(event.dataTransfer.files);
          }}
        >
          <p>
            A journeys file, a recording or a bug report of the inspector, or what a visitor's{" "}
            <code>export()</code> gave. Nothing leaves this browser.
          </p>
          <Button icon="file" onClick={() => input.current?.click()}>
            Choose files
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            accept=".json,application/json"
            aria-label="Journey files"
            className="hidden"
            tabIndex={-1}
            onChange={({ target }) => void take([...(target.files ?? [])])}
          />
        </div>
        <div role="alert">
          {problems.map((it) => (
            <p key={it} className="finding error">
              <Icon name="error" />
              {it}
            </p>
          ))}
        </div>
      </Card>
      <Card title="By hand">
        <p className="row">
          <Button
            icon="add"
            onClick={() => {
              addEmpty();
              onClose();
            }}
          >
            New journey
          </Button>
          <span className="muted">Say yourself what happens, signal by signal.</span>
        </p>
      </Card>
    </Dialog>
  );
}
