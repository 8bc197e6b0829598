// Whether a condition holds: GrowthBook's published specification, read afresh, and what the
// documentation adds to it.

import { globFits } from "./globs.mjs";

/**
 * Whether the query document `doc` holds. `look(path)` gives what is at a path, and what kind of
 * place that is: `{value, kind, stages}`.
 */
export function holds(doc, look) {
  return Object.entries(doc).every(([key, test]) => {
    if (key === "$and") return test.every((it) => holds(it, look));
    if (key === "$or") return anyHolds(test, look);
    if (key === "$nor") return !anyHolds(test, look);
    if (key === "$not") return !holds(test, look);
    return passes(test, look(key));
  });
}

/** With no alternatives at all, the specification says that it holds. */
const anyHolds = (docs, look) => docs.length === 0 || docs.some((it) => holds(it, look));

/** What is at a path of `value`, of which the first step is taken already. */
export function deeper(value, steps) {
  let here = value;
  for (const step of steps) {
    if (Array.isArray(here)) {
      here = step === "length" ? here.length : /^(0|[1-9]\d*)$/.test(step) ? here[step] : null;
    } else if (isObject(here)) {
      here = Object.hasOwn(here, step) ? here[step] : null;
    } else {
      return null;
    }
  }
  return here ?? null;
}

const isObject = (it) => typeof it === "object" && it !== null && !Array.isArray(it);
const isOperators = (it) => isObject(it) && Object.keys(it).every((key) => key.startsWith("$"));
const own = (value) => ({ value, kind: "own" });

/** Whether what is there passes a test: a bare value, or operators. */
function passes(test, at) {
  if (isOperators(test)) {
    return Object.entries(test).every(([word, wanted]) => operator(word, wanted, at));
  }
  // "A name alone asks whether it is among them."
  if (at.kind === "segments" && typeof test === "string") return at.includes(test);
  if (scalar(test)) return meant(at, test) === test;
  return JSON.stringify(meant(at, test)) === JSON.stringify(test);
}

/**
 * decided: a trait that is a text is the number it reads as, where a bare number or an order asks
 * for one, since forms give texts; `$eq` and `$in` stay strict.
 */
function meant({ value, kind }, wanted) {
  const asked = kind === "traits" && typeof wanted === "number" && typeof value === "string";
  return asked && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
}

const scalar = (it) => typeof it !== "object" || it === null;
const same = (a, b) => scalar(a) && a === b;
const folded = (it) => (typeof it === "string" ? it.toLowerCase() : it);
const alike = (a, b) => same(a, b) || (typeof a === "string" && same(folded(a), folded(b)));

const orders = {
  $gt: (it) => it > 0,
  $gte: (it) => it >= 0,
  $lt: (it) => it < 0,
  $lte: (it) => it <= 0,
};

/** Segments are asked for by name, one by one. */
const among = {
  $eq: (wanted, at) => at.includes(wanted),
  $ne: (wanted, at) => !at.includes(wanted),
  $in: (wanted, at) => wanted.some((it) => at.includes(it)),
  $nin: (wanted, at) => !wanted.some((it) => at.includes(it)),
};

const expressions = new Map();

/** A regular expression, made once. */
function expression(source, flags) {
  const key = `${flags}/${source}`;
  if (!expressions.has(key)) expressions.set(key, new RegExp(source, flags));
  return expressions.get(key);
}

function operator(word, wanted, at) {
  if (at.kind === "segments" && word in among) return among[word](wanted, at);
  const { value } = at;
  const list = Array.isArray(value);
  if (orders[word]) return ordered(wanted, at, orders[word]);
  if (word.startsWith("$v")) return versioned(word, wanted, value);
  switch (word) {
    case "$eq":
      return same(value, wanted);
    case "$ne":
      return !operator("$eq", wanted, at);
    case "$in":
      return list ? value.some((it) => isIn(it, wanted, same)) : isIn(value, wanted, same);
    case "$nin":
      return !operator("$in", wanted, at);
    case "$ini":
      return list ? value.some((it) => isIn(it, wanted, alike)) : isIn(value, wanted, alike);
    case "$nini":
      return !operator("$ini", wanted, at);
    case "$all":
      return list && wanted.every((test) => value.some((it) => passes(test, { ...at, value: it })));
    case "$alli":
      return list && wanted.every((test) => value.some((it) => alike(it, test)));
    case "$size":
      return list && passes(wanted, own(value.length));
    case "$elemMatch":
      return list && value.some((it) => it !== null && elementFits(wanted, it, at));
    case "$not":
      return !passes(wanted, at);
    case "$exists":
      return (value !== null) === Boolean(wanted);
    case "$type":
      return (value === null ? "null" : list ? "array" : typeof value) === wanted;
    case "$glob":
      return typeof value === "string" && globFits(wanted, value);
    case "$regex":
      return typeof value === "string" && expression(wanted, "").test(value);
    case "$regexi":
      return typeof value === "string" && expression(wanted, "i").test(value);
    case "$notRegex":
      return !operator("$regex", wanted, at);
    case "$notRegexi":
      return !operator("$regexi", wanted, at);
    default:
      throw new Error(`the oracle does not know ${word}`);
  }
}

const isIn = (value, wanted, how) => wanted.some((it) => how(value, it));

function elementFits(test, item, at) {
  if (isOperators(test) || !isObject(test)) return passes(test, { ...at, value: item });
  const look = (path) => {
    const [first, ...rest] = path.split(".");
    return own(deeper(deeper(item, [first]), rest));
  };
  return holds(test, look);
}

/** Texts are in order by their letters, numbers by size, stages by their list; else nothing is. */
function ordered(wanted, at, fits) {
  if (at.kind === "stage" && typeof wanted === "string") {
    return fits(at.stages.indexOf(at.value) - at.stages.indexOf(wanted));
  }
  const value = meant(at, wanted);
  const kinds =
    typeof value === typeof wanted && (typeof value === "string" || typeof value === "number");
  return kinds && fits(value < wanted ? -1 : value > wanted ? 1 : 0);
}

function versioned(word, wanted, value) {
  const kinds =
    typeof value === typeof wanted && (typeof value === "string" || typeof value === "number");
  const [a, b] = kinds ? [padded(`${value}`), padded(`${wanted}`)] : [];
  if (word === "$vne") return !kinds || a !== b;
  if (!kinds) return false;
  return { $veq: a === b, $vgt: a > b, $vgte: a >= b, $vlt: a < b, $vlte: a <= b }[word];
}

/** `paddedVersionString` of the specification. */
function padded(version) {
  const parts = (version || "0").replace(/(^v|\+.*$)/g, "").split(/[-.]/);
  if (parts.length === 3) parts.push("~");
  return parts.map((it) => (/^[0-9]+$/.test(it) ? it.padStart(5, " ") : it)).join("-");
}
