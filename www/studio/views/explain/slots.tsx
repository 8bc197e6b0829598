// For each slot every rule and offer that was weighed, in order, and why it was passed over.

import { Words } from "../../kit/field.js";
import { Icon } from "../../kit/parts.js";
import type { SlotWhy } from "../journeys/why.js";

export function SlotWhys({ all }: { all: readonly SlotWhy[] }) {
  if (all.length === 0) return <p className="muted">The config has no slots yet.</p>;
  return (
    <div className="slot-whys">
      {all.map((it) => (
        <section key={it.slot} aria-label={it.slot}>
          <h3>
            {it.slot}
            <span className={it.offer ? "tag chosen" : "tag"}>
              {it.offer ?? "the page's default"}
            </span>
          </h3>
          <ol>
            {it.steps.map((step, place) => {
              const yes = step.taken || step.holds;
              const kind = step.taken ? "taken" : step.offer ? "offer" : "rule";
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: an offer may be weighed twice.
                <li key={place} className={`${kind} ${yes ? "yes" : "no"}`}>
                  <Icon name={yes ? "check" : "close"} />
                  <span className="hidden">{yes ? "" : "Passed over: "}</span>
                  <span>
                    <Words text={step.text} />
                  </span>
                </li>
              );
            })}
            {!it.offer && (
              <li className="taken yes">
                <Icon name="check" />
                <span>The page keeps what its author wrote.</span>
              </li>
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}
