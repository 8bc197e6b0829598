// The holdout: who always sees the page's own content, to measure against.

import { Field } from "../../kit/field.js";
import { NumberInput } from "../../kit/inputs.js";
import { Card } from "../../kit/parts.js";
import { useValue } from "../../kit/value.js";
import { edit } from "../../state/store.js";
import { SampleSize } from "./sample-size.js";

const PATH = ["holdout", "share"];

export function Holdout() {
  const value = useValue(PATH);
  const share = typeof value === "number" ? value : 0;
  return (
    <Card title="Holdout" path="/holdout">
      <p className="muted">
        Visitors who see your pages as they are, in every slot. Compare their numbers with those of
        all others, and you know what Leadlight brings.
      </p>
      <Field
        path={PATH}
        label="Share of visitors, in %"
        help="Between 1 and 10 % is usual; 0 is nobody."
      >
        {(ids) => (
          <span className="holdout-share">
            <NumberInput
              {...ids}
              min={0}
              max={100}
              value={Math.round(share * 10_000) / 100}
              onChange={(it) =>
                edit(
                  PATH,
                  it === undefined ? undefined : Math.round(it * 1e4) / 1e6,
                  "Change holdout",
                )
              }
            />
          </span>
        )}
      </Field>
      {share > 0 && share < 1 && <SampleSize shares={[share, 1 - share]} of="the site" />}
    </Card>
  );
}
