// The signals of a journey as a table: the one that is looked at can be changed in place.

import { useEffect, useState } from "react";
import { scalarOf } from "../../kit/controls.js";
import { TextInput } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { useNames } from "../../kit/value.js";
import { type Json, type JsonObject, listOf, objectOf, textOf } from "../../state/path.js";
import { useConfig } from "../../state/store.js";
import type { Journey, JourneySignal } from "../../state/types.js";
import { scrub, useChosen } from "./chosen.js";
import { Labelled } from "./labelled.js";
import { replaced, withMore, without } from "./lists.js";
import { propsOf } from "./props.js";
import { momentOf, spanOf, stampOf, timesOf } from "./when.js";

/** As many rows are shown at once. */
const PAGE = 50;

interface Props {
  journey: Journey;
  onChange: (journey: Journey, label: string, place?: string) => void;
}

export function SignalTable({ journey, onChange }: Props) {
  const at = useChosen((it) => it.at);
  const [page, setPage] = useState(0);
  const times = timesOf(journey);
  const { log } = journey;
  const pages = Math.max(1, Math.ceil(log.length / PAGE));
  const open = at?.signal ?? -1;
  useEffect(() => {
    if (open >= 0) setPage(Math.floor(open / PAGE));
  }, [open]);
  const here = Math.min(page, pages - 1);
  const write = (log: JourneySignal[], label: string, place = "") =>
    onChange({ ...journey, log }, label, place);
  const look = (signal: number, time: number | undefined) => scrub({ time: time ?? 0, signal });

  return (
    <>
      <div className="wide-table">
        <table className="signal-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Signal</th>
              <th scope="col">Properties</th>
              <th scope="col">
                <span className="hidden">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {log.slice(here * PAGE, (here + 1) * PAGE).map((it, row) => {
              const place = here * PAGE + row;
              const name = `${it.signal} ${place + 1}`;
              return place === open ? (
                <tr key={place} className="open">
                  <td colSpan={4}>
                    <SignalForm
                      it={it}
                      time={times[place] ?? 0}
                      name={name}
                      onChange={(next) =>
                        write(
                          replaced(log, place, next),
                          `Change ${name}`,
                          `/${journey.name}/${place}`,
                        )
                      }
                      onCopy={() => {
                        const { id: _, ...copy } = it;
                        write(withMore(log, place + 1, copy), `Duplicate ${name}`);
                        look(place + 1, times[place]);
                      }}
                      onDelete={() => {
                        scrub(null);
                        write(without(log, place), `Delete ${name}`);
                      }}
                    />
                  </td>
                </tr>
              ) : (
                <tr key={place}>
                  <td className="when">{stampOf(times[place] ?? 0)}</td>
                  <td>
                    <button
                      type="button"
                      className="link"
                      aria-label={`Edit ${name}`}
                      onClick={() => look(place, times[place])}
                    >
                      {it.signal}
                    </button>
                  </td>
                  <td className="props">{brief(it.props)}</td>
                  <td>
                    <Button
                      small
                      kind="quiet"
                      icon="bin"
                      label={`Delete ${name}`}
                      onClick={() => write(without(log, place), `Delete ${name}`)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="row">
        <Button
          icon="add"
          onClick={() => {
            const place = open >= 0 ? open + 1 : log.length;
            const added = { signal: "page_view", after: "1m", props: { path: "/" } };
            write(withMore(log, place, added), "Add a signal");
            look(place, times[place - 1]);
          }}
        >
          {open >= 0 ? "Add a signal after this one" : "Add a signal"}
        </Button>
        {pages > 1 && (
          <span className="row pager">
            <Button
              small
              icon="up"
              label="Rows before"
              disabled={here === 0}
              onClick={() => setPage(here - 1)}
            />
            {here * PAGE + 1}–{Math.min(log.length, (here + 1) * PAGE)} of {log.length}
            <Button
              small
              icon="down"
              label="Next rows"
              disabled={here === pages - 1}
              onClick={() => setPage(here + 1)}
            />
          </span>
        )}
      </p>
    </>
  );
}

const brief = (props: JsonObject = {}) =>
  Object.entries(props)
    .map(([key, value]) => `${key}: ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(" · ");

interface FormProps {
  it: JourneySignal;
  time: number;
  name: string;
  onChange: (it: JourneySignal) => void;
  onCopy: () => void;
  onDelete: () => void;
}

function SignalForm({ it, time, name, onChange, onCopy, onDelete }: FormProps) {
  const signals = useNames("signal");
  const config = useConfig();
  const props = it.props ?? {};
  const keys = [...new Set([...propsOf(it.signal), ...Object.keys(props)])];
  const [key, setKey] = useState("");
  const put = (key: string, value: Json | undefined) => {
    const { [key]: _, ...rest } = props;
    onChange({
      ...it,
      props: value === undefined || value === "" ? rest : { ...props, [key]: value },
    });
  };
  return (
    <fieldset className="plain signal-form" aria-label={name}>
      <WhenInput it={it} time={time} onChange={onChange} />
      <Labelled label="Signal">
        {(id) => (
          <TextInput
            id={id}
            value={it.signal}
            suggest={["identify", ...signals]}
            onChange={(signal) => onChange({ ...it, signal })}
          />
        )}
      </Labelled>
      {keys.map((one) => (
        <Labelled key={one} label={one}>
          {(id) => (
            <TextInput
              id={id}
              value={textIn(props[one])}
              suggest={one === "path" ? pathsOf(config) : undefined}
              onChange={(text) => put(one, scalarOf(text))}
            />
          )}
        </Labelled>
      ))}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() && !keys.includes(key.trim())) put(key.trim(), "…");
          setKey("");
        }}
      >
        <TextInput value={key} label="New property" placeholder="New property" onChange={setKey} />
        <Button small type="submit" icon="add" disabled={!key.trim()}>
          Add
        </Button>
      </form>
      <span className="row signal-tools">
        <Button small icon="copy" onClick={onCopy} label={`Duplicate ${name}`}>
          Duplicate
        </Button>
        <Button small icon="bin" onClick={onDelete} label={`Delete ${name}`}>
          Delete
        </Button>
        <Button
          small
          kind="quiet"
          icon="check"
          onClick={() => scrub(null)}
          label={`Done with ${name}`}
        >
          Done
        </Button>
      </span>
    </fieldset>
  );
}

const textIn = (value: Json | undefined) =>
  value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : `${value}`;

/** The addresses of the config's pages that are no patterns. */
const pathsOf = (config: JsonObject) =>
  listOf(config["pages"])
    .map((it) => textOf(objectOf(it)["match"]))
    .filter((it) => !it.includes("*"));

/** When: as long after the signal before, or at a moment where that was recorded. */
function WhenInput({
  it,
  time,
  onChange,
}: {
  it: JourneySignal;
  time: number;
  onChange: (it: JourneySignal) => void;
}) {
  const [text, setText] = useState<string>();
  if (it.time !== undefined) {
    return (
      <Labelled label="Date and time (UTC)">
        {(id) => (
          <input
            id={id}
            type="datetime-local"
            step={1}
            value={new Date(time).toISOString().slice(0, 19)}
            onChange={({ target }) => {
              const moment = momentOf(`${target.value}Z`);
              if (moment !== undefined) onChange({ ...it, time: moment });
            }}
          />
        )}
      </Labelled>
    );
  }
  const shown = text ?? it.after ?? "0s";
  const sound = spanOf(shown) !== undefined;
  return (
    <Labelled label="After the one before">
      {(id) => (
        <>
          <TextInput
            id={id}
            value={shown}
            suggest={["0s", "30s", "5m", "2h", "1d", "7d"]}
            onChange={(text) => {
              setText(text);
              if (spanOf(text) !== undefined) onChange({ ...it, after: text.trim() });
            }}
          />
          <span className={sound ? "muted small" : "finding error small"}>
            {sound ? stampOf(time) : "Write 30s, 5m, 2h or 7d"}
          </span>
        </>
      )}
    </Labelled>
  );
}
