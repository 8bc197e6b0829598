// Which analytics on the page are told what happens.

import { Finding, useFindings } from "../../kit/findings.js";
import { Card } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { useValue } from "../../kit/value.js";
import { listOf } from "../../state/path.js";
import { edit } from "../../state/store.js";

const PATH = ["analytics"];
const ALL = (definition("Analytics").oneOf ?? []).map(
  (it) => [`${it.const}`, (it.description ?? "").replace(/\.$/, "")] as const,
);

export function Analytics() {
  const chosen = listOf(useValue(PATH));
  const found = useFindings(PATH, true);
  // What a file names and nobody knows stays until it is taken out.
  const strange = chosen
    .filter((it) => !ALL.some(([name]) => name === it))
    .map((it) => [`${it}`, `${it} (unknown)`] as const);
  return (
    <Card title="Analytics" path="/analytics">
      <p className="muted">
        These are told of exposures, clicks, stages, chats and handoffs, where your page has loaded
        them and the visitor consents.
      </p>
      <fieldset className="ticks" aria-label="Analytics that are told">
        {[...ALL, ...strange].map(([name, words]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) => {
                const next = target.checked
                  ? [...chosen, name]
                  : chosen.filter((it) => it !== name);
                edit(PATH, next.length ? next : undefined, `Change analytics`);
              }}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {found.map((it) => (
        <Finding key={it.path + it.code} it={it} />
      ))}
    </Card>
  );
}
