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
  return `${[head, `${schema.description}\n`, table(schema), ...sections].join("\n")}`;
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
  const parts = [`## ${name}`, "", `${schema.description ?? ""}`, ""];
  if (schema.properties) {
    parts.push(table(schema));
  } else {
    const words = schema.oneOf?.every((it) => "const" in it);
    if (words) {
      for (const it of schema.oneOf) parts.push(`- ${code(it.const)}: ${it.description ?? ""}`);
      parts.push("");
    } else {
      parts.push(`Type: ${type(schema)}${bounds(schema)}.`, "");
    }
  }
  if (schema.examples) {
    parts.push(`Examples: ${schema.examples.map((it) => code(it)).join(", ")}`, "");
  }
  return parts.join("\n");
}

function table({ properties, required = [] }) {
  const rows = Object.entries(properties).map(([key, it]) => {
    const must = required.includes(key) ? " (required)" : "";
    const shown = it.examples?.map((example) => code(example)).join(", ");
    const meaning = [it.description];
    if (shown) meaning.push(`For example: ${shown}.`);
    if ("default" in it) meaning.push(`Default: ${code(it.default)}.`);
    return [`\`${key}\`${must}`, type(it) + bounds(it), meaning.filter(Boolean).join(" ")];
  });
  const line = (cells) => `| ${cells.map((it) => it.replaceAll("|", "\\|")).join(" | ")} |`;
  return `${[line(["key", "type", "meaning"]), "|---|---|---|", ...rows.map(line)].join("\n")}\n`;
}

/** A type in words, with links to the other sections. */
function type(schema) {
  const { $ref, const: word, anyOf, oneOf, items, prefixItems, additionalProperties } = schema;
  if ($ref) {
    const name = refersTo(schema);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (word !== undefined) return code(word);
  if (anyOf || oneOf) return (anyOf ?? oneOf).map(type).join(" or ");
  if (schema.enum) return schema.enum.map((it) => code(it)).join(" or ");
  if (prefixItems) return `[${prefixItems.map(type).join(", ")}]`;
  if (items) return `list of ${type(items)}`;
  if (typeof additionalProperties === "object") return `${type(additionalProperties)} by name`;
  return [schema.type ?? "any value"].flat().join(" or ");
}

function bounds({ minimum, maximum }) {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  return maximum === undefined ? "" : `, at most ${maximum}`;
}

const refersTo = ({ $ref }) => $ref.slice("#/$defs/".length);

const code = (value) => `\`${JSON.stringify(value)}\``;
