// How many visitors a split needs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { needed, plan, weeksWords } from "../../www/studio/views/slots/sample.ts";

test("two equal sides, as the tables of textbooks and R's power.prop.test have it", () => {
  // power.prop.test(p1 = .05, p2 = .06, power = .8): n = 8157.9; (.1, .12): 3840.8; (.5, .6): 387.3
  assert.equal(needed(0.05, 0.06), 8158);
  assert.equal(needed(0.1, 0.12), 3841);
  assert.equal(needed(0.5, 0.6), 388);
});

test("a small side needs fewer visitors itself, but more in all", () => {
  const even = plan([1, 1], 0.05, 0.2, 1000);
  const odd = plan([9, 1], 0.05, 0.2, 1000);
  assert.ok(odd.smallest < even.smallest);
  assert.ok(odd.all > even.all);
  assert.equal(even.all, 2 * 8158);
  assert.equal(even.weeks, 16.316);
});

/** The normal distribution (Abramowitz and Stegun 26.2.17, for values above 0). */
function below(z) {
  const t = 1 / (1 + 0.2316419 * z);
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = terms.reduce((sum, it, place) => sum + it * t ** (place + 1), 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

test("with that many visitors, four of five such differences are seen", () => {
  for (const [before, after, times] of [
    [0.05, 0.06, 1],
    [0.05, 0.06, 19],
    [0.1, 0.05, 9],
    [0.3, 0.45, 3],
  ]) {
    const small = needed(before, after, times);
    const large = small * times;
    const mean = (before * large + after * small) / (large + small);
    const same = Math.sqrt(mean * (1 - mean) * (1 / small + 1 / large));
    const apart = Math.sqrt((before * (1 - before)) / large + (after * (1 - after)) / small);
    const power = below((Math.abs(after - before) - 1.959964 * same) / apart);
    assert.ok(Math.abs(power - 0.8) < 0.01, `${before} ${after} ${times}: ${power}`);
  }
});

test("what cannot be told apart has no answer", () => {
  for (const args of [
    [0, 0.1],
    [0.1, 0.1],
    [0.6, 1.2],
    [Number.NaN, 0.1],
  ])
    assert.equal(needed(...args), undefined);
  assert.equal(plan([1], 0.05, 0.2, 1000), undefined);
  assert.equal(plan([1, 0], 0.05, 0.2, 1000), undefined);
});

test("weeks in words", () => {
  assert.equal(weeksWords(0.3), "a week or less");
  assert.equal(weeksWords(16.3), "17 weeks");
  assert.equal(weeksWords(160), "4 years");
  assert.equal(weeksWords(Number.POSITIVE_INFINITY), "never, without visitors");
});
