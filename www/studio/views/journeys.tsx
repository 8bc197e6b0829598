// Journeys: what becomes of people under the config, and whether it is what was meant.

import { useMemo, useState } from "react";
import { Choice } from "../kit/inputs.js";
import { Button, Card, Empty, View } from "../kit/parts.js";
import { useNames } from "../kit/value.js";
import { setJourneys, useConfig, useDoc, useJourneys } from "../state/store.js";
import type { Journey } from "../state/types.js";
import { AddDialog, addFiles, addJourneys } from "./journeys/add.js";
import { compareWith, useBefore, useChosenJourney } from "./journeys/chosen.js";
import { replaced } from "./journeys/lists.js";
import { OneJourney } from "./journeys/one.js";
import { fileOf } from "./journeys/read.js";
import { differs, type Outcome, type Runs, useRuns } from "./journeys/runs.js";
import { samplesFor } from "./journeys/samples.js";
import { Flow } from "./journeys/sankey.js";
import { JourneyTable } from "./journeys/table.js";

export default function Journeys() {
  const journeys = useJourneys();
  const [adding, setAdding] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the dialog does the same.
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (adding || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void addFiles(event.dataTransfer.files).then((it) => it.length > 0 && setAdding(true));
      }}
    >
      <View
        title="Journeys"
        intro="People as they come to the site, and what the config makes of them. What they are expected to come to is checked after every change."
        actions={
          <>
            <Button icon="add" kind="primary" onClick={() => setAdding(true)}>
              Add journeys
            </Button>
            {journeys.length > 0 && <ExportButton />}
          </>
        }
      >
        {journeys.length > 0 ? <All /> : <None onAdd={() => setAdding(true)} />}
      </View>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

function None({ onAdd }: { onAdd: () => void }) {
  const config = useConfig();
  const samples = useMemo(() => samplesFor(config), [config]);
  return (
    <Empty title="No journeys yet">
      <p>
        Begin with {samples.length} people every site has: {listed(samples.map((it) => it.name))}.
      </p>
      <p className="row">
        <Button kind="primary" onClick={() => addJourneys(samples, "Add the samples")}>
          Add the samples
        </Button>
        <Button onClick={onAdd}>Other ways…</Button>
      </p>
    </Empty>
  );
}

const listed = (words: string[]) =>
  new Intl.ListFormat("en", { type: "conjunction" }).format(words.map((it) => it.toLowerCase()));

function All() {
  const config = useConfig();
  const journeys = useJourneys();
  const stages = useNames("stage");
  const before = useBefore();
  const after = useRuns(config, journeys);
  const was = useRuns(before.config, journeys);
  const { journey, place } = useChosenJourney();
  const compared = before.config !== config;
  const found = (runs: Runs) =>
    runs.outcomes.filter((it): it is Outcome => it !== undefined && !it.error);
  return (
    <>
      <Card
        title="All journeys"
        actions={
          <span className="row compare">
            <span className="muted" aria-hidden="true">
              Compare with
            </span>
            <Choice
              label="Compare with"
              value={before.chosen}
              options={before.choices}
              onChange={compareWith}
            />
          </span>
        }
      >
        <Verdict journeys={journeys} after={after} before={compared ? was : undefined} />
        <JourneyTable
          journeys={journeys}
          chosen={place}
          before={was}
          after={after}
          beforeTitle={before.title}
          compared={compared}
        />
      </Card>
      {journey && (
        <OneJourney
          // Half-typed text belongs to one journey.
          key={place}
          journey={journey}
          before={compared ? before.config : undefined}
          outcome={after.outcomes[place]}
          onChange={(next, label, where) =>
            setJourneys(replaced(journeys, place, next), label, where)
          }
        />
      )}
      <Card title="Through the stages">
        {/* Drawn once all is known, not anew with each portion. */}
        {after.done === journeys.length && (!compared || was.done === journeys.length) ? (
          <Flow stages={stages} before={found(was)} after={found(after)} compared={compared} />
        ) : (
          <p className="muted">…</p>
        )}
      </Card>
    </>
  );
}

/** How it stands in one line, and how far it is. */
function Verdict({
  journeys,
  after,
  before,
}: {
  journeys: readonly Journey[];
  after: Runs;
  before: Runs | undefined;
}) {
  const all = after.outcomes.length;
  const failing = after.outcomes.filter((it) => it?.error || it?.failures.length).length;
  const asking = journeys.some((it) => Object.keys(it.expect ?? {}).length > 0);
  const pending = after.pending || before?.pending;
  const error = after.error || before?.error;
  const done = Math.min(after.done, before?.done ?? after.done);
  const changes =
    before && done === all ? after.outcomes.map((it, at) => differs(before.outcomes[at], it)) : [];
  const changed = changes.filter((it) => it.any).length;
  const worse = changes.filter((it, at) => it.expect && after.outcomes[at]?.failures.length).length;
  return (
    <div className="verdict row">
      <p role="status" className={done < all ? undefined : failing > 0 ? "bad" : "good"}>
        {done < all
          ? `${done} of ${all} journeys`
          : failing > 0
            ? `${failing} of ${all} journeys ${failing === 1 ? "does" : "do"} not meet what is expected`
            : asking
              ? "Every journey meets what is expected"
              : "No journey says yet what is expected of it"}
        {before && done === all && (
          <span className="muted">
            {changed > 0
              ? ` · ${changed} ${changed === 1 ? "comes" : "come"} to something else than before${worse ? `, ${worse} of them no longer to what is expected` : ""}`
              : " · nothing comes to anything else than before"}
          </span>
        )}
      </p>
      {pending && done < all && (
        <>
          <progress value={done} max={all} aria-label="Journeys gone through" />
          <Button small onClick={after.stop}>
            Cancel
          </Button>
        </>
      )}
      {error && !pending && (
        <>
          <span className="finding error">
            {error === "Cancelled" ? "Cancelled." : `The engine could not go on: ${error}`}
          </span>
          <Button
            small
            onClick={() => {
              after.again();
              before?.again();
            }}
          >
            Go on
          </Button>
        </>
      )}
    </div>
  );
}

function ExportButton() {
  const { name, journeys } = useDoc();
  return (
    <Button
      icon="save"
      onClick={() => {
        const url = URL.createObjectURL(new Blob([fileOf(journeys)], { type: "application/json" }));
        const link = document.createElement("a");
        link.href = url;
        link.download = `${name ? `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-` : ""}journeys.json`;
        link.click();
        URL.revokeObjectURL(url);
      }}
    >
      Save as a file
    </Button>
  );
}
