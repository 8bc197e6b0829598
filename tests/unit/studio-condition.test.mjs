// The condition builder's model: every condition survives it, and reads as a sentence.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { toDoc, toGroup } from "../../www/studio/kit/condition/query.ts";
import { inWords } from "../../www/studio/kit/condition/words.ts";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** Everything in a value that is or could be a condition: every object. */
function* objects(value) {
  if (Array.isArray(value)) for (const it of value) yield* objects(it);
  else if (value && typeof value === "object") {
    yield value;
    for (const it of Object.values(value)) yield* objects(it);
  }
}

const VECTORS = readdirSync(new URL("../vectors", import.meta.url)).filter((it) =>
  it.endsWith(".json"),
);

/** Exactly the same, with keys in the same order. */
const survives = (doc) => assert.equal(JSON.stringify(toDoc(toGroup(doc))), JSON.stringify(doc));

test("every object of the demo's config and of the engine's vectors comes back as it was", () => {
  const files = ["../../www/demo/leadlight.json", ...VECTORS.map((it) => `../vectors/${it}`)];
  let many = 0;
  for (const file of files) {
    for (const doc of objects(read(file))) {
      survives(doc);
      many++;
    }
  }
  assert.ok(many > 5000, `${many}`);
});

const STRANGE = {
  "an empty one": {},
  "several operators of one property": { a: { $gte: 1, $lt: 5 } },
  "a bare null": { a: null },
  "no operator": { a: {} },
  "an operator that is none": { a: { $maybe: 1 } },
  "an object": { a: { b: 1 } },
  "a list": { a: [1, 2] },
  "nested nots": { $not: { $not: { $nor: [{ a: 1 }, { $not: { b: 2 } }] } } },
  "not any": { $not: { $or: [{ a: 1 }] } },
  "an $and of one": { $and: [{ a: 1, b: 2 }] },
  "an $and in an object": { c: 1, $and: [{ a: 1 }, { a: 2 }], $or: [] },
  "empty lists": { $or: [], $and: [], $nor: [] },
  "an empty item": { $or: [{}, { a: 1 }] },
  "lists of what is no condition": { $or: [1, null], $and: "a", $not: [] },
  "what only text can say": {
    a: { $elemMatch: { $gte: 1 } },
    b: { $size: { $gte: 2 } },
    c: { $not: { $gt: 1 } },
  },
  "what only text can say in part": { a: { $gte: 1, $not: { $in: [2] } } },
  "a not of a glob": { path: { $not: { $glob: "/docs/**" } } },
  __proto__: JSON.parse('{"__proto__":{"$gte":1},"a":1}'),
};

for (const [name, doc] of Object.entries(STRANGE)) test(`comes back: ${name}`, () => survives(doc));

const line = (field, operator, value) => ({ field, operator, value });
const all = (...rules) => ({ combinator: "and", rules });

test("what was added in the builder is one object where it can be", () => {
  assert.deepEqual(toDoc(all(line("a", "$gte", 1), line("b", "=", "x"), line("a", "$lt", 3))), {
    a: { $gte: 1, $lt: 3 },
    b: "x",
  });
});

test("two lines that say the same of one property are two conditions", () => {
  const twice = all(line("segments", "=", "a"), line("segments", "=", "b"));
  assert.deepEqual(toDoc(twice), { $and: [{ segments: "a" }, { segments: "b" }] });
  const least = all(line("a", "$gte", 1), line("a", "$gte", 2));
  assert.deepEqual(toDoc(least), { $and: [{ a: { $gte: 1 } }, { a: { $gte: 2 } }] });
});

test("groups that were added are written by what they are", () => {
  const any = {
    combinator: "or",
    rules: [line("a", "=", 1), all(line("b", "=", 2), line("c", "=", 3))],
  };
  assert.deepEqual(toDoc(all(line("d", "exists", null), any)), {
    d: { $exists: true },
    $or: [{ a: 1 }, { b: 2, c: 3 }],
  });
  assert.deepEqual(toDoc({ ...any, not: true }), { $nor: [{ a: 1 }, { b: 2, c: 3 }] });
  assert.deepEqual(toDoc({ ...all(line("a", "=", 1)), not: true }), { $not: { a: 1 } });
  assert.deepEqual(toDoc(all(line("b", "=", 1), all(line("a", "=", 1)))), {
    b: 1,
    $and: [{ a: 1 }],
  });
  assert.deepEqual(toDoc(all(all(line("a", "=", 1), line("a", "=", 2)))), {
    $and: [{ a: 1 }, { a: 2 }],
  });
});

test("another operator keeps what was typed", () => {
  assert.deepEqual(toDoc(all(line("a", "$in", "x"))), { a: { $in: ["x"] } });
  assert.deepEqual(toDoc(all(line("a", "=", ["x", "y"]))), { a: "x" });
});

for (const [doc, words] of [
  [{}, "always"],
  [{ stage: { $gte: "mql" } }, "stage is at least mql"],
  [
    { stage: "sql", "page.type": { $nin: ["careers", "login"] } },
    "stage is sql and page type is none of careers or login",
  ],
  [
    {
      $or: [{ "facts.demo-requests": { $gte: 1 } }, { "scores.intent": { $gte: 60 } }],
      "traits.role": { $ne: "student" },
    },
    "(demo requests is at least 1 or score intent is at least 60) and role is not student",
  ],
  [{ "counts.newsletter_signup": { $gte: 1 } }, "newsletter signup happened"],
  [{ "offers.guide.owned": false }, "does not have the offer guide"],
  [
    { segments: "saas", "time.weekday": { $in: [1, 2] } },
    "segments include saas and time weekday is one of Monday or Tuesday",
  ],
  [{ $nor: [{ a: 1 }, { b: true }] }, "not (a is 1 or b is yes)"],
]) {
  test(`reads: ${words}`, () => assert.equal(inWords(doc), words));
}
