// Libraries that take conditions as the config has them. Their idiomatic form asks every rule of
// every signal; their best form asks those for the signal's name. A compiled query is kept in both.

import { evalCondition } from "@growthbook/growthbook";
import { Query } from "mingo";
import siftPackage from "sift";

import { Answered, testsOf } from "./host.mjs";

// Published as CommonJS, it comes out differently in Node and in a bundle.
const sift = siftPackage.default ?? siftPackage;

const hosted = (makeTest) => (plan, best) => {
  const tests = testsOf(plan.model, makeTest, best);
  return { visitor: () => new Answered(plan, tests) };
};

/** GrowthBook's evaluator walks the condition each time: there is nothing to compile. */
export const growthbook = hosted((document) => (data) => evalCondition(data, document));

export const mingo = hosted((document) => {
  const query = new Query(document);
  return (data) => query.test(data);
});

export const siftjs = hosted((document) => {
  const test = sift(document);
  return (data) => test(data);
});
