// Writes what is generated from the Rust types of the config: its JSON Schema, the TypeScript types
// and docs/config.md. `--check` writes nothing and fails where a file is not what it would be.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { at } from "./lib/paths.mjs";
import { entry, Problem, run } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

/** The program that prints the JSON Schema of the config. */
const printsSchema = ["run", "--quiet", "--locked", "--features", "schema", "--bin", "schema"];

entry(async () => {
  const check = process.argv.includes("--check");
  await setup();
  const { asReference } = await import("./lib/reference.mjs");
  const { asTypes } = await import("./lib/schema-types.mjs");
  const { tidied } = await import("./lib/schema.mjs");

  const schema = tidied(JSON.parse(await run("cargo", printsSchema)));
  const generated = {
    "schema/leadlight.schema.json": `${JSON.stringify(schema, null, 2)}\n`,
    "www/embed/config.gen.ts": await asTypes(schema),
    "docs/config.md": asReference(schema),
  };

  const stale = Object.keys(generated).filter((it) => before(it) !== generated[it]);
  if (check && stale.length > 0) {
    throw new Problem(`not what the Rust types say: ${stale.join(", ")}. Run: npm run gen`);
  }
  for (const name of stale) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), generated[name]);
    console.log(`  ✓ ${name}`);
  }
  if (stale.length === 0) console.log("  ✓ generated files are as they should be");
});

const before = (name) => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : null);
