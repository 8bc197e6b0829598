// What the studio makes of files that are brought to it, and how it keeps what was done.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import {
  columnsOf,
  decayOf,
  numberOf,
  readMatrix,
  scoresOf,
} from "../../www/studio/start/matrix.ts";
import { readFile } from "../../www/studio/start/open.ts";
import { differences } from "../../www/studio/state/diff.ts";
import { advance, begin, redo, undo } from "../../www/studio/state/history.ts";
import { insert, move, parsePointer, pointer, rename, set } from "../../www/studio/state/path.ts";
import { loadWasm } from "../exact/engines.mjs";

const ask = loadWasm(new URL("../../dist/site/studio/engine.wasm", import.meta.url));
const check = (config) => JSON.parse(ask(JSON.stringify({ config, visits: [] }))).diagnostics;
const templates = new URL("../../www/studio/templates/", import.meta.url);

for (const file of readdirSync(templates)) {
  test(`the template ${file} passes check without a finding`, () => {
    assert.deepEqual(check(JSON.parse(readFileSync(new URL(file, templates)))), []);
  });
}

const ROWS = [
  {
    Score: "Engagement",
    Group: "Website",
    Criteria: "Page view",
    Value: "https://a.example/pricing",
    Points: "+10",
    "Group limit": "40",
    Decay: "50% every month",
    Frequency: "once per session",
  },
  {
    Score: "Engagement",
    Group: "Website",
    Criteria: "Form submission",
    Value: "Demo",
    Points: "20 points",
  },
  { Score: "Engagement", Group: "Mail", Criteria: "Marketing email opened", Points: "1" },
  { Score: "Fit", Group: "", Criteria: "Company size is any of 50-249, 250+", Points: "25" },
  { Score: "Fit", Group: "", Criteria: "Job title contains student", Points: "−50" },
  { Score: "Fit", Group: "", Criteria: "Great leads", Points: "a lot" },
];

test("a scoring matrix becomes scores, and what is not understood is said", () => {
  const columns = columnsOf(Object.keys(ROWS[0]));
  const reads = readMatrix(ROWS, columns);
  assert.deepEqual(
    reads.map((it) => it.rule !== null),
    [true, true, false, true, true, false],
  );
  assert.match(reads[2].words, /browser does not see/);
  const scores = scoresOf(reads, ROWS, columns);
  assert.deepEqual(scores.engagement.groups[0].rules[0], {
    id: "page-view",
    label: "Page view",
    on: "page_view",
    where: { path: { $regex: "\\/pricing" } },
    points: 10,
    per: "session",
    decay: { linear: "60d" },
  });
  assert.equal(scores.engagement.groups[0].max, 40);
  assert.deepEqual(scores.fit.rules[0].when, { "traits.companySize": { $in: ["50-249", "250+"] } });
  assert.equal(scores.fit.rules[1].points, -50);
  assert.deepEqual(check({ version: 1, site: "a", scores }), []);
});

test("numbers and decay are read as sheets write them", () => {
  assert.deepEqual(["+10", "-5 points", "1,000", "−3", "", "many"].map(numberOf), [
    10,
    -5,
    1000,
    -3,
    undefined,
    undefined,
  ]);
  assert.deepEqual(decayOf("half-life 30 days"), { halfLife: "30d" });
  assert.deepEqual(decayOf("14d"), { halfLife: "14d" });
  assert.equal(decayOf("none"), undefined);
});

test("a file that is no config says so in words, with line and column", () => {
  const problem = (text) => readFile("a.json", text).problem;
  assert.match(problem('{"site": "a",\n "scores": {,}}'), /line 2, column 13/);
  assert.match(problem("<!doctype html>"), /web page/);
  assert.match(problem("[1]"), /no \{ \}/);
  assert.match(problem('{"name": "other"}'), /no config of Leadlight/);
  assert.match(problem(""), /empty/);
  assert.match(problem('{"journeys": []}'), /open a config first/);
  assert.match(problem(`{"site": "${"x".repeat(300_000)}"}`), /256 KiB/);
  assert.equal(readFile("acme.json", '{"site":"acme"}').doc.name, "acme");
});

test("places are changed without changing what was there", () => {
  const config = { a: { list: [1, 2, 3] }, "x/y": 1 };
  assert.deepEqual(set(config, ["a", "list", 1], undefined), { a: { list: [1, 3] }, "x/y": 1 });
  assert.deepEqual(set({}, ["a", "b"], 1), { a: { b: 1 } });
  assert.deepEqual(insert(config, ["a", "list"], 9, 0).a.list, [9, 1, 2, 3]);
  assert.deepEqual(move(config, ["a", "list"], 0, 2).a.list, [2, 3, 1]);
  assert.deepEqual(Object.keys(rename(config, [], "a", "b")), ["b", "x/y"]);
  assert.equal(pointer(["x/y", 0]), "/x~1y/0");
  assert.deepEqual(parsePointer("/x~1y/0"), ["x/y", 0]);
  assert.deepEqual(config, { a: { list: [1, 2, 3] }, "x/y": 1 });
});

test("undo and redo go through every step; typing on in one place is one", () => {
  const doc = (n) => ({ name: `${n}`, config: {}, journeys: [] });
  const step = (n, place, time) => ({ doc: doc(n), label: `${n}`, place, time });
  let history = begin(doc(0));
  for (const it of [
    step(1, "/a", 5000),
    step(2, "/a", 5400),
    step(3, "/b", 5600),
    step(4, "", 5700),
  ])
    history = advance(history, it);
  assert.equal(history.past.length, 3);
  history = undo(undo(history));
  assert.equal(history.now.doc.name, "2");
  assert.equal(undo(undo(history)).now.doc.name, "0");
  assert.equal(redo(history).now.doc.name, "3");
  assert.equal(redo(redo(redo(history))).now.doc.name, "4");
  assert.equal(advance(history, step(5, "", 9000)).future.length, 0);
});

test("what has changed is told by names, not by places in lists", () => {
  const rules = [
    { id: "pricing", points: 10 },
    { id: "demo", points: 60 },
  ];
  const before = { scores: { engagement: { rules } } };
  const after = {
    scores: {
      engagement: { rules: [{ id: "new", points: 1 }, { ...rules[0], points: 15 }, rules[1]] },
    },
  };
  const found = differences(before, after);
  assert.deepEqual(
    found.map((it) => [it.kind, it.where]),
    [
      ["added", "scores › engagement › rules › new"],
      ["changed", "scores › engagement › rules › pricing › points"],
    ],
  );
  assert.deepEqual([found[1].before, found[1].after], ["10", "15"]);
  assert.deepEqual(differences(before, before), []);
});
