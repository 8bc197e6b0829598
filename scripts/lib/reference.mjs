// docs/config.md, from the JSON Schema of the config.

const head = `# The config, key by key

<!-- Written by \`npm run gen\` from the comments in src/config: do not edit. -->

The config is one JSON file, at most 256 KiB. Keys that are not listed here are errors in the schema
and one warning in the page. For completion and checks while you type, begin the file with
\`"$schema": "./leadlight.schema.json"\`.
`;

/** The text of docs/config.md. */
export function asReference(schema) {
  const sections = inOrder(schema).map((name) => section(name, schema.$defs[name]));
  return [head, `${schema.description}\n`, table(schema), ...sections].join("\n");
}

/** The names of all definitions, in the order in which a reader meets them. */
function inOrder({ $defs = {}, ...root }) {
  const seen = new Set();
  const meet = (node) => {
    if (typeof node !== "object" || node === null) return;
    if (typeof node.$ref === "string") {
      const name = refersTo(node);
      if (!seen.has(name)) {
        seen.add(name);
        meet($defs[name]);
      }
    }
    for (const [key, child] of Object.entries(node)) if (key !== "examples") meet(child);
  };
  meet(root);
  return [...seen];
}

function section(name, schema) {
  const parts = [`## ${name}`, "", schema.$comment, ""];
  if (keysOf(schema).length > 0) {
    parts.push(table(schema));
  } else {
    const words = wordsOf(schema);
    for (const it of words) parts.push(`- ${code(it.const)}: ${it.description}`);
    if (words.length > 0) parts.push("");
    else parts.push(`Type: ${type(schema)}${bounds(schema)}.`, "");
  }
  const shown = schema.examples ?? [];
  if (shown.some((it) => typeof it === "object")) {
    parts.push("```json", ...shown.map((it) => json(it)), "```", "");
  } else if (shown.length > 0) {
    parts.push(`For example: ${shown.map(code).join(", ")}.`, "");
  }
  return parts.join("\n");
}

/** The words to choose from, other texts beside them or not. */
const wordsOf = ({ oneOf, anyOf = [] }) => {
  const words = oneOf ?? anyOf.flatMap((it) => it.oneOf ?? []);
  return words.filter((it) => "const" in it);
};

function table({ required = [], ...schema }) {
  const rows = keysOf(schema).map(([key, it]) => {
    const must = required.includes(key) ? " (required)" : "";
    // Long ones are below, where the type has a section of its own.
    const shown = (it.examples ?? []).map(code).filter((example) => example.length <= 100);
    const meaning = [it.description];
    if (shown.length > 0) meaning.push(`For example: ${shown.join(", ")}.`);
    if ("default" in it) meaning.push(`Default: ${code(it.default)}.`);
    return [`\`${key}\`${must}`, type(it) + bounds(it), meaning.join(" ")];
  });
  const line = (cells) => `| ${cells.map((it) => it.replaceAll("|", "\\|")).join(" | ")} |`;
  return `${[line(["key", "type", "meaning"]), "|---|---|---|", ...rows.map(line)].join("\n")}\n`;
}

/** What may be in an object: keys, and how those are written in which names are free. */
const keysOf = ({ properties = {}, patternProperties = {}, allOf = [] }) => [
  ...Object.entries(properties),
  ...Object.values(patternProperties).map((it) => [it.$comment, it]),
  ...allOf.flatMap(keysOf),
];

/** A type in words, with links to the other sections. */
function type(schema) {
  const { $ref, const: word, anyOf, oneOf, items, prefixItems, additionalProperties } = schema;
  if ($ref) {
    const name = refersTo(schema);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (word !== undefined) return code(word);
  if (anyOf ?? oneOf) {
    const choices = (anyOf ?? oneOf).map(type);
    // One thing, or several of it.
    if (choices[1] === `list of ${choices[0]}`) return `${choices[0]} or a list of them`;
    return either(choices);
  }
  if (prefixItems) return `[${prefixItems.map(type).join(", ")}]`;
  if (items) return `list of ${type(items)}`;
  if (typeof additionalProperties === "object") return `${type(additionalProperties)} by name`;
  return schema.type ? either([schema.type].flat().map(plain)) : "any value";
}

const plain = (word) => (word === "array" ? "list" : word);

const either = (choices) =>
  [choices.slice(0, -1).join(", "), ...choices.slice(-1)].filter(Boolean).join(" or ");

/** From what is the same as no bound for all that a person would write. */
const milliard = 1e9;

function bounds({ minimum = -milliard, maximum = milliard }) {
  const [least, most] = [minimum > -milliard, maximum < milliard];
  if (least && most) return `, ${minimum} to ${maximum}`;
  if (least) return `, at least ${minimum}`;
  return most ? `, at most ${maximum}` : "";
}

const refersTo = ({ $ref }) => $ref.slice("#/$defs/".length);

const code = (value) => `\`${json(value, Number.POSITIVE_INFINITY)}\``;

/** A value as JSON, on one line if it fits in `width`. */
function json(value, width = 100) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const lines = (room) =>
    entries.map(([key, it]) => (list ? "" : `${JSON.stringify(key)}: `) + json(it, room));
  const flat = lines(Number.POSITIVE_INFINITY).join(", ");
  const line = list || !flat ? `${flat}` : ` ${flat} `;
  const [open, close] = list ? "[]" : "{}";
  if (line.length + 2 <= width) return open + line + close;
  const broken = lines(width - 2).map((it) => `  ${it.replaceAll("\n", "\n  ")}`);
  return [open, broken.join(",\n"), close].join("\n");
}
