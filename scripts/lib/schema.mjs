// Orders the JSON Schema that comes from Rust, so that people can read it and changes show.

/** The keywords of a schema, in this order: what it is for, what it is, what may be in it. */
const order = [
  "$schema",
  "title",
  "$comment",
  "description",
  "$ref",
  "type",
  "const",
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "required",
  "oneOf",
  "anyOf",
];
const last = ["default", "examples", "$defs"];

/** The keywords under which schemas have names of their own. */
const named = ["properties", "patternProperties", "$defs"];

/** The schema with its keywords in order. */
export function tidied(schema) {
  if (Array.isArray(schema)) return schema.map(tidied);
  if (typeof schema !== "object" || schema === null) return schema;
  const others = Object.keys(schema).filter((it) => ![...order, ...last].includes(it));
  const keys = [...order, ...others, ...last].filter((it) => it in schema);
  return Object.fromEntries(keys.map((key) => [key, inOrder(key, schema[key])]));
}

function inOrder(key, value) {
  // Examples and defaults are values of the config, not schemas.
  if (key === "examples" || key === "default" || key === "const") return value;
  if (!named.includes(key)) return tidied(value);
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, tidied(it)]));
}
