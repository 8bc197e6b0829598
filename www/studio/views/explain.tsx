// Explain: where the points came from, why this stage, and why each slot shows what it shows, at any
// moment of a journey.

import { useEffect, useMemo, useState } from "react";
import type { Entry } from "../engine/types.js";
import { Choice } from "../kit/inputs.js";
import { Button, Card, Empty, Icon, Tabs, View } from "../kit/parts.js";
import { useNames } from "../kit/value.js";
import { go } from "../route.js";
import { useConfig, useJourneys } from "../state/store.js";
import type { Journey } from "../state/types.js";
import { useWhy } from "./explain/ask.js";
import { SlotWhys } from "./explain/slots.js";
import { StageReasons } from "./explain/stage.js";
import { Waterfall } from "./explain/waterfall.js";
import { useLine } from "./journeys/ask.js";
import { axisOf } from "./journeys/axis.js";
import { choose, useChosen, useChosenJourney } from "./journeys/chosen.js";
import { Scrubber, useEntry } from "./journeys/scrub.js";
import { told } from "./journeys/told.js";
import { endOf, stampOf, timesOf } from "./journeys/when.js";

export default function Explain() {
  const journeys = useJourneys();
  const { journey } = useChosenJourney();
  return (
    <View
      title="Explain"
      intro="Why somebody is where they are: choose who and when, and see every point, condition and offer that was weighed."
    >
      {journey ? (
        <One journey={journey} names={journeys.map((it) => it.name)} />
      ) : (
        <Empty title="Nobody to explain yet">
          <p>Add a journey first: a sample, a recording, or one of your own.</p>
          <Button kind="primary" onClick={() => go("journeys")}>
            Go to the journeys
          </Button>
        </Empty>
      )}
    </View>
  );
}

function One({ journey, names }: { journey: Journey; names: string[] }) {
  const config = useConfig();
  const { line, error } = useLine(config, journey);
  const axis = useMemo(() => {
    const times = timesOf(journey);
    return axisOf(times, endOf(journey, times));
  }, [journey]);
  return (
    <>
      <Card title="Who and when">
        <div className="who">
          <Choice
            label="Journey"
            value={journey.name}
            options={names.map((it) => [it, it])}
            onChange={choose}
          />
          {line && line.length > 0 && <Scrubber line={line} axis={axis} />}
        </div>
        {line && line.length > 0 && <When journey={journey} line={line} />}
      </Card>
      {error ? (
        <p className="finding error">
          <Icon name="error" />
          The engine could not go through this journey: {error}
        </p>
      ) : (
        <Reasons journey={journey} />
      )}
    </>
  );
}

function When({ journey, line }: { journey: Journey; line: readonly Entry[] }) {
  const it = line[useEntry(line)];
  if (!it) return null;
  return (
    <p>
      <b>{stampOf(it.time)}</b> <span className="muted">{told(journey, it)}</span>
    </p>
  );
}

function Reasons({ journey }: { journey: Journey }) {
  const config = useConfig();
  const slots = useNames("slot");
  const at = useChosen((it) => it.at);
  const { why, error } = useWhy(config, journey, at, slots);
  const [score, setScore] = useState("");
  const scores = Object.keys(why?.scores ?? {});
  useEffect(() => {
    if (scores.length > 0 && !scores.includes(score)) setScore(scores[0] ?? "");
  }, [scores, score]);
  if (error) {
    return (
      <p className="finding error">
        <Icon name="error" />
        {error}
      </p>
    );
  }
  if (!why) return <p className="loading">Asking the engine…</p>;
  const chosen = why.scores[score];
  return (
    <>
      <Card title="Scores">
        {scores.length > 0 ? (
          <Tabs
            label="Scores"
            tabs={scores.map((it) => [it, `${it} ${why.scores[it]?.points ?? ""}`] as const)}
            chosen={score}
            onChoose={setScore}
          >
            {chosen && <Waterfall name={score} why={chosen} />}
          </Tabs>
        ) : (
          <p className="muted">The config has no scores yet.</p>
        )}
      </Card>
      <Card title={`Stage: ${why.stage.stage}`}>
        <StageReasons why={why.stage} />
      </Card>
      <Card title="Slots">
        <SlotWhys all={why.slots} />
      </Card>
    </>
  );
}
