// The studio's journeys: files read, samples made for any config, the axis, and what the engine is
// asked and answers.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dist } from "../../scripts/lib/paths.mjs";
import { studioEngine } from "../../scripts/lib/wasm.mjs";
import { load } from "../../www/studio/engine/wasm.ts";
import { barsOf, rangeOf, sumOf } from "../../www/studio/views/explain/bars.ts";
import { axisOf } from "../../www/studio/views/journeys/axis.ts";
import { flowOf } from "../../www/studio/views/journeys/flow.ts";
import {
  entryAt,
  lineRequest,
  shownOf,
  stretches,
  whyRequest,
} from "../../www/studio/views/journeys/line.ts";
import { fileOf, joined, readJourneys } from "../../www/studio/views/journeys/read.ts";
import { samplesFor } from "../../www/studio/views/journeys/samples.ts";
import { thresholdsOf } from "../../www/studio/views/journeys/thresholds.ts";
import {
  DAY,
  HOUR,
  lengthOf,
  MINUTE,
  momentOf,
  spanOf,
  timesOf,
} from "../../www/studio/views/journeys/when.ts";
import { exactText } from "../../www/studio/views/journeys/why.ts";
import { answerOf, isQuestion, targetOf } from "../../www/studio/views/preview/talk.ts";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const demo = json("www/demo/leadlight.json");
const TEMPLATES = "www/studio/templates";
const engine = () => load(readFileSync(join(dist, studioEngine)));

const START = Date.UTC(2026, 2, 2, 9);

test("spans and moments are read as the engine reads them", () => {
  for (const [text, span] of [
    ["0s", 0],
    ["90s", 90_000],
    ["15m", 15 * MINUTE],
    ["2w", 14 * DAY],
    ["1h30m", undefined],
    ["-1d", undefined],
    ["", undefined],
  ]) {
    assert.equal(spanOf(text), span, text);
  }
  assert.equal(momentOf("2026-03-02T10:00:00+01:00"), START);
  for (const none of ["2026-03-02T10:00:00", "tomorrow", 9e15, Number.NaN, null, {}]) {
    assert.equal(momentOf(none), undefined, `${none}`);
  }
  const log = [
    { signal: "a" },
    { signal: "b", after: "2m" },
    { signal: "c", time: START + DAY },
    { signal: "d" },
  ];
  assert.deepEqual(
    timesOf({ name: "", start: "2026-03-02T09:00:00Z", log }).map((it) => it - START),
    [0, 2 * MINUTE, DAY, DAY],
  );
  assert.deepEqual(
    [lengthOf(45_000), lengthOf(MINUTE), lengthOf(DAY), lengthOf(5 * DAY)],
    ["45 seconds", "1 minute", "1 day", "5 days"],
  );
});

test("the axis shortens silences, keeps the order, and finds its way back", () => {
  const times = [0, MINUTE, 5 * MINUTE, 5 * MINUTE + 9 * DAY, 6 * MINUTE + 9 * DAY];
  const end = times.at(-1) + HOUR;
  const axis = axisOf(times, end);
  const places = [...times, end].map(axis.place);
  assert.equal(places[0], 0);
  assert.equal(places.at(-1), 1);
  for (const [at, place] of places.entries()) {
    assert.ok(at === 0 || place > places[at - 1], `${place} comes after the one before`);
    assert.ok(Math.abs(axis.time(place) - [...times, end][at]) < 1);
  }
  assert.deepEqual(
    axis.gaps.map((it) => it.span),
    [9 * DAY, HOUR],
  );
  assert.ok(axis.gaps[0].to - axis.gaps[0].from < 0.4);
  assert.deepEqual(
    axis.visits.map((it) => it.time),
    [0, times[3]],
  );
  // Nothing, one moment, and the same moment many times over are fine too.
  for (const few of [[], [5], [5, 5, 5]]) assert.ok(Number.isFinite(axisOf(few, 5).place(5)));
});

