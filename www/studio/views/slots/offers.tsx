// Offers in the order in which they are shown: the next where one is owned, capped or not for the stage.

import { Choice } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { Sortable } from "../../kit/sortable.js";
import { useNames, useValue } from "../../kit/value.js";
import type { Path } from "../../state/path.js";
import { edit } from "../../state/store.js";
import { namesIn } from "./rule.js";

/** One offer is written as its name alone. */
export const written = (names: readonly string[]) =>
  names.length === 1 ? (names[0] ?? "") : [...names];

export function OffersInOrder({ path, label = "offers" }: { path: Path; label?: string }) {
  const names = namesIn(useValue(path));
  const all = useNames("offer");
  const put = (next: readonly string[], what: string) => edit(path, written(next), what);
  const left = all.filter((it) => !names.includes(it));
  return (
    <div className="in-order">
      <Sortable
        items={names}
        idOf={(it) => it}
        nameOf={(it) => it}
        onMove={(from, to) => {
          const next = [...names];
          next.splice(to, 0, ...next.splice(from, 1));
          put(next, "Move offer");
        }}
      >
        {(it) => (
          <span className="in-order-item">
            <span className={all.includes(it) ? undefined : "finding error"}>
              {it}
              {!all.includes(it) && " (there is no such offer)"}
            </span>
            <Button
              small
              kind="quiet"
              icon="bin"
              label={`Remove ${it}`}
              onClick={() =>
                put(
                  names.filter((one) => one !== it),
                  `Remove ${it}`,
                )
              }
            />
          </span>
        )}
      </Sortable>
      {left.length > 0 && (
        <Choice
          label={`Add to ${label}`}
          value=""
          none={names.length ? "Then, if that does not go…" : "Choose an offer…"}
          options={left.map((it) => [it, it])}
          onChange={(it) => it && put([...names, it], `Add ${it}`)}
        />
      )}
    </div>
  );
}
