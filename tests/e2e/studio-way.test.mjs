// What a marketer who has never seen the studio does in their first ten minutes: from a template to
// a config of their own, with two new rules, a new offer in the hero slot, journeys that were tried,
// and the file to upload. With SHOTS=<folder> there is a picture of each step.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { load } from "../../www/studio/engine/wasm.ts";
import { launch } from "./harness/browser.mjs";
import { DIST } from "./harness/site.mjs";
import { openStudio } from "./harness/studio.mjs";

const browser = launch();

test("from a template to an exported config, in the order a marketer goes", async (t) => {
  const studio = await openStudio(t, browser);
  const { press, write, choose, see, reads } = studio;
  let step = 0;
  const picture = async (name) => {
    const folder = process.env.SHOTS;
    const path = join(folder ?? "", `${++step}-${name}.png`);
    if (folder) await studio.tab.page.screenshot({ path });
  };

  await picture("start");
  await press("Begin with B2B software");
  await see("button", "Sound");

  await press("Scoring", "link");
  await press("Add rule to reading");
  await write("Label of rule", "Copied from an article");
  await studio.tab.key("Tab");
  await write("Signal of Copied from an article", "copy");
  await write("Points of Copied from an article", "3");
  await choose("How often Copied from an article counts", "page");
  await picture("first-rule");
  await press("buying", "tab");
  await press("Add rule to rules on their own");
  await write("Label of rule", "Searched for something");
  await studio.tab.key("Tab");
  await write("Signal of Searched for something", "view_search_results");
  await write("Points of Searched for something", "8");
  await picture("second-rule");

  await press("Offers", "link");
  await write("Name of the new offer", "podcast");
  await press("Add offer");
  await write("Text", "Listen to the podcast");
  await write("Href", "/podcast");
  await picture("offer");
  await press("Done");

  await press("Slots", "link");
  await press("/^hero/");
  await press("/^learn/");
  await choose("Add to offers", "podcast");
  await press("Move podcast up");
  await press("Move podcast up");
  await picture("slot");

  await press("Journeys", "link");
  await press("Add the samples");
  await press("Student");
  await see("tab", "Expectations");
  await reads("Never in stage");
  await picture("journey");

  await see("button", "Sound");
  await press("Export", "link");
  await press("Download leadlight.json");
  await press("Download journeys.json");
  await picture("export");
  const config = await studio.downloaded("leadlight.json");
  const { journeys } = await studio.downloaded("journeys.json");

  const [reading] = config.scores.engagement.groups;
  const rule = { label: "Copied from an article", on: "copy", points: 3, per: "page" };
  const { id, ...made } = reading.rules.at(-1);
  assert.deepEqual(made, rule);
  assert.ok(id);
  assert.equal(config.scores.buying.rules.at(-1).on, "view_search_results");
  assert.deepEqual(config.offers.podcast.content, {
    text: "Listen to the podcast",
    href: "/podcast",
  });
  const learn = config.slots.hero.rules.find((it) => it.id === "learn");
  assert.equal(learn.show.indexOf("podcast"), 2);

  // The file is what the command line and the page will read: there it does the same.
  const ask = await load(readFileSync(join(DIST, "site/studio/engine.wasm")));
  const answer = ask({ config, check: true, journeys });
  assert.deepEqual(answer.diagnostics, []);
  assert.deepEqual(
    answer.journeys.flatMap(({ name, failures }) => failures.map((it) => `${name}: ${it.message}`)),
    [],
  );
});