test("journeys are read from every kind of file they come in", () => {
  const log = [{ id: "a", time: START, signal: "page_view", props: { path: "/" } }];
  const set = readJourneys(
    JSON.stringify({ journeys: [{ name: "A", log, expect: { ends: "lead" } }] }),
    "x.json",
  );
  assert.deepEqual(set, {
    journeys: [{ name: "A", log, expect: { ends: "lead" } }],
    notes: [],
    error: "",
  });
  // What a visitor's export() gives, a list, and a file with a byte order mark.
  const exported = { version: 1, visitor: "v1", configHash: "00", log };
  assert.deepEqual(readJourneys(JSON.stringify(exported), "visitor.json").journeys, [
    { name: "visitor", visitor: "v1", log },
  ]);
  assert.equal(
    readJourneys(`\uFEFF${JSON.stringify([{ log }, { log }])}`, "two.json").journeys[1].name,
    "two 2",
  );
  // A bug report is looked at from the moment it was made.
  const report = {
    leadlight: "report.v1",
    visitor: "v1",
    consent: "granted",
    log,
    now: START + HOUR,
    config: demo,
  };
  assert.deepEqual(readJourneys(JSON.stringify(report), "report.json").journeys, [
    { name: "report", visitor: "v1", consent: "granted", end: "3600s", log },
  ]);
  // What is written is read again as it was.
  assert.deepEqual(readJourneys(fileOf(set.journeys), "again.json").journeys, set.journeys);
});

test("broken and hostile files are told of in words, and what is sound in them stays", () => {
  for (const [text, says] of [
    ["", "not JSON"],
    ["{", "not JSON"],
    ["null", "no journeys"],
    ["7", "no journeys"],
    ["[]", "no journeys"],
    ['{"journeys": 7}', "has to be a list"],
    ['{"journeys": [7, null, {"log": 7}]}', "no journeys"],
    [JSON.stringify(demo), "is a config"],
    ['{"hello": "there"}', "no journeys"],
    [" ".repeat((20 << 20) + 1), "larger than"],
  ]) {
    const { journeys, error } = readJourneys(text, "file.json");
    assert.deepEqual(journeys, []);
    assert.match(error, new RegExp(says), text.slice(0, 40));
  }
  const odd =
    '{"name": "A", "__proto__": {"polluted": 1}, "log": [{"signal": "x"}, {"signal": 7}, null, {"signal": "y", "time": "soon"}, {"signal": "z", "after": "soon"}], "expect": 7, "start": {}}';
  const { journeys, notes } = readJourneys(odd, "odd.json");
  assert.deepEqual(journeys, [{ name: "A", log: [{ signal: "x" }] }]);
  assert.match(notes[0], /4 of its lines/);
  assert.equal({}.polluted, undefined);
  assert.deepEqual(
    joined([{ name: "A", log: [] }], journeys).map((it) => it.name),
    ["A", "A-2"],
  );
});

test("what scores ask of stages is found for the chart, and ways through stages for the flow", () => {
  assert.deepEqual(thresholdsOf(demo), [
    { score: "engagement", value: 30, stage: "mql" },
    { score: "intent", value: 60, stage: "sql" },
  ]);
  const way = (...stages) => ({ stages: stages.map((stage) => ({ stage })), ends: stages.at(-1) });
  const { nodes, links } = flowOf(
    [way("visitor", "lead"), way("visitor", "lead", "visitor"), way("visitor")],
    ["visitor", "lead"],
  );
  assert.deepEqual(
    nodes.map((it) => [it.id, it.fixedValue]),
    [
      ["0 visitor", 3],
      ["1 lead", 2],
      ["2 visitor", 1],
    ],
  );
  assert.deepEqual(
    links.map((it) => it.value),
    [2, 1],
  );
});

