// Tidies the JSON Schema that comes from Rust. Editors show its texts, and check files against it.

/**
 * The schema without what Rust's types say and JSON does not:
 * - `null`, which stands for an optional field there; here a key is left out instead;
 * - formats such as `uint32`, which mean nothing to a JSON Schema;
 * - the line ends within a paragraph of a comment.
 */
export function tidied(schema) {
  if (Array.isArray(schema)) return schema.map(tidied);
  if (typeof schema !== "object" || schema === null) return schema;
  const { format, ...kept } = schema;
  if (typeof format === "string" && !/^u?int|^double|^float/.test(format)) kept.format = format;

  if (Array.isArray(kept.type)) {
    const types = kept.type.filter((it) => it !== "null");
    kept.type = types.length === 1 ? types[0] : types;
  }
  if (Array.isArray(kept.anyOf)) {
    const choices = kept.anyOf.filter((it) => it.type !== "null");
    delete kept.anyOf;
    if (choices.length > 1) kept.anyOf = choices;
    else return tidied({ ...choices[0], ...kept });
  }
  if (typeof kept.description === "string") {
    kept.description = kept.description.replace(/(\S)\n(?=[^\s\-*])/g, "$1 ");
  }
  // Examples and defaults are values of the config, not schemas.
  const verbatim = (key) => key === "examples" || key === "default" || key === "const";
  const entries = Object.entries(kept);
  return Object.fromEntries(entries.map(([key, it]) => [key, verbatim(key) ? it : tidied(it)]));
}
