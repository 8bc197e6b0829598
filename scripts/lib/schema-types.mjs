// TypeScript types of the config, from its JSON Schema.

import { compile } from "json-schema-to-typescript";

const banner = `// The config as TypeScript types. Written by \`npm run gen\` from the Rust types: do not edit.`;

/** What is open-ended to TypeScript: the schema says more of it than a type could. */
const open = {
  Condition: "{ [path: string]: unknown }",
  Where: "{ [property: string]: unknown }",
};

/** The text of www/embed/config.gen.ts. */
export function asTypes(schema) {
  const types = bare({ ...schema, title: "Config" });
  for (const [name, tsType] of Object.entries(open)) {
    types.$defs[name] = { description: schema.$defs[name].description, tsType };
  }
  return compile(types, "Config", {
    additionalProperties: false,
    bannerComment: banner,
    format: true,
    style: { printWidth: 100 },
    unreachableDefinitions: false,
  });
}

/**
 * The schema as the compiler understands it: it would inline the whole type where anything stands
 * beside a `$ref`, it knows tuples as drafts before 2020-12 wrote them, and makes a jumble of keys
 * that need each other.
 */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, prefixItems, ...kept } = schema;
  if ($ref)
    return kept.description ? { description: kept.description, allOf: [{ $ref }] } : { $ref };
  if (prefixItems) kept.items = prefixItems;
  if (kept.oneOf?.every((it) => "required" in it)) delete kept.oneOf;
  return Object.fromEntries(Object.entries(kept).map(([key, it]) => [key, bare(it)]));
}
