// Giving a thing of the config another name in the studio: journeys keep their word.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dist } from "../../scripts/lib/paths.mjs";
import { studioEngine } from "../../scripts/lib/wasm.mjs";
import { load } from "../../www/studio/engine/wasm.ts";
import { renameThing } from "../../www/studio/kit/rename.ts";
import { doc, openDoc, stepBack, useStudio } from "../../www/studio/state/store.ts";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const config = json("www/demo/leadlight.json");
const { journeys } = json("www/demo/journeys.json");

/** Everything of the demo's config that a journey can name, and where it is. */
const things = [
  ...config.stages.map((it, place) => ["stage", ["stages", place], it.id]),
  ...["offer", "slot", "score", "segment", "playbook", "signal"].flatMap((thing) =>
    Object.keys(config[`${thing}s`] ?? {}).map((id) => [thing, [`${thing}s`, id], id]),
  ),
];

test("journeys go as they went, whatever is renamed", async () => {
  const ask = await load(readFileSync(join(dist, studioEngine)));
  const wrong = () =>
    ask({ config: doc().config, journeys: doc().journeys }).journeys.flatMap((it) =>
      it.error ? [it.error] : it.failures,
    );
  openDoc({ name: "demo", config, journeys });
  assert.deepEqual(wrong(), []);
  assert.ok(things.length > 20);
  for (const [thing, path, id] of things) {
    renameThing(thing, path, id, `${id}-new`);
    assert.deepEqual(wrong(), [], `${thing} ${id}`);
  }
  const names = new Set(things.map(([, , id]) => id));
  const expected = doc().journeys.flatMap((it) => Object.values(it.expect ?? {}));
  assert.deepEqual(
    expected.flat().filter((it) => names.has(it)),
    [],
  );
});

test("a list of names, a key and a logged signal are found; what does not name it stays", () => {
  const log = [{ signal: "demo-asked" }, { signal: "page_view" }];
  const expect = {
    never: ["mql", "sql"],
    sees: { hero: ["guide", "sql"] },
    scores: { sql: 3, fit: { $gte: 1 } },
    segments: "sql",
  };
  const other = { name: "other", log: [], expect: { never: "mql" } };
  openDoc({ name: "", config: {}, journeys: [{ name: "one", log, expect }, other] });
  const [, kept] = doc().journeys;
  for (const [thing, from] of [
    ["stage", "sql"],
    ["slot", "hero"],
    ["offer", "guide"],
    ["score", "fit"],
    ["signal", "demo-asked"],
  ]) {
    renameThing(thing, [`${thing}s`, from], from, "x");
    assert.match(useStudio.getState().note.text, / is x now, in 1 journey$/);
  }
  assert.deepEqual(doc().journeys[0], {
    name: "one",
    log: [{ signal: "x" }, { signal: "page_view" }],
    expect: {
      never: ["mql", "x"],
      sees: { x: ["x", "sql"] },
      scores: { sql: 3, x: { $gte: 1 } },
      segments: "sql",
    },
  });
  assert.equal(doc().journeys[1], kept);
  stepBack();
  assert.equal(doc().journeys[0].log[0].signal, "demo-asked");
});
