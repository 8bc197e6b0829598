// The studio's frame: beginning, undo, findings and fixes, versions, what is kept, what is exported.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { openStudio } from "./harness/studio.mjs";

const browser = launch();

const begin = async (studio, template = "B2B software") => {
  await studio.press(`Begin with ${template}`);
  await studio.see("button", "Sound");
};

test("from a template: a change is saved, undone, kept as a version, compared and exported", async (t) => {
  const studio = await openStudio(t, browser);
  await begin(studio);
  await studio.press("Versions", "link");
  await studio.write("Note", "as it came");
  await studio.press("Keep this version");
  await studio.press("Site & consent", "link");
  await studio.write("Site", "acme");
  await studio.press("/^Undo/");
  assert.equal((await studio.see("field", "Site")).value, "my-software");
  await studio.press("/^Redo/");
  assert.equal((await studio.see("field", "Site")).value, "acme");
  await studio.press("Versions", "link");
  await studio.reads("my-software");
  await studio.reads("acme");
  await studio.press("Export", "link");
  await studio.press("Download leadlight.json");
  const config = await studio.downloaded("leadlight.json");
  assert.equal(config.site, "acme");
  assert.equal(config.stages.length, 7);

  await studio.reads("Saved in this browser");
  await studio.tab.goto(`${studio.url}/studio/`);
  await studio.press("/^Go on with/");
  await studio.press("Site & consent", "link");
  assert.equal((await studio.see("field", "Site")).value, "acme");
  await studio.press("Versions", "link");
  await studio.press("Go back to it");
  await studio.reads("Nothing has changed");
});

test("what is wrong is shown at its field and in a list, with a jump and a fix", async (t) => {
  const studio = await openStudio(t, browser);
  const config = {
    version: 1,
    site: "acme",
    holdout: { share: 0.05 },
    privacy: { consent: "implied", retensions: "10d" },
  };
  await studio.give("Config file", "acme.json", JSON.stringify(config));
  await studio.press("/^1 error/");
  await studio.see("dialog", "What the checker finds");
  await studio.press("/^Show/");
  await studio.see("heading", "Site & consent");
  await studio.reads("retention");
  await studio.press("Fix");
  await studio.see("button", "Sound");
  await studio.press("Export", "link");
  await studio.press("Download leadlight.json");
  assert.deepEqual((await studio.downloaded("leadlight.json")).privacy, {
    consent: "implied",
    retention: "10d",
  });
});

test("a broken or strange file is told in words and loses nothing", async (t) => {
  const studio = await openStudio(t, browser);
  await begin(studio);
  await studio.go("start");
  await studio.give("Config file", "broken.json", '{"site": "a",}');
  await studio.reads("line 1, column 14");
  await studio.give("Config file", "page.json", "<!doctype html>");
  await studio.reads("web page");
  await studio.give("Config file", "list.json", "[]");
  await studio.reads("no config");
  await studio.press("Back to the config");
  await studio.press("Site & consent", "link");
  assert.equal((await studio.see("field", "Site")).value, "my-software");
});

test("a scoring matrix from a sheet becomes scores, seen before it is used", async (t) => {
  const studio = await openStudio(t, browser);
  const sheet =
    "Score,Group,Criteria,Value,Points,Group limit,Decay\nEngagement,Website,Page view,/pricing,10,40,50% every month\nEngagement,Mail,Email opened,,1,,\nFit,,Company size is 250+,,30,,\n";
  await studio.give("Scoring matrix", "matrix.csv", sheet);
  await studio.reads("2 of 3 rows become rules");
  await studio.press("Use these 2 rules");
  await studio.see("heading", "Scoring");
  await studio.go("export");
  await studio.press("Download leadlight.json");
  const { scores } = await studio.downloaded("leadlight.json");
  assert.equal(scores.engagement.groups[0].max, 40);
  assert.deepEqual(scores.fit.rules[0].when, { "traits.companySize": "250+" });
});

test("without its host the studio opens again, with all its views", async (t) => {
  const studio = await openStudio(t, browser);
  if (!(await studio.tab.evaluate(() => "serviceWorker" in navigator))) {
    return t.skip("this browser has no service workers");
  }
  await begin(studio);
  await studio.reads("Saved in this browser");
  await studio.tab.fact("all is kept", async () =>
    Boolean((await navigator.serviceWorker.ready).active?.state === "activated"),
  );
  await studio.goAway();
  await studio.tab.goto(`${studio.url}/studio/`);
  await studio.press("/^Go on with/");
  await studio.press("Stages", "link");
  await studio.see("slider", "/mql/");
  await studio.see("button", "Sound");
});