test("the page in the frame is answered, and nobody else", () => {
  const base = "https://acme.example/studio/";
  assert.deepEqual(targetOf("../pricing?a=1", base), {
    url: "https://acme.example/pricing?a=1&leadlight=preview",
    origin: "https://acme.example",
    own: true,
  });
  assert.equal(
    targetOf("www.globex.example/x", base).url,
    "https://www.globex.example/x?leadlight=preview",
  );
  assert.equal(targetOf("www.globex.example", base).own, false);
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "https://"]) {
    assert.equal(targetOf(bad, base), undefined, bad);
  }
  const frame = {};
  const asks = { source: frame, origin: "https://acme.example", data: { leadlight: "config?" } };
  assert.equal(isQuestion(asks, frame, "https://acme.example"), true);
  assert.equal(isQuestion({ ...asks, source: {} }, frame, "https://acme.example"), false);
  assert.equal(
    isQuestion({ ...asks, origin: "https://evil.example" }, frame, "https://acme.example"),
    false,
  );
  assert.equal(isQuestion({ ...asks, data: "config?" }, frame, "https://acme.example"), false);
  assert.equal(isQuestion({ ...asks, source: null }, null, "https://acme.example"), false);
  assert.deepEqual(answerOf({ version: 1 }, ""), { leadlight: "config", config: { version: 1 } });
});

test("the samples go with the demo and with every template, and the engine takes them", async () => {
  const ask = await engine();
  const configs = [demo, ...readdirSync(TEMPLATES).map((it) => json(join(TEMPLATES, it)))];
  for (const config of configs) {
    const journeys = samplesFor(config);
    assert.ok(journeys.length === 6, `${config.site}: ${journeys.length} journeys`);
    for (const it of journeys) {
      assert.ok(
        it.log.filter(({ signal }) => signal === "page_view").length > 0,
        `${config.site}: ${it.name}`,
      );
    }
    const told = ask({ config, journeys }).journeys;
    assert.deepEqual(
      told.filter((it) => it.error),
      [],
      config.site,
    );
    // The demo's are held to what is expected of them.
    if (config === demo)
      assert.deepEqual(
        told.flatMap((it) => it.failures),
        [],
      );
  }
  // A change that should not have been made is seen.
  const bad = structuredClone(demo);
  for (const group of bad.scores.engagement.groups) delete group.max;
  bad.stages.find((it) => it.id === "sql").enter = { "scores.engagement": { $gte: 20 } };
  const failing = ask({ config: bad, journeys: samplesFor(demo) }).journeys.filter(
    (it) => it.failures.length > 0,
  );
  assert.ok(
    failing.some((it) => it.name === "Student"),
    "the student becomes sales-qualified",
  );
  assert.match(
    failing.find((it) => it.name === "Student").failures[0].message,
    /was in sql at .*expected never/,
  );
});

test("at every entry of a time line the reasons add up to the scores that it shows", async () => {
  const ask = await engine();
  for (const journey of samplesFor(demo)) {
    const line = ask(lineRequest(demo, journey)).journeys[0].timeline;
    assert.ok(line.length > journey.log.length);
    assert.equal(entryAt(line, null), line.length - 1);
    assert.equal(stretches(line.map((it) => it.stage)).at(-1).to, line.length);
    assert.equal(Object.keys(shownOf(line).at(-1)).length, Object.keys(demo.slots).length);
    for (const [at, entry] of line.entries()) {
      // Some moments, and some signals, would do for all.
      const looked = entry.signal === null ? at % 40 === 0 : entry.signal % 4 === 1;
      if (!looked) continue;
      const { scores, stage } = ask(whyRequest(demo, journey, entry, ["scores", "stage"]))
        .journeys[0].explain;
      assert.equal(stage.stage, entry.stage, `${journey.name}, entry ${at}`);
      for (const [name, why] of Object.entries(scores)) {
        assert.deepEqual(sumOf(why), { sum: why.micro, equal: true });
        assert.equal(why.points, entry.scores[name], `${journey.name}, entry ${at}, ${name}`);
        const bars = barsOf(why);
        assert.equal(bars.at(-1)?.to ?? 0, why.exact);
        const [least, most] = rangeOf(bars);
        assert.ok(bars.every((it) => it.from >= least && it.reach <= most));
      }
    }
  }
  assert.equal(exactText(-1_500_000), "−1.5");
  assert.equal(exactText(42), "0.000042");
});
