// One offer among the others: what it looks like, whom it is for, when it is owned.

import { Cta } from "../../kit/cta.js";
import { useFindings } from "../../kit/findings.js";
import { useValue } from "../../kit/value.js";
import { listOf, objectOf, pointer, textOf } from "../../state/path.js";
import { day, ownedWords } from "./words.js";

export function OfferCard({ id, onOpen }: { id: string; onOpen: () => void }) {
  const offer = objectOf(useValue(["offers", id]));
  const found = useFindings(["offers", id], true);
  const { kind, stages, topics, priority, content, owned, from, until } = offer;
  const { href, action } = objectOf(content);
  const times = [
    textOf(from) && `from ${day(from)}`,
    textOf(until) && `until ${day(until)}`,
  ].filter(Boolean);
  return (
    <li className="offer-card" data-path={pointer(["offers", id])}>
      <div className="cta-stage">
        <Cta content={content} />
      </div>
      <div className="offer-facts">
        <p className="row">
          <button type="button" className="offer-open" onClick={onOpen}>
            {id}
          </button>
          {textOf(kind) && <span className="chip">{textOf(kind)}</span>}
          {typeof priority === "number" && priority !== 0 && (
            <span className="chip">priority {priority}</span>
          )}
          {found.length > 0 && (
            <span className="badge">
              {found.length}
              <span className="hidden"> found</span>
            </span>
          )}
        </p>
        <p className="row">
          {stages === undefined ? (
            <span className="chip soft">every stage</span>
          ) : (
            listOf(stages).map((it) => (
              <span key={`${it}`} className="chip stage">
                {`${it}`}
              </span>
            ))
          )}
          {listOf(topics).map((it) => (
            <span key={`${it}`} className="chip soft">
              {`${it}`}
            </span>
          ))}
        </p>
        <p className="offer-line muted">
          {textOf(action)
            ? `Opens ${textOf(action)}`
            : textOf(href)
              ? `Leads to ${textOf(href)}`
              : "Leads nowhere yet"}
          {times.length > 0 && ` · ${times.join(" ")}`}
        </p>
        <p className="offer-line muted">{ownedWords(owned)}</p>
      </div>
    </li>
  );
}
