// Tries addresses on the patterns: which row each one meets.

import type { Page } from "../../engine/types.js";
import { Labelled } from "../../kit/field.js";
import { TextInput, Toggle } from "../../kit/inputs.js";
import { Card, Icon } from "../../kit/parts.js";
import { type JsonObject, textOf } from "../../state/path.js";
import { MANY } from "./model.js";

interface Props {
  text: string;
  onText: (text: string) => void;
  /** Whether the pages of the journeys are tried as well. */
  seen: boolean;
  onSeen: (seen: boolean) => void;
  inJourneys: number;
  tried: readonly Page[];
  pages: readonly JsonObject[];
  error: string;
}

export function Tester({ text, onText, seen, onSeen, inJourneys, tried, pages, error }: Props) {
  const none = tried.filter((it) => it.index === null).length;
  return (
    <Card title="Which pages match?">
      <div className="tester">
        <div className="form">
          <Labelled label="Addresses or paths to try">
            {(id) => (
              <TextInput
                id={id}
                mono
                rows={5}
                value={text}
                placeholder={"https://your.site/pricing\n/blog/a-post"}
                onChange={onText}
              />
            )}
          </Labelled>
          {inJourneys > 0 && (
            <Toggle value={seen} onChange={onSeen}>
              Also the {inJourneys} pages seen in the journeys
            </Toggle>
          )}
        </div>
        <div className="tester-answer">
          <p role="status" className={error ? "finding error" : "muted"}>
            {error || told(tried.length, none)}
          </p>
          {tried.length > 0 && (
            <ul className="tried">
              {tried.map((it) => (
                <Result key={it.path} it={it} row={pages[it.index ?? -1]} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </Card>
  );
}

const told = (many: number, none: number) =>
  many === 0
    ? "Paste a few of your addresses: each is shown with the row it matches."
    : `${many === MANY ? "The first " : ""}${many} tried, ${none ? `${none} without a type` : "all of them known"}.`;

function Result({ it, row }: { it: Page; row: JsonObject | undefined }) {
  if (it.index === null || !row) {
    return (
      <li className="none">
        <code>{it.path}</code>
        <span className="finding warning">
          <Icon name="warn" /> No row matches
        </span>
      </li>
    );
  }
  const words = [it.type, it.journey, it.topic].filter(Boolean).join(" · ");
  return (
    <li>
      <code>{it.path}</code>
      <span>
        Row {it.index + 1}, <code>{textOf(row["match"])}</code>
        {words && <b> {words}</b>}
      </span>
    </li>
  );
}
