// Conditions of the config as a tree, and three ways to ask it: walked, as closures, as source code.
// Knows what the workload uses of them, and refuses anything else.

/**
 * A node is `{all: [...]}`, `{any: [...]}`, `{not: node}` or `{path, op, value}`, where the path is
 * `["traits", name]`, `["scores", name]`, `["facts", name]`, `["counts", name]`, `["stage"]`, or
 * `["own", name]` in a `where`.
 */
export function parse(document, own = false) {
  const all = [];
  for (const [key, value] of Object.entries(document)) {
    if (key === "$and") all.push({ all: value.map((it) => parse(it, own)) });
    else if (key === "$or") all.push({ any: value.map((it) => parse(it, own)) });
    else if (key === "$not") all.push({ not: parse(value, own) });
    else all.push(...tests(own ? ["own", key] : pathOf(key), value));
  }
  return all.length === 1 ? all[0] : { all };
}

function pathOf(key) {
  const dot = key.indexOf(".");
  if (key === "stage") return ["stage"];
  if (!["traits", "scores", "facts", "counts"].includes(key.slice(0, dot))) {
    throw new Error(`the hand-written scorers do not know ${key}`);
  }
  return [key.slice(0, dot), key.slice(dot + 1)];
}

const OPERATORS = ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists"];

function tests(path, value) {
  if (typeof value !== "object") return [{ path, op: "$eq", value }];
  return Object.entries(value).map(([op, value]) => {
    if (!OPERATORS.includes(op)) throw new Error(`the hand-written scorers do not know ${op}`);
    return { path, op, value };
  });
}

/** The leaves of a tree. */
export function leaves(node) {
  if (node.path) return [node];
  return (node.all ?? node.any ?? [node.not]).flatMap(leaves);
}

/** Walks the tree; `look` gives what is at a path, or undefined. */
export function holds(node, look) {
  if (node.all) return node.all.every((it) => holds(it, look));
  if (node.any) return node.any.some((it) => holds(it, look));
  if (node.not) return !holds(node.not, look);
  return passes(node, look(node.path));
}

function passes({ op, value }, found) {
  const alike = typeof found === typeof value;
  switch (op) {
    case "$eq":
      return found === value;
    case "$ne":
      return found !== value;
    case "$in":
      return value.includes(found);
    case "$nin":
      return !value.includes(found);
    case "$exists":
      return (found !== undefined && found !== null) === value;
    case "$gt":
      return alike && found > value;
    case "$gte":
      return alike && found >= value;
    case "$lt":
      return alike && found < value;
    default:
      return alike && found <= value;
  }
}

/** Makes a function of the tree; `reader` makes the function that looks at a path. */
export function closure(node, reader) {
  if (node.all || node.any) {
    const [first, second, third, ...rest] = (node.all ?? node.any).map((it) => closure(it, reader));
    if (rest.length) throw new Error("the workload's conditions have at most three parts");
    if (!second) return first;
    if (node.all) {
      if (!third) return (a, b) => first(a, b) && second(a, b);
      return (a, b) => first(a, b) && second(a, b) && third(a, b);
    }
    if (!third) return (a, b) => first(a, b) || second(a, b);
    return (a, b) => first(a, b) || second(a, b) || third(a, b);
  }
  if (node.not) {
    const inner = closure(node.not, reader);
    return (a, b) => !inner(a, b);
  }
  const look = reader(node.path);
  const { op, value } = node;
  const set = Array.isArray(value) ? new Set(value) : undefined;
  switch (op) {
    case "$eq":
      return (a, b) => look(a, b) === value;
    case "$ne":
      return (a, b) => look(a, b) !== value;
    case "$in":
      return (a, b) => set.has(look(a, b));
    case "$nin":
      return (a, b) => !set.has(look(a, b));
    case "$exists":
      return (a, b) => ((look(a, b) ?? null) !== null) === value;
    default:
      return compared(op, look, value);
  }
}

function compared(op, look, value) {
  const kind = typeof value;
  const alike = (found) => typeof found === kind;
  const by = {
    $gt: (found) => found > value,
    $gte: (found) => found >= value,
    $lt: (found) => found < value,
    $lte: (found) => found <= value,
  }[op];
  return (a, b) => {
    const found = look(a, b);
    return alike(found) && by(found);
  };
}

/**
 * Writes the tree as an expression. `name` may give the whole expression for a node, as a text; for a
 * test it has to give that or `{expression, number, unit}`: how to read what is tested, whether it is
 * known to be a number, and in what unit.
 */
export function source(node, name) {
  const own = name(node);
  if (typeof own === "string") return own;
  if (node.all) return `(${node.all.map((it) => source(it, name)).join(" && ")})`;
  if (node.any) return `(${node.any.map((it) => source(it, name)).join(" || ")})`;
  if (node.not) return `!${source(node.not, name)}`;
  const { expression, number, unit = 1 } = own;
  const literal = (value) => (number ? `${value * unit}` : JSON.stringify(value));
  const each = (values, sign, joint) =>
    `(${values.map((it) => `${expression} ${sign} ${literal(it)}`).join(joint)})`;
  const { op, value } = node;
  switch (op) {
    case "$eq":
    case "$ne":
      return `${expression} ${op === "$eq" ? "===" : "!=="} ${literal(value)}`;
    case "$in":
      return each(value, "===", " || ");
    case "$nin":
      return each(value, "!==", " && ");
    case "$exists":
      return `${expression} ${value ? "!=" : "=="} null`;
    default: {
      const sign = { $gt: ">", $gte: ">=", $lt: "<", $lte: "<=" }[op];
      const test = `${expression} ${sign} ${literal(value)}`;
      return number ? test : `(typeof ${expression} === "${typeof value}" && ${test})`;
    }
  }
}
