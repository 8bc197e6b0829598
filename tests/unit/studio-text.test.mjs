// The text editor's knowledge: what may stand at a place, what is wrong, and where.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAndColumn, pathAt, placeOf, read } from "../../www/studio/kit/json/faults.ts";
import { helpAt, suggest } from "../../www/studio/kit/json/known.ts";
import { print } from "../../www/studio/kit/json/print.ts";

const config = {
  pages: [{ match: "/a", type: "pricing" }],
  stages: [{ id: "visitor" }, { id: "sql" }],
  offers: { guide: {}, demo: {} },
  forms: [{ match: "#demo", traits: { email: "email" } }],
};
const part = { of: "", path: [], config };

/** What is suggested where `|` stands. */
function at(text, of = part) {
  const offset = text.indexOf("|");
  return suggest(text.replace("|", ""), offset, of).found;
}
const labels = (text, of) => at(text, of).map((it) => it.label);

test("keys of the schema with their words, but for those that are there", () => {
  const found = at('{"privacy": {"|"}}');
  const retention = found.find((it) => it.label === "retention");
  assert.match(retention.help, /\w+ \w+/);
  assert.match(retention.insert, /^"retention": /);
  assert.ok(labels('{"|"}').includes("playbooks"));
});

test("values: names of this config, words of the schema, yes and no", () => {
  assert.deepEqual(labels('{"slots": {"hero": {"rules": [{"show": "|"}]}}}').slice(0, 2), [
    "guide",
    "demo",
  ]);
  assert.ok(labels('{"chat": {"provider": "|"}}').includes("intercom"));
  assert.deepEqual(labels('{"dataLayer": |}'), ["true", "false"]);
});

test("conditions: what can be asked about, operators, and values", () => {
  const when = (it) => `{"personas": [{"id": "a", "when": ${it}}]}`;
  assert.ok(labels(when('{"|"}')).includes("offers.guide.owned"));
  assert.ok(labels(when('{"|"}')).includes("$or"));
  assert.ok(labels(when('{"stage": {"|"}}')).includes("$gte"));
  assert.deepEqual(labels(when('{"stage": "|"}')).slice(0, 2), ["visitor", "sql"]);
  assert.ok(labels(when('{"$or": [{"page.type": "|"}]}')).includes("pricing"));
  const where = '{"signals": {"it": {"from": "form_submit", "where": {"formId": "|"}}}}';
  assert.ok(labels(where).includes("demo"));
});

test("a part of the config knows what it is", () => {
  const segment = { of: "Condition", path: ["segments", "a"], config };
  assert.ok(labels('{"|"}', segment).includes("traits.email"));
});

test("help for a key and for a property of a condition", () => {
  assert.match(helpAt(part, ["privacy", "retention"]), /\w/);
  assert.match(helpAt(part, ["stages", 0, "enter", "stage"]), /lifecycle/);
});

test("what is wrong, in words, with its line and column", () => {
  const text = '{\n  "a": 1\n  "b": 2\n}';
  const { value, faults } = read(text);
  assert.equal(value, undefined);
  assert.equal(faults[0].message, "A comma is missing here");
  assert.equal(lineAndColumn(text, faults[0].from), "Line 3, column 3");
  for (const it of ["", "{", '{"a"}', "[1,]", '{"a": "b}', "{a: 1}", "// a\n{}", "{} x"]) {
    const { value, faults } = read(it);
    assert.equal(value, undefined, it);
    assert.ok(faults.length > 0, it);
  }
});

test("findings are at their value, at the name of a block, or at what is around them", () => {
  const text = '{"a": {"b": [1, 2]}}';
  const { tree } = read(text);
  const of = (pointer, base = []) => {
    const { from, to } = placeOf(tree, pointer, base);
    return text.slice(from, to);
  };
  assert.equal(of("/a/b/1"), "2");
  assert.equal(of("/a/b"), '"b"');
  assert.equal(of("/a/none"), '"a"');
  assert.equal(of("/segments/x/a/b/0", ["segments", "x"]), "1");
  assert.deepEqual(pathAt(tree, text.indexOf("2")).path, ["a", "b", 1]);
});

test("what is printed is the same value, in short lines", () => {
  const value = {
    a: { b: [1, 2], c: {} },
    long: Array.from({ length: 40 }, (_, it) => `word ${it}`),
    n: null,
  };
  const text = print(value);
  assert.deepEqual(JSON.parse(text), value);
  assert.ok(text.split("\n").every((it) => it.length <= 96));
  assert.ok(text.includes('  "a": { "b": [1, 2], "c": {} },'));
});
