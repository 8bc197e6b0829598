// What the forms of the studio do to a config: rules that are moved and pasted, thresholds that are
// dragged, names that follow; and the drawn curve of fading, held to the engine.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { at, dist } from "../../scripts/lib/paths.mjs";
import { studioEngine } from "../../scripts/lib/wasm.mjs";
import { load } from "../../www/studio/engine/wasm.ts";
import { numberOf } from "../../www/studio/kit/number.ts";
import { spanWords } from "../../www/studio/kit/phrase.ts";
import { placeWords, renameUses, usesOf } from "../../www/studio/kit/uses.ts";
import { fillPages, pathsIn, pathsOf } from "../../www/studio/views/pages/model.ts";
import {
  curve,
  fadingFrom,
  fadingText,
  fadingWords,
  horizon,
  share,
} from "../../www/studio/views/scores/fading.ts";
import {
  copied,
  fillCells,
  fillRules,
  idFrom,
  moveRule,
  sectionsOf,
  shownRules,
  stepFrom,
} from "../../www/studio/views/scores/model.ts";
import { FACT_WAYS, factWords, inWay, SIGNAL_WAYS } from "../../www/studio/views/signals/model.ts";
import {
  boundsOf,
  lanesOf,
  scaleOf,
  scoresUsed,
  stageWords,
  ticksOf,
  within,
} from "../../www/studio/views/stages/model.ts";

const DAY = 86_400_000;
const demo = JSON.parse(readFileSync(at("www/demo/leadlight.json"), "utf8"));

let ask;

before(async () => {
  ask = await load(readFileSync(join(dist, studioEngine)));
});

describe("fading", () => {
  const rules = [
    {},
    { halfLife: "14d" },
    { decay: { linear: "30d" } },
    {
      decay: {
        steps: [
          ["7d", 0.5],
          ["30d", 0.1],
        ],
      },
    },
    {
      decay: {
        steps: [
          ["2d", 1.5],
          ["9d", -0.5],
        ],
      },
    },
    { within: "10d" },
    { halfLife: "3d", decay: { linear: "20d" }, within: "12d" },
    { halfLife: "36h", decay: { linear: "4w", steps: [["5d", 0.25]] } },
  ];

  test("is drawn as the engine counts it", () => {
    const ages = [0, 0.5, 2, 5, 7, 9, 10, 10.5, 12, 13, 19, 29.9, 30, 45].map((it) => it * DAY);
    const start = Date.UTC(2026, 0, 5);
    for (const rule of rules) {
      const own = { id: "r", on: "x", points: 1000, ...rule };
      const config = { version: 1, site: "t", scores: { s: { rules: [own] } } };
      const log = [{ id: "a", time: start, signal: "x", props: {} }];
      const { diagnostics, visits } = ask({
        config,
        visits: [{ log, nows: ages.map((it) => start + it), consent: "granted" }],
      });
      assert.deepEqual(
        diagnostics.filter((it) => it.severity === "error"),
        [],
      );
      const told = visits[0].looks.map((it) => it.snapshot.scores.s);
      const drawn = ages.map((age) => Math.round(1000 * share(own, age)));
      assert.deepEqual(drawn, told, JSON.stringify(rule));
    }
  });

  test("is drawn as far as something happens, with the edges of its steps", () => {
    for (const rule of rules) {
      const points = curve(rule);
      assert.equal(points[0][0], 0);
      assert.ok(points.at(-1)[0] <= horizon(rule) && horizon(rule) > 0);
    }
    const steps = curve({ decay: { steps: [["7d", 0.5]] } });
    assert.ok(steps.some(([age, left]) => age === 7 * DAY && left === 0.5));
    assert.ok(steps.some(([age, left]) => age === 7 * DAY - 1 && left === 1));
  });

  test("goes to the clipboard and back", () => {
    for (const rule of rules) assert.deepEqual(fadingFrom(fadingText(rule)), rule);
    assert.deepEqual(fadingFrom("14d"), { halfLife: "14d" });
    assert.deepEqual(fadingFrom("Linear 30d"), { decay: { linear: "30d" } });
    assert.deepEqual(fadingFrom("steps 7d 50%"), { decay: { steps: [["7d", 0.5]] } });
    assert.equal(fadingFrom("two weeks"), undefined);
    assert.equal(fadingFrom("steps 7d many"), undefined);
  });

  test("is said in words", () => {
    assert.equal(
      fadingWords({ halfLife: "14d", within: "1w" }),
      "half in 14 days, none after 1 week",
    );
    assert.equal(fadingWords({}), "");
    assert.equal(spanWords("1d"), "1 day");
  });
});

