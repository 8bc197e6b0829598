// How soon an edit shows in the studio: on one journey of 500 signals, and on 200 journeys. Medians of
// several edits; the machine has to be quiet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "../e2e/harness/browser.mjs";
import { openStudio } from "../e2e/harness/studio.mjs";

const browser = launch();

/** A journey of so many signals, half a minute apart, fifty a day. */
const journey = (name, many) => ({
  name,
  start: "2026-03-02T09:00:00Z",
  end: "1d",
  log: Array.from({ length: many }, (_, at) => ({
    signal: at % 50 ? ["page_view", "scroll", "engagement", "page_view"][at % 4] : "session_start",
    after: at % 50 ? "30s" : "1d",
    props: { path: ["/blog/a", "/pricing", "/product", "/roi"][at % 4], percent: 90, seconds: 30 },
  })),
});

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Opens the studio with these journeys, and the first one's rules to be edited. */
async function prepared(t, journeys) {
  const studio = await openStudio(t, browser);
  await studio.press("Begin with B2B software");
  await studio.see("button", "Sound");
  await studio.go("journeys");
  await studio.press("Add journeys");
  await studio.give("Journey files", "journeys.json", JSON.stringify({ journeys }));
  await studio.press("/^Rules/", "tab");
  await studio.see("field", "Points of Read an article");
  await studio.tab.fact("all is worked out", () => !document.querySelector(".verdict progress"));
  return studio;
}

/** Runs in the page: changes a rule's points; gives the time (ms) until what is watched has changed. */
function edit(points, watched) {
  const field = document.querySelector('input[aria-label="Points of Read an article"]');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  return new Promise((done) => {
    const start = performance.now();
    let begun = watched !== ".verdict";
    new MutationObserver((_, observer) => {
      const busy = Boolean(document.querySelector(".verdict progress"));
      if (watched === ".verdict" && busy) begun = true;
      if (!begun || (watched === ".verdict" && busy)) return;
      observer.disconnect();
      done(performance.now() - start);
    }).observe(document.querySelector(watched), {
      subtree: true,
      childList: true,
      characterData: true,
    });
    set.call(field, `${points}`);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function edits(studio, watched, many) {
  const times = [];
  for (let count = 0; count < many; count++) {
    times.push(await studio.tab.evaluate(edit, count % 2 ? 40 : 2, watched));
    await studio.see("button", "Sound");
    await studio.tab.fact("all is worked out", () => !document.querySelector(".verdict progress"));
  }
  // The first warms up.
  return times.slice(1);
}

test("an edit shows on a journey of 500 signals within 50 ms", async (t) => {
  const studio = await prepared(t, [journey("long", 500)]);
  const times = await edits(studio, ".numbers", 10);
  console.log(`500 signals: ${times.map((it) => it.toFixed(0)).join(", ")} ms`);
  assert.ok(median(times) <= 50, `${median(times).toFixed(0)} ms`);
});

test("an edit shows on 200 journeys within a second", async (t) => {
  const many = Array.from({ length: 200 }, (_, at) => journey(`journey ${at + 1}`, 50));
  const studio = await prepared(t, many);
  const times = await edits(studio, ".verdict", 6);
  console.log(`200 journeys: ${times.map((it) => it.toFixed(0)).join(", ")} ms`);
  assert.ok(median(times) <= 1000, `${median(times).toFixed(0)} ms`);
});
