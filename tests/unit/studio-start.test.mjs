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
import { edit, openDoc, remove, tell, useStudio } from "../../www/studio/state/store.ts";
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

const become = (row) => readMatrix([{ points: "1", score: "fit", ...row }], COLUMNS)[0];
const COLUMNS = {
  score: "score",
  criterion: "criterion",
  operator: "operator",
  value: "value",
  points: "points",
  decay: "decay",
};

test("operators keep their sense", () => {
  const not = { $not: { $regexi: "x" } };
  const wanted = [
    ["is not empty", "", { $exists: true }],
    ["is known", "", { $exists: true }],
    ["is unknown", "", { $exists: false }],
    ["is not known", "", { $exists: false }],
    ["is empty", "", { $exists: false }],
    ["does not exist", "", { $exists: false }],
    ["does not contain", "x", not],
    ["doesn't contain", "x", not],
    ["contains", "x", { $regexi: "x" }],
    ["greater than", "50", { $gt: 50 }],
    ["is greater than or equal to", "50", { $gte: 50 }],
    ["at least", "50", { $gte: 50 }],
    ["less than", "50", { $lt: 50 }],
    ["at most", "50", { $lte: 50 }],
    [">=", "50", { $gte: 50 }],
    ["<", "50", { $lt: 50 }],
    ["is", "x", "x"],
    ["is any of", "x; y", { $in: ["x", "y"] }],
    ["is none of", "x; y", { $nin: ["x", "y"] }],
    ["is not", "x", { $nin: ["x"] }],
    ["between", "1 and 2", undefined],
  ];
  for (const [operator, value, test] of wanted) {
    const told = (row) => become(row).rule?.when["traits.companySize"];
    assert.deepEqual(told({ criterion: "Company size", operator, value }), test, operator);
    assert.deepEqual(told({ criterion: `Company size ${operator} ${value}` }), test, operator);
  }
  const rules = wanted.flatMap(([operator, value], place) => {
    const { rule } = become({ criterion: "Company size", operator, value });
    return rule ? [{ ...rule, id: `r${place}` }] : [];
  });
  assert.deepEqual(check({ version: 1, site: "a", scores: { fit: { rules } } }), []);
});

test("what visitors do is told from what it is like, or is said not to be understood", () => {
  const deed = (criterion, value = "", operator = "") =>
    become({ score: "engagement", criterion, value, operator });
  assert.equal(deed("Page visited", "/pricing").rule.on, "page_view");
  assert.equal(deed("Website visit", "/pricing").rule.on, "page_view");
  assert.equal(deed("New session").rule.on, "session_start");
  assert.equal(deed("Platform page viewed", "/platform").rule.on, "page_view");
  assert.equal(deed("Form submitted", "Demo").rule.on, "form_submit");
  assert.equal(deed("Any page view").rule.on, "page_view");
  assert.match(deed("Page visited").words, /Give its path/);
  assert.match(deed("Meeting booked", "Demo call").words, /nothing that “Demo call”/);
  const denied = /did not do is no signal/;
  assert.match(deed("Page view: URL does not contain /jobs").words, denied);
  assert.match(deed("Page view", "/jobs", "is not").words, denied);
  assert.equal(deed("Page view: /not-found").rule.on, "page_view");
  assert.match(deed("Page views", "5", "greater than").words, /How often/);
});

test("a decay that is not understood is said, and any name is a score's", () => {
  const row = { criterion: "New session", points: "1", score: "Constructor", decay: "slowly" };
  const reads = readMatrix([row], COLUMNS);
  assert.match(reads[0].words, /decay “slowly” is not understood/);
  assert.equal(scoresOf(reads, [row], COLUMNS).constructor.rules.length, 1);
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
  assert.deepEqual(
    [".5", "2,5", "1,000,000", "1.000,5", "-1,000.5"].map(numberOf),
    [0.5, 2.5, 1_000_000, 1000.5, -1000.5],
  );
  assert.deepEqual(decayOf("12,5% every week"), { decay: { linear: "56d" } });
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
  assert.deepEqual(parsePointer("/10/007/1234567890123456"), [10, "007", "1234567890123456"]);
  assert.deepEqual(config, { a: { list: [1, 2, 3] }, "x/y": 1 });
});

test("undo and redo go through every step; typing on in one place is one", () => {
  const doc = (n) => ({ name: `${n}`, config: {}, journeys: [] });
  const step = (n, place, time) => ({ doc: doc(n), label: "Change", place, time });
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
  const other = { ...step(6, "/a", 5100), label: "Delete a" };
  assert.equal(advance(advance(begin(doc(0)), step(1, "/a", 5000)), other).past.length, 2);
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

test("items of a list that have no id are told by their places", () => {
  const stage = (last) => ({ stages: { mql: { when: { $or: [{ a: 1 }, { b: 2 }, last] } } } });
  const [found, ...more] = differences(stage({ c: 3 }), stage({ c: 4 }));
  assert.deepEqual(more, []);
  assert.match(found.where, /\$or › item 2 › c$/);
  assert.deepEqual([found.before, found.after], ["3", "4"]);
  for (const [a, b] of [
    [{ c: 3 }, { d: 3 }],
    [{ c: 3 }, "x"],
    ["x", null],
    [{ c: [1, { x: 1 }] }, { c: [{ x: 2 }] }],
  ])
    assert.ok(differences(stage(a), stage(b)).length > 0);
});

test("the note's way back goes once another step was made", () => {
  const doc = (n) => ({ name: "a", config: { n }, journeys: [] });
  const note = () => useStudio.getState().note;
  openDoc(doc(0));
  remove(["n"], "The n");
  assert.equal(note().text, "The n deleted");
  edit(["m"], 1);
  assert.equal(note(), null);
  tell("Version kept");
  edit(["m"], 2);
  assert.equal(note().text, "Version kept");
});

test("what was opened stays known, and opened twice it is another config", () => {
  const doc = { name: "a", config: { n: 0 }, journeys: [] };
  openDoc(doc);
  const { opened } = useStudio.getState();
  for (let n = 1; n < 300; n++) edit(["n"], n, `Step ${n}`);
  assert.equal(useStudio.getState().opened, opened);
  assert.deepEqual(opened, doc);
  openDoc(doc);
  assert.notEqual(useStudio.getState().opened.config, opened.config);
});

test("journeys of a file that is opened are read, not believed", () => {
  const open = (value) => readFile("a.json", JSON.stringify(value)).doc.journeys;
  const config = { site: "a" };
  const good = { name: "x", log: [{ signal: "page_view" }] };
  const names = (it) => open({ config, journeys: it }).map(({ name }) => name);
  assert.deepEqual(names([null, { name: "x" }]), []);
  assert.deepEqual(names([]), []);
  assert.deepEqual(names([good, 1, good]), ["x", "x-2"]);
  assert.equal(readFile("a.json", JSON.stringify({ config, journeys: [null] })).notes.length, 1);
  const report = { leadlight: "report.v1", page: "/", config, log: [null, ...good.log] };
  assert.deepEqual(open(report), [{ name: "Report /", consent: "granted", log: good.log }]);
  assert.deepEqual(open({ ...report, log: 1 })[0].log, []);
  assert.match(
    readFile("a.json", '{"leadlight": {"toString": 1}, "x": 1}').problem,
    /no config of Leadlight/,
  );
});
