// The form in which values cross between page and engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../../www/embed/wire.ts";

const hex = (value) => Buffer.from(encode(value)).toString("hex");
const text = (it) =>
  `04${Buffer.from([it.length, 0, 0, 0]).toString("hex")}${Buffer.from(it).toString("hex")}`;
/** What comes out where `value` goes in. */
const through = (value) => decode(encode(value).slice());

test("each kind of value has its bytes", () => {
  assert.equal(hex(null), "00");
  assert.equal(hex(false), "01");
  assert.equal(hex(true), "02");
  assert.equal(hex(1.5), "03000000000000f83f");
  assert.equal(hex("hi"), "04020000006869");
  assert.equal(hex("é"), "0402000000c3a9");
  assert.equal(hex([true, []]), "0502050707");
  assert.equal(hex({ a: null, b: {} }), `06${text("a")}00${text("b")}060707`);
});

test("what goes in comes out", () => {
  const long = "x".repeat(1000);
  for (const value of [
    0,
    -1.25,
    1e300,
    Number.MIN_VALUE,
    Date.now(),
    "",
    "\ufeffmark",
    "日本語 and a 🦀",
    long,
    `${long}é`,
    `é${long}`,
    "a".repeat(63),
    "a".repeat(64),
    "a".repeat(65),
    [],
    {},
    [[], {}, [{ a: [1, "2", null, true, false] }]],
    { "": 0, a: { b: { c: [] } }, é: "ü", 7: 8 },
  ]) {
    assert.deepEqual(through(value), value);
  }
});

test("it grows with what is written, and is used again", () => {
  const log = Array.from({ length: 5000 }, (_, id) => ({ id: `id-${id}`, text: "日".repeat(50) }));
  assert.deepEqual(through(log), log);
  assert.deepEqual(through("after"), "after");
});

test("it says what JSON would say", () => {
  const date = new Date(0);
  for (const value of [
    { gone: undefined, run() {}, [Symbol("s")]: 1, symbol: Symbol("s"), left: 1 },
    [undefined, () => {}, Symbol("s"), 1],
    { not: Number.NaN, far: [Number.POSITIVE_INFINITY] },
    -0,
    date,
    { date, list: [date], own: { toJSON: () => ({ it: [1] }) } },
    Object.create({ inherited: 1 }),
    new Map([[1, 2]]),
  ]) {
    assert.deepEqual(through(value), JSON.parse(JSON.stringify(value)));
  }
  assert.deepEqual(through({ big: 1n, a: [1n] }), { a: [null] });
  assert.equal(through("lone \ud800"), "lone \ufffd");
  assert.equal(hex(-0), hex(0));
});

test("a list is a list, whatever old libraries say of it", (t) => {
  Object.defineProperty(Array.prototype, "toJSON", { configurable: true, value: () => "text" });
  t.after(() => delete Array.prototype.toJSON);
  assert.equal(hex([1]), "0503000000000000f03f07");
});

test("what is too deep is an error, and so is a circle", () => {
  const nested = (depth) => (depth ? [nested(depth - 1)] : 1);
  assert.deepEqual(through(nested(64)), nested(64));
  assert.throws(() => encode(nested(65)), RangeError);
  const circle = { a: 1 };
  circle.b = { circle };
  assert.throws(() => encode(circle), RangeError);
  const itself = { toJSON: () => itself };
  assert.throws(() => encode(itself), RangeError);
  assert.deepEqual(through([1]), [1]);
});

test("what comes back from the page in the middle harms nothing", () => {
  const inner = [];
  const value = {
    before: "b".repeat(5000),
    it: {
      toJSON() {
        inner.push(decode(encode({ inner: "i".repeat(9000) }).slice()));
        return "said";
      },
    },
    thrown: {
      toJSON() {
        assert.throws(() => encode({ a: { toJSON: () => assert.fail() } }));
        return 2;
      },
    },
    after: 1,
  };
  assert.deepEqual(through(value), { before: value.before, it: "said", thrown: 2, after: 1 });
  assert.deepEqual(inner, [{ inner: "i".repeat(9000) }]);
});

test("a view into larger memory is read from where it begins", () => {
  const bytes = encode(["é", 1, "plain"]).slice();
  const memory = new Uint8Array(bytes.length + 20).fill(255);
  memory.set(bytes, 9);
  assert.deepEqual(decode(memory.subarray(9, 9 + bytes.length)), ["é", 1, "plain"]);
});

test("what is cut short is an error, not an endless loop", () => {
  const bytes = encode([{ a: "text", b: [1, 2] }]).slice();
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => decode(bytes.subarray(0, length)), RangeError);
  }
});
