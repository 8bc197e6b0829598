// One journey: its time line, how everything stands at a moment, and what can be changed in it.

import { useMemo, useState } from "react";
import { SpanInput, TextInput } from "../../kit/inputs.js";
import { Button, Card, Empty, Icon, Tabs } from "../../kit/parts.js";
import { useNames, useSame } from "../../kit/value.js";
import { go } from "../../route.js";
import { fresh, type JsonObject } from "../../state/path.js";
import { doc, setJourneys, tell, useConfig } from "../../state/store.js";
import type { Journey } from "../../state/types.js";
import { useLine } from "./ask.js";
import { axisOf } from "./axis.js";
import { colourOf, ScoreChart } from "./chart.js";
import { choose, rename } from "./chosen.js";
import { Expectations } from "./expect.js";
import { Labelled } from "./labelled.js";
import { Lanes } from "./lanes.js";
import { withMore } from "./lists.js";
import { Moment } from "./moment.js";
import { Rules } from "./rules.js";
import type { Outcome } from "./runs.js";
import { PointerScrub, Scrubber } from "./scrub.js";
import { SignalTable } from "./signals.js";
import { thresholdsOf } from "./thresholds.js";
import { endOf, timesOf } from "./when.js";

interface Props {
  journey: Journey;
  /** The config to compare with, where it is another. */
  before: JsonObject | undefined;
  outcome: Outcome | undefined;
  onChange: (journey: Journey, label: string, place?: string) => void;
}

export function OneJourney({ journey, before, outcome, onChange }: Props) {
  return (
    <Card title={journey.name || "Unnamed"} actions={<Tools journey={journey} />}>
      <TimeLine journey={journey} before={before} />
      <Below journey={journey} outcome={outcome} onChange={onChange} />
    </Card>
  );
}

function Tools({ journey }: { journey: Journey }) {
  return (
    <>
      <Button icon="search" onClick={() => go("explain")}>
        Explain
      </Button>
      <Button
        icon="copy"
        label={`Duplicate ${journey.name}`}
        onClick={() => {
          const { journeys } = doc();
          const name = fresh(
            `${journey.name} copy`,
            journeys.map((it) => it.name),
          );
          const at = journeys.indexOf(journey) + 1;
          setJourneys(withMore(journeys, at, { ...journey, name }), `Duplicate ${journey.name}`);
          choose(name);
        }}
      />
      <Button
        icon="bin"
        label={`Delete ${journey.name}`}
        onClick={() => {
          setJourneys(
            doc().journeys.filter((it) => it !== journey),
            `Delete ${journey.name}`,
          );
          tell(`${journey.name} deleted`, true);
        }}
      />
    </>
  );
}

function TimeLine({ journey, before }: { journey: Journey; before: JsonObject | undefined }) {
  const config = useConfig();
  const stages = useNames("stage");
  const scores = useNames("score");
  const slots = useNames("slot");
  const [hidden, setHidden] = useState<string[]>([]);
  const { line, error } = useLine(config, journey);
  const { line: was } = useLine(before, journey);
  const thresholds = useSame(useMemo(() => thresholdsOf(config), [config]));
  const axis = useMemo(() => {
    const times = timesOf(journey);
    return axisOf(times, endOf(journey, times));
  }, [journey]);
  if (error) {
    return (
      <p className="finding error">
        <Icon name="error" />
        The engine could not go through this journey: {error}
      </p>
    );
  }
  if (!line) return <p className="loading">Going through the journey…</p>;
  if (line.length === 0) {
    return (
      <Empty title="Nothing happens in this journey">
        <p>Add a signal below, and see what becomes of it.</p>
      </Empty>
    );
  }
  return (
    <div className="time-line">
      <div className="line-part">
        <fieldset className="plain legend" aria-label="Scores shown">
          {scores.map((score, place) => (
            <button
              key={score}
              type="button"
              aria-pressed={!hidden.includes(score)}
              onClick={() =>
                setHidden((it) =>
                  it.includes(score) ? it.filter((one) => one !== score) : [...it, score],
                )
              }
            >
              <span className="swatch" style={{ background: colourOf(place) }} />
              {score}
            </button>
          ))}
          {before && <span className="muted small">thin: before the change</span>}
          {axis.gaps.length > 0 && (
            <span className="muted small">hatched: silence, drawn shorter</span>
          )}
        </fieldset>
        <PointerScrub line={line} axis={axis}>
          <ScoreChart
            line={line}
            before={was}
            axis={axis}
            scores={scores}
            hidden={hidden}
            stages={stages}
            thresholds={thresholds}
          />
          <Lanes journey={journey} line={line} axis={axis} stages={stages} slots={slots} />
        </PointerScrub>
        <Scrubber line={line} axis={axis} />
      </div>
      <Moment journey={journey} line={line} before={was} scores={scores} slots={slots} />
    </div>
  );
}

type Tab = "rules" | "signals" | "expect" | "about";

function Below({ journey, outcome, onChange }: Omit<Props, "before">) {
  const [tab, setTab] = useState<Tab>("expect");
  const failing = outcome?.failures?.length ?? 0;
  return (
    <Tabs
      label="The journey"
      tabs={[
        ["expect", failing > 0 ? `Expectations (${failing} not met)` : "Expectations"],
        ["signals", `Signals (${journey.log.length})`],
        ["rules", "Rules"],
        ["about", "About"],
      ]}
      chosen={tab}
      onChoose={setTab}
    >
      {tab === "expect" && <Expectations journey={journey} outcome={outcome} onChange={onChange} />}
      {tab === "signals" && <SignalTable journey={journey} onChange={onChange} />}
      {tab === "rules" && <Rules journey={journey} />}
      {tab === "about" && <About journey={journey} onChange={onChange} />}
    </Tabs>
  );
}

function About({ journey, onChange }: Pick<Props, "journey" | "onChange">) {
  const [name, setName] = useState(journey.name);
  const isTaken = (name: string) =>
    doc().journeys.some((it) => it !== journey && it.name === name.trim());
  const taken = isTaken(name);
  const call = (text: string) => {
    setName(text);
    if (!text.trim() || isTaken(text)) return;
    rename(text.trim());
    onChange({ ...journey, name: text.trim() }, "Rename the journey", "/name");
  };
  const put = (key: keyof Journey, value: string | undefined, label: string) => {
    const { [key]: _, ...rest } = journey;
    onChange((value ? { ...rest, [key]: value } : rest) as Journey, label, `/${key}`);
  };
  return (
    <div className="about">
      <Labelled label="Name">
        {(id) => (
          <>
            <TextInput id={id} value={name} onChange={call} />
            {taken && <span className="finding error small">Another journey is called so</span>}
          </>
        )}
      </Labelled>
      <Labelled label="Who this is">
        {(id) => (
          <TextInput
            id={id}
            value={journey.description ?? ""}
            onChange={(it) => put("description", it, "Change who this is")}
          />
        )}
      </Labelled>
      <Labelled label="Visitor id, which decides splits and the holdout">
        {(id) => (
          <TextInput
            id={id}
            value={journey.visitor ?? ""}
            onChange={(it) => put("visitor", it, "Change the visitor id")}
          />
        )}
      </Labelled>
      <fieldset className="plain labelled" aria-label="Looked at after the last signal">
        <span>Looked at so long after the last signal</span>
        <SpanInput
          label="Time after the last signal"
          value={journey.end ?? ""}
          onChange={(it) => put("end", it, "Change how long to look on")}
        />
      </fieldset>
    </div>
  );
}