describe("rules as a table", () => {
  const score = {
    groups: [
      {
        id: "g",
        max: 10,
        rules: [
          { id: "a", on: "x", points: 1 },
          { id: "b", on: "x", points: 2 },
        ],
      },
      { id: "empty" },
    ],
    rules: [{ id: "c", on: "x", points: -3, label: "Careers" }],
  };
  const config = { scores: { s: score } };
  const [g, empty, alone] = sectionsOf("s", score);
  const ids = (it) => sectionsOf("s", it.scores.s).map(({ rules }) => rules.map(({ id }) => id));

  test("go from part to part, also into one that is empty", () => {
    const to = (from, into) => ids(moveRule(config, from, into));
    assert.deepEqual(ids(config), [["a", "b"], [], ["c"]]);
    assert.deepEqual(to({ group: g.key, place: 0 }, { group: g.key, place: 1 })[0], ["b", "a"]);
    assert.deepEqual(to({ group: g.key, place: 1 }, { group: empty.key, place: 0 }), [
      ["a"],
      ["b"],
      ["c"],
    ]);
    assert.deepEqual(to({ group: alone.key, place: 0 }, { group: g.key, place: 0 }), [
      ["c", "a", "b"],
      [],
      [],
    ]);
  });

  test("step by keys over the edges of their parts", () => {
    const all = sectionsOf("s", score);
    assert.deepEqual(stepFrom(all, { group: g.key, place: 0 }, 1), { group: g.key, place: 1 });
    assert.deepEqual(stepFrom(all, { group: g.key, place: 1 }, 1), { group: empty.key, place: 0 });
    assert.deepEqual(stepFrom(all, { group: alone.key, place: 0 }, -1), {
      group: empty.key,
      place: 0,
    });
    assert.equal(stepFrom(all, { group: g.key, place: 0 }, -1), undefined);
  });

  test("are filled down and right, and go on as new rules", () => {
    const cells = [
      ["Saw prices", "pricing_view", "15", "session", "14d", "30"],
      ["Careers", "page_view", "−20,5", "", "", ""],
      ["New one", "file_download", "10", "once a page", "linear 30d", ""],
    ];
    const next = fillRules(g.rules, [0, 1], "label", cells, ["a", "b", "c", "new-one"]);
    assert.deepEqual(next, [
      {
        id: "a",
        on: "pricing_view",
        points: 15,
        label: "Saw prices",
        per: "session",
        halfLife: "14d",
        max: 30,
      },
      { id: "b", on: "page_view", points: -20.5, label: "Careers" },
      {
        id: "new-one-2",
        on: "file_download",
        points: 10,
        label: "New one",
        per: "page",
        decay: { linear: "30d" },
      },
    ]);
  });

  test("take nothing from cells that make no sense", () => {
    const [rule] = fillRules(g.rules, [0], "points", [["many", "weekly", "soon", "x"]], []);
    assert.deepEqual(rule, g.rules[0]);
  });

  test("are filled where they are shown, not where they are hidden", () => {
    const next = fillRules(g.rules, [1], "points", [["7"]], []);
    assert.deepEqual(
      next.map(({ points }) => points),
      [1, 7],
    );
  });

  test("are copied and pasted back as they were, wherever they stand", () => {
    const rows = [
      { id: "a", on: "x", label: "A", points: 1.5, per: "page", halfLife: "14d", max: 3 },
      { id: "b", when: { "traits.role": "cto" }, label: "B", points: -2 },
    ];
    const config = { scores: { s: { groups: [{ id: "g", rules: [rows[0]] }], rules: [rows[1]] } } };
    const paths = ["/scores/s/groups/0/rules/0", "/scores/s/rules/0"];
    const columns = ["label", "on", "points", "per", "fades", "max"];
    const cells = rows.map((rule) => columns.map((it) => copied(rule, it)));
    assert.deepEqual(cells[0], ["A", "x", "1.5", "page", "14d", "3"]);
    assert.deepEqual(fillCells(config, paths, "label", cells), config);
    const empty = fillCells(config, paths, "label", Array(2).fill(Array(6).fill("")));
    assert.deepEqual(empty.scores.s.groups[0].rules, [{ id: "a", on: "x", points: 1.5 }]);
    assert.deepEqual(empty.scores.s.rules, [
      { id: "b", when: { "traits.role": "cto" }, points: -2 },
    ]);
  });

  test("are filtered and sorted for looking at, with their own places", () => {
    const words = (it) => it.id;
    assert.deepEqual(shownRules(g.rules, words, "B", "config"), [[g.rules[1], 1]]);
    assert.deepEqual(
      shownRules(g.rules, words, "", "points").map(([, place]) => place),
      [1, 0],
    );
  });

  test("get ids from their labels", () => {
    assert.equal(idFrom("Looked at the prices!"), "looked-at-the-prices");
    assert.equal(idFrom("Préços & more"), "precos-more");
  });

  test("have numbers as people write them", () => {
    assert.deepEqual(["1,5", "−3", "", "x", " 7 "].map(numberOf), [1.5, -3, undefined, null, 7]);
  });
});

