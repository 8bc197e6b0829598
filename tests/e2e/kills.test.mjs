// Leads are neither lost nor doubled, whatever becomes of the browser and the sink. A few rounds of each
// in `npm test`; `npm run kills` makes it hundreds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { launch } from "./harness/browser.mjs";
import { config, EMBED, LADDER, page } from "./harness/pages.mjs";
import { profile } from "./harness/profile.mjs";
import { sink } from "./harness/sink.mjs";
import { serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const KILLS = Number(process.env.LEADLIGHT_KILLS ?? 5);
const CROSSINGS = Number(process.env.LEADLIGHT_CROSSINGS ?? 3);
/** The same number is the same run. */
const SEED = Number(process.env.LEADLIGHT_SEED ?? 1);

const browser = launch();
const LOUD = { warnings: "any" };
const PATIENT = { timeout: 120_000 };

/** Chance that can be had again: mulberry32. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let it = Math.imul(state ^ (state >>> 15), 1 | state);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a sink may do instead of taking a lead. */
const TROUBLES = [
  500,
  503,
  { status: 429, headers: { "retry-after": "1" } },
  { status: 301, headers: { location: "/elsewhere" } },
  { status: 200, cors: false, commit: false },
  "portal",
  "reset",
  "commit-reset",
  "hang",
];

/** A website on which every round is a company of its own: another visitor, another database. */
async function companies(t, crm) {
  const sinks = [{ id: "crm", kind: "webhook", url: crm.url }];
  const about = (site) => config({ ...LADDER, site, handoff: { when: { stage: "sql" }, sinks } });
  const of = ({ url }) => new URL(url, "http://site").searchParams.get("site");
  const inline = (site) =>
    `<script type="application/json" id="leadlight-config">${JSON.stringify(about(site))}</script>`;
  const hurry = '<script>leadlight("track", "demo")</script>';
  const site = await serve(t, {
    "/hurry": (request) => page("", { embed: EMBED, head: inline(of(request)) + hurry }),
    "/calm": (request) => page("", { embed: EMBED, head: inline(of(request)) }),
  });
  return (path, name) => site.url(`${path}?site=${name}`);
}

/** The handoffs that the sink has of a company, by their ids. */
const leads = (crm, name) => [...crm.stored.keys()].filter((id) => id.startsWith(`${name}-`));

test(`${KILLS} times the browser is killed in the middle of it`, {
  timeout: 7_200_000,
}, async (t) => {
  const random = chance(SEED);
  const crm = await sink(t);
  const url = await companies(t, crm);
  const person = await profile(t);
  const seen = { early: 0, written: 0 };

  // How long the whole takes here, so that the moments lie all along it.
  const began = performance.now();
  const first = await person.open(url("/hurry", "whole"));
  await crm.stores(1, PATIENT);
  const whole = performance.now() - began;
  await first.close();

  for (let round = 0; round < KILLS; round++) {
    const name = `k${SEED}-${round}`;
    const steps = Array.from({ length: Math.floor(random() * 3) }, () => {
      return TROUBLES[Math.floor(random() * TROUBLES.length)];
    });
    crm.script(...steps);
    const tab = await person.open("about:blank");
    const going = tab.goto(url("/hurry", name)).catch(() => {});
    await pause(random() * whole);
    await person.kill();
    await going;
    const written = tab.named("handoff").some(({ detail }) => detail.status === "stored");

    // They come back, and do nothing but look.
    const back = await person.open(url("/calm", name));
    await back.ready();
    // It resolves once what is kept is taken in; a slow disk is not waited for by the page.
    await back.call("consent", "granted");
    const { stage, outbox } = await back.get();
    const known = stage === "sql" || outbox.length > 0 || leads(crm, name).length > 0;
    assert.ok(known || !written, `round ${round}: what was written down is there`);
    // Killed before the browser had written anything: they have to do it again.
    if (!known) {
      seen.early++;
      await back.call("track", "demo");
    } else if (written) seen.written++;
    await until(`round ${round}: the lead`, () => leads(crm, name).length, {
      ...PATIENT,
      context: () => back.picture(),
    });
    await until(
      "that it is known to have arrived",
      async () => {
        return (await back.get()).outbox.length === 0;
      },
      PATIENT,
    );
    assert.deepEqual(leads(crm, name), leads(crm, name).slice(0, 1), `round ${round}: one`);
    await back.close();
  }
  for (let round = 0; round < KILLS; round++) {
    assert.equal(leads(crm, `k${SEED}-${round}`).length, 1, `round ${round}: still one`);
  }
  t.diagnostic(
    `${KILLS} kills: ${crm.stored.size - 1} leads at the sink, each once, in ${crm.received.length} tries; ` +
      `${seen.early} killed before anything was written, ${seen.written} after the lead was`,
  );
});

test(`${CROSSINGS} times two tabs cross the line together`, { timeout: 7_200_000 }, async (t) => {
  const crm = await sink(t);
  const url = await companies(t, crm);
  const visitor = await browser.visitor(t, LOUD);
  const [one, two] = [
    await visitor.open(url("/calm", "warm")),
    await visitor.open(url("/calm", "warm")),
  ];
  const apart = [];
  for (let round = 0; round < CROSSINGS; round++) {
    const name = `c${SEED}-${round}`;
    const random = chance(SEED + round)();
    // Now and then the sink loses the first answer.
    if (random < 0.3) crm.script("commit-reset");
    await Promise.all([one, two].map((tab) => tab.goto(url("/calm", name))));
    for (const tab of [one, two]) {
      await tab.ready();
      await tab.becomes("consent", () => window.leadlight.get().consent, "granted");
    }
    const when = (await one.evaluate(() => Date.now())) + 150;
    const cross = (at) =>
      new Promise((done) => {
        const go = () => {
          while (Date.now() < at) {
            // Spins: a timer is not exact enough.
          }
          const now = performance.timeOrigin + performance.now();
          window.leadlight("track", "demo");
          done(now);
        };
        setTimeout(go, at - Date.now() - 5);
      });
    const [a, b] = await Promise.all([one, two].map((tab) => tab.evaluate(cross, when)));
    apart.push(Math.abs(a - b));
    await until(`round ${round}: the lead`, () => leads(crm, name).length, PATIENT);
    for (const tab of [one, two]) {
      await until(
        "that both know of it",
        async () => {
          const { stage, outbox } = await tab.get();
          return stage === "sql" && outbox.length === 0;
        },
        PATIENT,
      );
    }
  }
  for (let round = 0; round < CROSSINGS; round++) {
    const all = leads(crm, `c${SEED}-${round}`);
    assert.equal(all.length, 1, `round ${round}: ${all}`);
  }
  const close = apart.filter((it) => it <= 5).length;
  t.diagnostic(
    `${CROSSINGS} crossings, ${close} of them within 5 ms: ${crm.stored.size} leads at the sink, ` +
      `each once, in ${crm.received.length} tries`,
  );
});

/** Runs before a page's scripts: its clock is so many hours ahead. */
function ahead(hours) {
  const real = Date.now;
  const shift = hours * 3_600_000;
  Date.now = () => real() + shift;
}

test("a sink that is away for 72 hours gets the lead when it is back", async (t) => {
  const crm = await sink(t);
  const url = await companies(t, crm);
  const visitor = await browser.visitor(t, LOUD);
  const visits = [
    [0, 500],
    [1, "reset"],
    [5, 503],
    [24, { status: 301, headers: { location: "/x" } }],
    [48, 500],
    [72, 202],
  ];
  let tries = 0;
  for (const [hour, answer] of visits) {
    // For as long as the page is there: a slow one may come to try more than once.
    crm.answers(answer);
    const already = crm.received.length;
    const path = hour === 0 ? "/hurry" : "/calm";
    const tab = await visitor.open(url(path, "away"), { before: [[ahead, hour]] });
    await tab.ready();
    await crm.receives(already + 1, PATIENT);
    // The answer is in the database before the page goes.
    tries = await tab.fact(
      "a try and its answer to be taken in",
      (before, last) => {
        const [waits] = window.leadlight.get().outbox;
        if (last) return !waits;
        return waits?.error && waits.tries > before && waits.tries;
      },
      tries,
      answer === 202,
    );
    await tab.close();
  }
  assert.deepEqual(
    leads(crm, "away"),
    ["away"].flatMap((name) => leads(crm, name).slice(0, 1)),
  );
  assert.equal(crm.stored.size, 1);
  assert.equal(new Set(crm.received.map(({ text }) => text)).size, 1, "the same each time");
});
