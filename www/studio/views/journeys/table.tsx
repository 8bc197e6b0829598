// All journeys, with what becomes of each under the config before and under the draft.

import { memo } from "react";
import { Icon } from "../../kit/parts.js";
import { textOf } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import { choose } from "./chosen.js";
import { differs, type Outcome, type Runs, reached } from "./runs.js";
import { lengthOf, momentOf, stampOf, timesOf } from "./when.js";

interface Props {
  journeys: readonly Journey[];
  chosen: number;
  before: Runs;
  after: Runs;
  beforeTitle: string;
  /** Whether there is anything to compare with. */
  compared: boolean;
}

export function JourneyTable({ journeys, chosen, before, after, beforeTitle, compared }: Props) {
  return (
    <div className="wide-table">
      <table className="journeys">
        <thead>
          <tr>
            <th scope="col">Journey</th>
            <th scope="col">Stages reached</th>
            <th scope="col">CTAs seen</th>
            <th scope="col">Chat</th>
            <th scope="col">Handoffs</th>
            <th scope="col">Expectations</th>
          </tr>
        </thead>
        {journeys.map((journey, place) => (
          <Rows
            key={journey.name}
            journey={journey}
            current={place === chosen}
            before={compared ? before.outcomes[place] : undefined}
            after={after.outcomes[place]}
            beforeTitle={beforeTitle}
          />
        ))}
      </table>
    </div>
  );
}

interface RowsProps {
  journey: Journey;
  current: boolean;
  before: Outcome | undefined;
  after: Outcome | undefined;
  beforeTitle: string;
}

/** Of hundreds only those are drawn anew that have changed. */
const Rows = memo(({ journey, current, before, after, beforeTitle }: RowsProps) => {
  const changed = differs(before, after);
  const begins = timesOf(journey)[0] ?? 0;
  const none = Object.keys(journey.expect ?? {}).length === 0;
  return (
    <tbody className={current ? "current" : undefined}>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="link"
            aria-current={current ? "true" : undefined}
            onClick={() => choose(journey.name)}
          >
            {journey.name}
          </button>
          {changed.any && <span className="tag changed">Changed</span>}
          {journey.description && <span className="muted small">{journey.description}</span>}
        </th>
        {!after ? (
          <td colSpan={5} className="muted">
            …
          </td>
        ) : after.error ? (
          <td colSpan={5}>
            <p className="finding error">
              <Icon name="error" />
              {after.error}
            </p>
          </td>
        ) : (
          <>
            <td className={mark(changed.stage)}>
              <Stages it={after} begins={begins} />
            </td>
            <td className={mark(changed.seen)}>
              <Seen it={after} />
            </td>
            <td className={mark(changed.chat)}>
              <Chat it={after} begins={begins} />
            </td>
            <td className={mark(changed.handoffs)}>{after.handoffs}</td>
            <td className={mark(changed.expect)}>
              <Expectations it={after} none={none} />
            </td>
          </>
        )}
      </tr>
      {before && changed.any && (
        <tr className="was">
          <th scope="row">
            <span className="muted">
              <span className="hidden">{journey.name}, </span>before ({beforeTitle})
            </span>
          </th>
          <td>{changed.stage && <Stages it={before} begins={begins} />}</td>
          <td>{changed.seen && <Seen it={before} />}</td>
          <td>{changed.chat && <Chat it={before} begins={begins} />}</td>
          <td>{changed.handoffs && before.handoffs}</td>
          <td>{changed.expect && <Expectations it={before} none={none} />}</td>
        </tr>
      )}
    </tbody>
  );
});

const mark = (changed: boolean) => (changed ? "changed" : undefined);

/** How long after the beginning something was. */
const afterOf = (time: number, begins: number) =>
  time <= begins ? "at once" : `after ${lengthOf(time - begins)}`;

function Stages({ it, begins }: { it: Outcome; begins: number }) {
  const first = (stage: string) => it.stages.find((one) => one.stage === stage);
  const all = reached(it);
  return (
    <>
      <span className="path">
        {all.map((stage) => (
          <span key={stage} className={stage === it.ends ? "stage ends" : "stage"}>
            {stage}
            {first(stage)?.time !== undefined && (
              <span className="hidden">
                {" "}
                {afterOf(momentOf(first(stage)?.time) ?? begins, begins)}
              </span>
            )}
          </span>
        ))}
      </span>
      <span className="muted small">
        Ends in {it.ends}
        {since(it, begins)}
      </span>
    </>
  );
}

function since(it: Outcome, begins: number) {
  const last = it.stages.filter((one) => one.stage === it.ends).at(-1);
  const time = momentOf(last?.time);
  return time === undefined || time <= begins ? "" : `, ${afterOf(time, begins)}`;
}

function Seen({ it }: { it: Outcome }) {
  const offers = [...new Set(Object.values(it.seen).flat())].filter(Boolean);
  if (offers.length === 0) return <span className="muted">Defaults only</span>;
  const [few, more] = [offers.slice(0, 3), offers.slice(3)];
  return (
    <span title={offers.join(", ")}>
      {few.join(", ")}
      {more.length > 0 && (
        <span className="muted">
          {" "}
          +{more.length}
          <span className="hidden"> more: {more.join(", ")}</span>
        </span>
      )}
    </span>
  );
}

function Chat({ it, begins }: { it: Outcome; begins: number }) {
  const time = momentOf(it.chat);
  return time === undefined ? (
    <span className="muted">–</span>
  ) : (
    <span title={stampOf(time)}>Opened {afterOf(time, begins)}</span>
  );
}

function Expectations({ it, none }: { it: Outcome; none: boolean }) {
  if (it.failures.length > 0) {
    return (
      <span className="fails">
        {it.failures.map((one) => (
          <span key={one.expect + one.message} className="finding error">
            <Icon name="close" />
            {textOf(one.message)}
          </span>
        ))}
      </span>
    );
  }
  if (none) return <span className="muted">None yet</span>;
  return (
    <span className="fine">
      <Icon name="check" />
      Met
    </span>
  );
}
