// How everything stands at the moment that is looked at.

import { useMemo } from "react";
import type { Entry } from "../../engine/types.js";
import type { Journey } from "../../state/types.js";
import { colourOf } from "./chart.js";
import { shownOf } from "./line.js";
import { useEntry } from "./scrub.js";
import { told } from "./told.js";
import { stampOf } from "./when.js";

interface Props {
  journey: Journey;
  line: readonly Entry[];
  before: readonly Entry[] | undefined;
  scores: readonly string[];
  slots: readonly string[];
}

export function Moment({ journey, line, before, scores, slots }: Props) {
  const place = useEntry(line);
  const shown = useMemo(() => shownOf(line), [line]);
  const it = line[place];
  if (!it) return null;
  // Both were looked at at the same moments.
  const was = before?.length === line.length ? before[place] : undefined;
  return (
    <div className="moment">
      <p className="moment-when">
        <b>{stampOf(it.time)}</b> <span className="muted">{told(journey, it)}</span>
      </p>
      <dl className="numbers">
        <Figure name="Stage" value={it.stage} was={was?.stage} />
        {scores.map((score, at) => (
          <Figure
            key={score}
            name={score}
            colour={colourOf(at)}
            value={`${it.scores[score] ?? 0}`}
            was={was && `${was.scores[score] ?? 0}`}
          />
        ))}
        {it.grade !== null && (
          <Figure name="Grade" value={it.grade} was={was?.grade ?? undefined} />
        )}
        {it.persona !== null && <Figure name="Persona" value={it.persona} was={undefined} />}
      </dl>
      {it.segments.length > 0 && (
        <p className="row small">
          <span className="muted">Segments</span>
          {it.segments.map((one) => (
            <span key={one} className="tag">
              {one}
            </span>
          ))}
        </p>
      )}
      <dl className="ctas">
        {slots.map((slot) => {
          const one = shown[place]?.[slot];
          return (
            <div key={slot}>
              <dt>{slot}</dt>
              <dd>
                {one ? (
                  <>
                    {one.offer} <span className="muted">by {one.rule}</span>
                  </>
                ) : (
                  <span className="muted">the page's default</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function Figure({
  name,
  value,
  was,
  colour,
}: {
  name: string;
  value: string;
  was: string | undefined;
  colour?: string;
}) {
  return (
    <div>
      <dt>
        {colour && <span className="swatch" style={{ background: colour }} />}
        {name}
      </dt>
      <dd>
        {value}
        {was !== undefined && was !== value && (
          <span className="was">
            <span className="hidden">before: </span>
            {was}
          </span>
        )}
      </dd>
    </div>
  );
}
