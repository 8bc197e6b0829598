// The way through a journey's moments: a slider, the steps from signal to signal, and a line over
// the curves that follows the pointer.

import { type PointerEvent, type ReactNode, useRef } from "react";
import type { Entry } from "../../engine/types.js";
import { Button } from "../../kit/parts.js";
import type { Axis } from "./axis.js";
import { scrub, useChosen } from "./chosen.js";
import { entryAt } from "./line.js";
import { stampOf } from "./when.js";

/** As finely the slider goes. */
const STEPS = 1000;

interface Props {
  line: readonly Entry[];
  axis: Axis;
}

/** The place of the entry that is looked at. */
export function useEntry(line: readonly Entry[]): number {
  const at = useChosen((it) => it.at);
  return entryAt(line, at);
}

const look = (it: Entry | undefined) => it && scrub({ time: it.time, signal: it.signal });

/** The signal before or after an entry; at the ends the first and the last entry. */
function neighbour(line: readonly Entry[], from: number, by: number): Entry | undefined {
  for (let at = from + by; line[at]; at += by) if (line[at]?.signal !== null) return line[at];
  return by > 0 ? line.at(-1) : line[0];
}

export function Scrubber({ line, axis }: Props) {
  const entry = useEntry(line);
  const it = line[entry];
  if (!it) return null;
  return (
    <div className="scrubber">
      <span className="steps">
        <Button
          small
          icon="back"
          label="The signal before"
          disabled={entry === 0}
          onClick={() => look(neighbour(line, entry, -1))}
        />
        <Button
          small
          icon="forth"
          label="The next signal"
          disabled={entry === line.length - 1}
          onClick={() => look(neighbour(line, entry, 1))}
        />
      </span>
      <input
        type="range"
        min={0}
        max={STEPS}
        value={Math.round(axis.place(it.time) * STEPS)}
        aria-label="Moment of the journey"
        aria-valuetext={`${stampOf(it.time)}, stage ${it.stage}`}
        onChange={({ target }) => {
          const at = entryAt(line, { time: axis.time(Number(target.value) / STEPS), signal: null });
          look(line[at]);
        }}
        onKeyDown={(event) => {
          const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
          if (!by) return;
          event.preventDefault();
          look(neighbour(line, entry, by));
        }}
      />
    </div>
  );
}

/** Lets the pointer go through what is drawn within, by its width. */
export function PointerScrub({ line, axis, children }: Props & { children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null);
  const go = (event: PointerEvent) => {
    const box = room.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    look(line[entryAt(line, { time: axis.time(share), signal: null })]);
  };
  return (
    <div
      className="stack"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && go(event)}
    >
      {children}
      <div className="needle-room" ref={room}>
        <Needle line={line} axis={axis} />
      </div>
    </div>
  );
}

function Needle({ line, axis }: Props) {
  const it = line[useEntry(line)];
  if (!it) return null;
  return <span className="needle" style={{ insetInlineStart: `${axis.place(it.time) * 100}%` }} />;
}
