// How often something may happen: so many times a session, or in a span of time.

import { objectOf, textOf } from "../state/path.js";
import { edit } from "../state/store.js";
import type { Control } from "./form.js";
import { Choice, NumberInput, SpanInput } from "./inputs.js";
import { useValue } from "./value.js";

export const Cap: Control = ({ path, label, id, describedBy }) => {
  const value = useValue(path);
  const { times, per } = objectOf(value);
  const span = textOf(per);
  const inSpan = span !== "" && span !== "session";
  const put = (times: unknown, per: string) =>
    edit(path, { times: typeof times === "number" ? times : 1, per }, `Change ${label}`);
  return (
    <span className="cap-field row">
      at most
      <NumberInput
        id={id}
        describedBy={describedBy}
        min={0}
        step={1}
        placeholder="∞"
        value={typeof times === "number" ? times : undefined}
        onChange={(it) =>
          it === undefined ? edit(path, undefined, `Remove ${label}`) : put(it, span || "session")
        }
      />
      times
      <Choice
        label={`Period of ${label}`}
        value={inSpan ? "span" : "session"}
        options={[
          ["session", "a session"],
          ["span", "in"],
        ]}
        onChange={(it) => put(times, it === "span" ? "7d" : "session")}
      />
      {inSpan && (
        <SpanInput
          label={`Span of ${label}`}
          value={span}
          onChange={(it) => put(times, it ?? "session")}
        />
      )}
    </span>
  );
};
