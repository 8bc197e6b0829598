// A split: its sides, how large each is, and how long it takes until it tells something.

import { NumberInput, TextInput } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { Unknown } from "../../kit/unknown.js";
import { useValue } from "../../kit/value.js";
import { fresh, listOf, objectOf, type Path, textOf } from "../../state/path.js";
import { add, doc, edit, remove } from "../../state/store.js";
import { OffersInOrder } from "./offers.js";
import { SampleSize } from "./sample-size.js";

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

export function Split({ path }: { path: Path }) {
  const sides = listOf(useValue(path)).map(objectOf);
  const weights = sides.map(({ weight }) =>
    typeof weight === "number" && weight > 0 ? weight : 0,
  );
  const total = weights.reduce((sum, it) => sum + it, 0);
  const share = (place: number) => (total ? (weights[place] ?? 0) / total : 0);
  const names = sides.map(({ variant }, place) => textOf(variant) || `${place + 1}`);
  return (
    <div className="split">
      <div
        className="split-bar"
        role="img"
        aria-label={names.map((it, place) => `${it} ${percent(share(place))}`).join(", ")}
      >
        {names.map((name, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: sides have nothing else to be known by.
            key={place}
            style={{ flexGrow: share(place), background: `var(--s${(place % 5) + 1})` }}
          >
            {share(place) > 0.08 && `${name} ${percent(share(place))}`}
          </span>
        ))}
      </div>
      {sides.map((_, place) => {
        const here = [...path, place];
        const name = names[place] ?? "";
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={place}
            className="split-side"
            style={{ borderInlineStartColor: `var(--s${(place % 5) + 1})` }}
          >
            <div className="split-field">
              <span aria-hidden="true">Variant</span>
              <TextInput
                label={`Name of variant ${name}`}
                value={textOf(sides[place]?.["variant"])}
                onChange={(it) => edit([...here, "variant"], it, "Rename variant")}
              />
            </div>
            <div className="split-field">
              <span aria-hidden="true">Weight</span>
              <NumberInput
                label={`Weight of ${name}`}
                min={0}
                value={
                  typeof sides[place]?.["weight"] === "number"
                    ? (sides[place]["weight"] as number)
                    : undefined
                }
                onChange={(it) => edit([...here, "weight"], it, "Change weight")}
              />
            </div>
            <div>
              <OffersInOrder path={[...here, "show"]} label={`offers of variant ${name}`} />
            </div>
            <Button
              small
              kind="quiet"
              icon="bin"
              label={`Delete variant ${name}`}
              onClick={() => remove(here, `variant ${name}`)}
            />
            <Unknown path={here} of="Variant" shown={["variant", "weight", "show"]} />
          </div>
        );
      })}
      <span>
        <Button
          small
          icon="add"
          onClick={() => {
            const [offer] = Object.keys(objectOf(doc().config["offers"]));
            const variant =
              ["a", "b", "c", "d", "e"].find((it) => !names.includes(it)) ??
              fresh("variant", names);
            add(path, { variant, weight: 1, show: offer ?? "" }, `variant ${variant}`);
          }}
        >
          Variant
        </Button>
      </span>
      <SampleSize shares={weights} of="this rule" />
    </div>
  );
}
