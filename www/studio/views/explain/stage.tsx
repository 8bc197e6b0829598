// Why the visitor is in this stage: every condition with a tick or a cross and what it saw, and what
// is missing for the next.

import type { ReactNode } from "react";
import { isGone, type Part, waysOf } from "../../../embed/inspector/ways.js";
import { Words } from "../../kit/field.js";
import { Icon } from "../../kit/parts.js";
import { momentOf, stampOf } from "../journeys/when.js";
import type { StageWhy } from "../journeys/why.js";

const STANDING = {
  entered: "Its conditions hold",
  stays: "Held: what keeps visitors in it holds",
  kept: "Held: not long enough in it yet to leave",
  out: "Not reached",
} as const;

export function StageReasons({ why }: { why: StageWhy }) {
  return (
    <>
      {why.next ? (
        <p className="missing">
          <b>Missing for {why.next.stage}:</b> <Words text={why.next.missing || "nothing"} />
        </p>
      ) : (
        <p className="muted">No stage above can be reached by signals.</p>
      )}
      <ol className="ladder">
        {[...why.stages].reverse().map((it, place) => {
          const current = it.stage === why.stage;
          const conditions = it.standing === "stays" && it.stay.length > 0 ? it.stay : it.enter;
          return (
            <li key={it.stage} className={current ? "current" : undefined}>
              <p>
                <b>{it.stage}</b>
                {current && <span className="tag">now</span>}{" "}
                <span className="muted small">
                  {STANDING[it.standing]}
                  {it.since && `, since ${stampOf(momentOf(it.since) ?? 0)}`}
                </span>
              </p>
              <Leaves all={conditions} />
              {it.enter.length === 0 && place < why.stages.length - 1 && (
                <p className="muted small">No conditions: reached by the trait lifecycle alone.</p>
              )}
            </li>
          );
        })}
      </ol>
      {why.history.length > 0 && (
        <details className="more">
          <summary>How it came so</summary>
          <ul>
            {why.history.map((it) => (
              <li key={`${it.at} ${it.to}`}>
                {stampOf(momentOf(it.at) ?? 0)}: {it.from} to {it.to}
                <span className="muted"> by {it.cause ?? "time"}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Leaves({ all }: { all: readonly Part[] }) {
  return (
    <ul className="leaves">
      {waysOf(all).map((it, place) =>
        "text" in it ? (
          <Row key={it.text} holds={it.holds}>
            <Words text={it.text} />
          </Row>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else to be known by.
          <Row key={place} holds={isGone(it)}>
            One of these is enough:
            <ul className="ways">
              {it.map((way) => (
                <li key={way[0]?.way}>
                  <Leaves all={way.map(({ holds, text }) => ({ holds, text }))} />
                </li>
              ))}
            </ul>
          </Row>
        ),
      )}
    </ul>
  );
}

const Row = ({ holds, children }: { holds: boolean; children: ReactNode }) => (
  <li className={holds ? "yes" : "no"}>
    <Icon name={holds ? "check" : "close"} />
    <span className="hidden">{holds ? "Holds: " : "Does not hold: "}</span>
    <span>{children}</span>
  </li>
);
