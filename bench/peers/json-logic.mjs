// json-logic-engine: idiomatic is `run`, which walks the logic; best is `build`, which compiles it.

import { LogicEngine } from "json-logic-engine";

import { parse } from "../hand/condition.mjs";
import { Answered, testsOf } from "./host.mjs";

export function jsonLogic(plan, best) {
  const engine = new LogicEngine();
  const test = (document) => {
    const logic = logicOf(parseAny(document));
    if (best) return engine.build(logic);
    return (data) => engine.run(logic, data);
  };
  const tests = testsOf(plan.model, test, best);
  return { visitor: () => new Answered(plan, tests) };
}

/** A `where` has names without a dot, anything else has one. */
export function parseAny(document) {
  const keys = Object.keys(document);
  const own = keys.some((it) => !it.startsWith("$") && it !== "stage" && !it.includes("."));
  return parse(document, own);
}

/** The path of a test, as these libraries read it from plain objects. */
export const dotted = ([head, name]) => {
  if (name === undefined) return head;
  return head === "own" ? name : `${head}.${name}`;
};

function logicOf(node) {
  if (node.all) return { and: node.all.map(logicOf) };
  if (node.any) return { or: node.any.map(logicOf) };
  if (node.not) return { "!": logicOf(node.not) };
  const found = { var: dotted(node.path) };
  const { op, value } = node;
  // A signal goes by several names: its own, and those of what is made of it.
  if (node.path[1] === "signal") return { in: [value[0], found] };
  switch (op) {
    case "$in":
      return { in: [found, value] };
    case "$nin":
      return { "!": { in: [found, value] } };
    case "$exists":
      return { [value ? "!=" : "=="]: [found, null] };
    default: {
      const sign = { $eq: "===", $ne: "!==", $gt: ">", $gte: ">=", $lt: "<", $lte: "<=" }[op];
      return { [sign]: [found, value] };
    }
  }
}