describe("pages", () => {
  test("are tried by address or path, each once", () => {
    assert.deepEqual(pathsOf("https://a.b/blog/x?y=1#z\n/pricing  pricing\n\nhttp://a.b"), [
      "/blog/x?y=1",
      "/pricing",
      "/",
    ]);
    assert.deepEqual(pathsOf("/caf%C3%A9 /%zz"), ["/café", "/%zz"]);
  });

  test("are taken from journeys", () => {
    const view = (path) => ({ signal: "page_view", props: { path } });
    const journeys = [{ name: "a", log: [view("/a"), { signal: "scroll" }, view("/a")] }];
    assert.deepEqual(pathsIn(journeys), ["/a"]);
  });

  test("are pasted as rows", () => {
    const next = fillPages([{ match: "/a", type: "x" }], 0, "type", [["y", "decision"], ["z"]]);
    assert.deepEqual(next, [
      { match: "/a", type: "y", journey: "decision" },
      { match: "", type: "z" },
    ]);
  });
});

describe("names", () => {
  test("say what uses a thing", () => {
    const words = (thing, id) => [
      ...new Set(usesOf(demo, thing, id).map((path) => placeWords(demo, path))),
    ];
    assert.deepEqual(words("signal", "careers_view"), [
      "engagement: Looked at open positions",
      "buying: Looked at open positions",
      "segment job-seeker",
    ]);
    assert.deepEqual(words("fact", "notes-read"), ["segment well-read"]);
    assert.deepEqual(words("score", "engagement"), ["intent", "stage mql"]);
    assert.ok(words("stage", "sql").includes("playbook sales-chat"));
  });

  test("are changed everywhere, and nowhere else", () => {
    for (const [thing, id] of [
      ["signal", "pricing_view"],
      ["fact", "demo-requests"],
      ["score", "intent"],
      ["stage", "mql"],
    ]) {
      const next = renameUses(demo, thing, id, "another");
      assert.deepEqual(usesOf(next, thing, id), []);
      assert.deepEqual(usesOf(next, thing, "another").length, usesOf(demo, thing, id).length);
      assert.deepEqual(renameUses(next, thing, "another", id), demo);
    }
    // A key and what is below it.
    const nested = { segments: { a: { "facts.x": { $eq: "facts.x" } } } };
    assert.deepEqual(renameUses(nested, "fact", "x", "y"), {
      segments: { a: { "facts.y": { $eq: "facts.y" } } },
    });
    const text = { playbooks: { p: { do: { bar: { text: "You have {scores.fit|no} points" } } } } };
    const { playbooks } = renameUses(text, "score", "fit", "match");
    assert.equal(playbooks.p.do.bar.text, "You have {scores.match|no} points");
  });
});

describe("signals and facts", () => {
  test("say what they are", () => {
    const fact = demo.facts["notes-read"];
    assert.equal(
      factWords(fact),
      "How many different values of path in page views whose type is blog, in the last 90 days.",
    );
  });

  test("are made in another way with what still makes sense", () => {
    const way = (ways, key) => ways.find((it) => it.key === key);
    assert.deepEqual(
      inWay(FACT_WAYS, { count: "file_download", within: "7d" }, way(FACT_WAYS, "distinct")),
      { distinct: "file_download", within: "7d", of: "fileName" },
    );
    assert.deepEqual(
      inWay(SIGNAL_WAYS, { from: "page_view", where: {} }, way(SIGNAL_WAYS, "click")),
      { click: "" },
    );
  });
});

describe("thresholds", () => {
  const { stages, scores } = demo;

  test("are found wherever a condition has them", () => {
    assert.deepEqual(scoresUsed(stages), ["engagement", "intent"]);
    const [lane] = lanesOf(stages, "intent");
    assert.equal(lane.stage, "sql");
    assert.deepEqual(lane.enter[0].path, ["stages", 4, "enter", "$or", 2, "scores.intent", "$gte"]);
    assert.equal(lane.stay[0].value, 30);
  });

  test("keep the way out below the way in", () => {
    const lanes = lanesOf(stages, "engagement");
    const scale = scaleOf(scores.engagement, lanes);
    assert.deepEqual(scale, { low: 0, high: 100 });
    assert.deepEqual(boundsOf(lanes[0], "enter", scale), { low: 15, high: 100 });
    assert.deepEqual(boundsOf(lanes[0], "stay", scale), { low: 0, high: 30 });
    assert.equal(within(12.6, { low: 15, high: 100 }, scale), 15);
    assert.equal(within(44.4, { low: 15, high: 100 }, scale), 44);
  });

  test("fit on a line of whatever length", () => {
    const lane = (value) => [{ enter: [{ value }], stay: [] }];
    assert.deepEqual(scaleOf({}, lane(200)), { low: 0, high: 250 });
    assert.deepEqual(scaleOf({ min: 0, max: 50 }, lane(80)), { low: 0, high: 80 });
    assert.deepEqual(ticksOf({ low: -50, high: 100 }).slice(0, 2), [-40, -20]);
    assert.ok(ticksOf({ low: 0, high: 1 }).length <= 11);
  });

  test("read as a sentence", () => {
    assert.equal(
      stageWords(stages[3], false),
      "Becomes mql when score engagement is at least 30 and role is not student, and stays it while score engagement is at least 15, but for 1 day at least.",
    );
    assert.match(stageWords({ id: "customer" }, false), /the trait lifecycle/);
  });
});
