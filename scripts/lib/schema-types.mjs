// TypeScript types of the config, from its JSON Schema.

import { compile } from "json-schema-to-typescript";

const banner = `// The config as TypeScript types. Written by \`npm run gen\` from the Rust types: do not edit.`;

/** The text of www/embed/config.gen.ts. */
export function asTypes(schema) {
  return compile(bare({ ...schema, title: "Config" }, schema.$defs), "Config", {
    additionalProperties: false,
    bannerComment: banner,
    format: true,
    style: { printWidth: 100 },
    unreachableDefinitions: false,
  });
}

/**
 * The schema as the compiler understands it: it would inline the whole type where anything stands
 * beside a `$ref`, it knows tuples as drafts before 2020-12 wrote them, takes what says nothing of
 * its type for an object, and makes a jumble of keys that need each other, or that fit a pattern.
 */
function bare(schema, definitions) {
  if (Array.isArray(schema)) return schema.map((it) => bare(it, definitions));
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, $comment, prefixItems, propertyNames, unevaluatedProperties, ...kept } = schema;
  if ($comment) kept.description = $comment;
  if ($ref) {
    const { description } = kept;
    // What a definition says of itself stands there.
    const said = description === definitions[$ref.split("/").pop()].$comment;
    return description && !said ? { description, allOf: [{ $ref }] } : { $ref };
  }
  if (prefixItems) kept.items = prefixItems;
  if (unevaluatedProperties === false) {
    kept.properties = kept.allOf[0].properties;
    delete kept.allOf;
  }
  if (unevaluatedProperties === false || propertyNames) kept.additionalProperties = true;
  if (kept.oneOf?.every((it) => "required" in it)) delete kept.oneOf;
  if (typeof kept.description === "string" && !says.some((it) => it in kept))
    kept.tsType = "unknown";
  if (kept.anyOf) kept.anyOf = kept.anyOf.map(choice);
  const entries = Object.entries(kept);
  return Object.fromEntries(entries.map(([key, it]) => [key, bare(it, definitions)]));
}

/** What says something of a type. */
const says = ["type", "const", "oneOf", "anyOf"];

/** One of several types; what it means for an editor would be lost in a union. */
function choice({ description, ...kept }, _, all) {
  // Beside words that are known, `string` alone would swallow them.
  const words = all.some((it) => it.oneOf?.every((one) => "const" in one));
  return words && kept.type === "string" ? { tsType: "(string & {})" } : kept;
}
