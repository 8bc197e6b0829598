// What happened beside the curves: the visits, the stage, the signals, what each slot showed, and
// when playbooks ran.

import { memo, type ReactNode } from "react";
import type { Entry } from "../../engine/types.js";
import { textOf } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import type { Axis } from "./axis.js";
import { shade } from "./chart.js";
import { shownOf, stretches } from "./line.js";
import { clockOf, dayOf, lengthOf, stampOf, timesOf } from "./when.js";

interface LanesProps {
  journey: Journey;
  line: readonly Entry[];
  axis: Axis;
  stages: readonly string[];
  slots: readonly string[];
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

const Lane = ({ name, kind, children }: { name: string; kind: string; children: ReactNode }) => (
  <div className={`lane ${kind}`}>
    <span className="lane-name">{name}</span>
    <div className="lane-room">{children}</div>
  </div>
);

/** All of it is in the tables too: for those who do not see it, it would be said twice. */
export const Lanes = memo(({ journey, line, axis, stages, slots }: LanesProps) => {
  const shown = shownOf(line);
  const place = (entry: number) => {
    const it = line[entry];
    return it ? axis.place(it.time) : 1;
  };
  const box = (from: number, to: number) => ({
    insetInlineStart: percent(place(from)),
    width: percent(Math.max(0, place(to) - place(from))),
  });
  return (
    <div className="lanes" aria-hidden="true">
      <Days axis={axis} />
      <Lane name="Stage" kind="stages">
        {stretches(line.map((it) => it.stage)).map(({ from, to, value }) => (
          <span
            key={from}
            className="stretch"
            title={value}
            style={{
              ...box(from, to),
              background: `color-mix(in srgb, var(--accent) ${shade(stages.indexOf(value), stages.length) * 200}%, var(--surface))`,
            }}
          >
            {value}
          </span>
        ))}
      </Lane>
      <Signals journey={journey} axis={axis} />
      {slots.map((slot) => (
        <Lane key={slot} name={slot} kind="slot">
          {stretches(shown.map((it) => it[slot]?.offer ?? "")).map(({ from, to, value }) => (
            <span
              key={from}
              className={value ? "stretch" : "stretch default"}
              title={value || "the page's default"}
              style={box(from, to)}
            >
              {value || "default"}
            </span>
          ))}
        </Lane>
      ))}
      <Marks line={line} axis={axis} />
    </div>
  );
});

/** The days on which somebody came, and how long nobody did. */
function Days({ axis }: { axis: Axis }) {
  let last = -1;
  return (
    <Lane name="" kind="days">
      {axis.gaps.map(({ from, to, span }) => (
        <span
          key={from}
          className="gap"
          title={`${lengthOf(span)}, drawn shorter`}
          style={{ insetInlineStart: percent(from), width: percent(to - from) }}
        >
          {to - from > 0.08 && lengthOf(span)}
        </span>
      ))}
      {axis.visits.map(({ place, time }) => {
        // What would be written over the one before is left out.
        if (last >= 0 && place - last < 0.07) return null;
        last = place;
        return (
          <span key={time} className="day" style={{ insetInlineStart: percent(place) }}>
            {dayOf(time)}
          </span>
        );
      })}
    </Lane>
  );
}

/** What the visitor told of themselves weighs more than where they went. */
const TELLING = new Set(["form_submit", "identify", "file_download", "stage_change"]);

const Signals = memo(({ journey, axis }: { journey: Journey; axis: Axis }) => {
  const times = timesOf(journey);
  return (
    <Lane name="Signals" kind="signals">
      {journey.log.map(({ signal, props = {} }, at) => {
        const time = times[at] ?? 0;
        const more = textOf(props["path"]) || textOf(props["formId"]) || textOf(props["fileName"]);
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: signals have nothing else to be known by.
            key={at}
            className={TELLING.has(signal) ? "mark telling" : "mark"}
            title={`${signal} ${more} · ${stampOf(time)}`}
            style={{ insetInlineStart: percent(axis.place(time)) }}
          />
        );
      })}
    </Lane>
  );
});

/** Playbooks and handoffs. */
function Marks({ line, axis }: { line: readonly Entry[]; axis: Axis }) {
  const marks = line.flatMap(({ time, played, handoff }) => [
    ...(played ?? []).map(([name]) => ({ time, name, kind: "played" })),
    ...(handoff ? [{ time, name: "Handoff", kind: "handoff" }] : []),
  ]);
  if (marks.length === 0) return null;
  return (
    <Lane name="Playbooks" kind="plays">
      {marks.map(({ time, name, kind }, at) => {
        const place = axis.place(time);
        return (
          <span
            key={`${name} ${time}`}
            className={`flag ${kind}${place > 0.7 ? " left" : ""}`}
            title={`${name} · ${dayOf(time)}, ${clockOf(time)}`}
            style={{ insetInlineStart: percent(place), top: at * 20 }}
          >
            {name}
          </span>
        );
      })}
      <span className="room" style={{ height: marks.length * 20 }} />
    </Lane>
  );
}
