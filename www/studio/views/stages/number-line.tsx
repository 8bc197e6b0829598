// A number line of a score: for each stage that goes by it, where one enters and where one is out
// again, as handles that are dragged or moved by keys.

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { NumberInput } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { type JsonObject, pointer } from "../../state/path.js";
import { edit } from "../../state/store.js";
import {
  boundsOf,
  type Lane,
  type Part,
  type Scale,
  scaleOf,
  type Threshold,
  ticksOf,
  within,
} from "./model.js";

interface Props {
  score: string;
  value: JsonObject;
  lanes: readonly Lane[];
  /** Whether a stage has a condition to stay at all, by its place. */
  stays: readonly boolean[];
}

export function NumberLine({ score, value, lanes, stays }: Props) {
  // While a handle is dragged the line must not grow under it.
  const [held, setHeld] = useState<Scale>();
  const scale = held ?? scaleOf(value, lanes);
  const at = (number: number) => `${((number - scale.low) / (scale.high - scale.low)) * 100}%`;
  const ticks = ticksOf(scale);
  return (
    <div className="number-line">
      {lanes.map((lane) => (
        <div
          key={lane.place}
          className="line-row"
          style={{ "--stage": `var(--s${(lane.place % 5) + 1})` } as React.CSSProperties}
        >
          <span className="line-name">{lane.stage}</span>
          <div className="line-track">
            {ticks.map((tick) => (
              <i key={tick} className="tick" style={{ insetInlineStart: at(tick) }} />
            ))}
            <Bands lane={lane} at={at} />
            {(["stay", "enter"] as const).map((part) =>
              lane[part].map((it) => (
                <Handle
                  key={pointer(it.path)}
                  lane={lane}
                  part={part}
                  threshold={it}
                  scale={scale}
                  at={at(it.value)}
                  onHold={setHeld}
                />
              )),
            )}
          </div>
          <span className="line-numbers">
            {(["enter", "stay"] as const).map((part) =>
              lane[part].map((it) => (
                <span key={pointer(it.path)} className="line-number" data-path={pointer(it.path)}>
                  {part === "enter" ? "from" : "out below"}
                  <NumberInput
                    label={labelOf(lane, part, score)}
                    value={it.value}
                    onChange={(to) => to !== undefined && edit(it.path, to, "Move threshold")}
                  />
                </span>
              )),
            )}
            {lane.enter.length === 1 && !stays[lane.place] && (
              <FallBack lane={lane} score={score} />
            )}
          </span>
        </div>
      ))}
      <div className="line-row" aria-hidden="true">
        <span />
        <div className="line-axis">
          {ticks.map((tick) => (
            <span key={tick} style={{ insetInlineStart: at(tick) }}>
              {tick}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

const labelOf = ({ stage }: Lane, part: Part, score: string) =>
  part === "enter" ? `${score} to enter ${stage}` : `${score} to stay ${stage}`;

/** Where one is in the stage, and where one only stays in it. */
function Bands({ lane, at }: { lane: Lane; at: (value: number) => string }) {
  const [enter] = lane.enter;
  const [stay] = lane.stay;
  return (
    <>
      {enter && <i className="band-in" style={{ insetInlineStart: at(enter.value) }} />}
      {enter && stay && stay.value < enter.value && (
        <i
          className="band-stay"
          style={{
            insetInlineStart: at(stay.value),
            width: `calc(${at(enter.value)} - ${at(stay.value)})`,
          }}
        />
      )}
    </>
  );
}

/** A stage that is kept for good can be one that is lost again: below where it was reached. */
function FallBack({ lane, score }: { lane: Lane; score: string }) {
  const from = lane.enter[0]?.value ?? 0;
  return (
    <Button
      small
      kind="quiet"
      label={`Let ${lane.stage} end again`}
      onClick={() =>
        edit(
          ["stages", lane.place, "stay"],
          { [`scores.${score}`]: { $gte: Math.round(from * 0.6) } },
          "Add threshold",
        )
      }
    >
      Kept for good: let it end…
    </Button>
  );
}

interface HandleProps {
  lane: Lane;
  part: Part;
  threshold: Threshold;
  scale: Scale;
  at: string;
  onHold: (scale: Scale | undefined) => void;
}

function Handle({ lane, part, threshold, scale, at, onHold }: HandleProps) {
  const ref = useRef<HTMLDivElement>(null);
  const bounds = boundsOf(lane, part, scale);
  const { path, score, value } = threshold;
  const to = (number: number) => {
    const next = within(number, bounds, scale);
    if (next !== value) edit(path, next, "Move threshold");
  };
  const drag = ({ clientX, buttons }: PointerEvent) => {
    const track = ref.current?.parentElement;
    if (!buttons || !track || !ref.current?.hasPointerCapture) return;
    const { left, width } = track.getBoundingClientRect();
    const share = (clientX - left) / width;
    const along = getComputedStyle(track).direction === "rtl" ? 1 - share : share;
    to(scale.low + along * (scale.high - scale.low));
  };
  const keys = (event: KeyboardEvent) => {
    const rtl = ref.current ? getComputedStyle(ref.current).direction === "rtl" : false;
    const by = scale.high - scale.low <= 10 ? 0.1 : 1;
    const next = {
      ArrowRight: value + (rtl ? -by : by),
      ArrowLeft: value - (rtl ? -by : by),
      ArrowUp: value + by,
      ArrowDown: value - by,
      PageUp: value + by * 10,
      PageDown: value - by * 10,
      Home: bounds.low,
      End: bounds.high,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    to(next);
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      className={`handle ${part}`}
      style={{ insetInlineStart: at }}
      aria-label={labelOf(lane, part, score)}
      aria-valuemin={bounds.low}
      aria-valuemax={bounds.high}
      aria-valuenow={value}
      title={part === "enter" ? `Enters ${lane.stage}` : `Stays ${lane.stage}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(scale);
      }}
      onPointerMove={drag}
      onPointerUp={() => onHold(undefined)}
      onPointerCancel={() => onHold(undefined)}
      onKeyDown={keys}
    >
      <span>{value}</span>
    </div>
  );
}
