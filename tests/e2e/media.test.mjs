// Videos and sound: begun, how far, and to the end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener, settle, signals, told } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";
import { silence } from "./harness/silence.mjs";
import { reply } from "./harness/site.mjs";

const open = opener(launch());

const player = (rest) => `<button id="go" onclick="${rest}">Play</button>`;
const FILMS = {
  "/": page(`<video id="film" src="/film.wav?token=canary"></video>${player("film.play()")}`),
  "/film.wav": silence(2),
};

test("video_start, video_progress and video_complete: once each, with what was played", async (t) => {
  const { site, tab } = await open(t, { pages: FILMS });
  assert.equal(site.asked("/leadlight/media.js"), 0, "fetched before anything plays");
  await tab.click("#go");
  const src = `${site.url("/film.wav")}?token=redacted`;
  await told(tab, "video_start", [{ src, duration: 2, percent: 0 }]);
  const marks = [10, 25, 50, 75].map((percent) => ({ src, duration: 2, percent }));
  await told(tab, "video_progress", marks);
  await told(tab, "video_complete", [{ src, duration: 2, percent: 100 }]);
  await settle(tab);
  assert.equal(signals(tab, "video_start").length, 1);
  await tab.click("#go");
  await tab.fact("it plays again", () => document.querySelector("#film").currentTime < 1);
  await tab.becomes("the end", () => document.querySelector("#film").ended, true);
  await told(tab, "video_complete", [{ percent: 100 }, { percent: 100 }]);
  assert.equal(signals(tab, "video_start").length, 2);
});

test("a silent film in a loop is decoration", async (t) => {
  const pages = {
    ...FILMS,
    "/": page('<video id="film" src="/film.wav" autoplay muted loop></video>'),
  };
  const { site, tab } = await open(t, { pages });
  await tab.fact("it plays", () => document.querySelector("#film").currentTime > 0.5);
  await settle(tab);
  assert.deepEqual(signals(tab, "video_start"), []);
  assert.equal(site.asked("/leadlight/media.js"), 0);
});

test("observe.video turns it off, and what does not load costs nothing else", async (t) => {
  for (const more of [{ observe: { video: false } }, {}]) {
    const { tab } = await open(t, {
      pages: { ...FILMS, "/leadlight/media.js": reply({ status: 404 }) },
      more,
      facts: { clicks: { count: "click" } },
    });
    await tab.click("#go");
    await tab.becomes("the end", () => document.querySelector("#film").ended, true);
    await settle(tab);
    assert.deepEqual(signals(tab, "video_start"), []);
    await tab.facts({ clicks: 1 });
  }
});
