// Every view of the studio under axe-core, in light and dark, and on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { openStudio } from "./harness/studio.mjs";

const browser = launch();

const VIEWS = [
  ..."pages signals scores stages people offers slots playbooks chat settings text".split(" "),
  ..."journeys explain preview versions export".split(" "),
];

/** Shows a view and waits until it is there. */
async function show(studio, view) {
  await studio.go(view);
  await studio.tab.fact(
    `the view ${view}`,
    (view) => location.hash === `#/${view}` && Boolean(document.querySelector("main h1")),
    view,
  );
}

for (const scheme of ["light", "dark"]) {
  test(`axe-core finds nothing in any view, ${scheme}`, async (t) => {
    const studio = await openStudio(t, browser);
    await studio.tab.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    assert.deepEqual(await studio.faults(), []);
    await studio.press("Begin with B2B software");
    await studio.see("button", "Sound");
    await studio.see("button", "Sound");
    await studio.go("journeys");
    await studio.press("Add the samples");
    const faults = [];
    for (const view of VIEWS) {
      await show(studio, view);
      faults.push(...(await studio.faults()).map((it) => `${view}: ${it}`));
    }
    assert.deepEqual(faults, []);
  });
}

test("on a phone, and at four times its size, nothing is cut off", async (t) => {
  const studio = await openStudio(t, browser);
  await studio.tab.page.setViewport({ width: 390, height: 844 });
  assert.equal(await studio.overflows(), false, "start");
  await studio.press("Begin with B2B software");
  await studio.see("button", "Sound");
  await studio.go("journeys");
  await studio.press("Add the samples");
  const fits = (view) =>
    studio.tab.fact(
      `${view} fits into the window`,
      () => document.documentElement.scrollWidth <= window.innerWidth + 1,
    );
  for (const view of VIEWS) {
    await show(studio, view);
    await fits(view);
    // A window of 1280 pixels at 400 %.
    await studio.tab.page.setViewport({ width: 320, height: 640 });
    await fits(`${view} at 400 %`);
    await studio.tab.page.setViewport({ width: 390, height: 844 });
  }
});
