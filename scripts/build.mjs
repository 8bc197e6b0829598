// Builds dist/: the widget, the demo site, the sales desk.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { at, dist } from "./lib/paths.mjs";
import { entry, isMain, seconds, step } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

/** Builds what changed. The npm packages it needs are there only after setup(). */
export async function build() {
  const { buildStudioEngine, buildWasm } = await import("./lib/wasm.mjs");
  const { bundle } = await import("./lib/bundle.mjs");
  const { declare } = await import("./lib/types.mjs");
  const { copy, sweep, writeSite } = await import("./lib/site.mjs");

  await buildWasm();
  const engine = await buildStudioEngine();
  const types = await declare();
  await step("scripts and site", async () => {
    const { written, missing } = await bundle();
    const widget = ["leadlight.wasm", ...written.filter((it) => !it.startsWith("site/"))];
    const schema = at("schema/leadlight.schema.json");
    if (existsSync(schema)) widget.push(copy(schema, "leadlight.schema.json"));
    sweep([engine, ...types, ...widget, ...written, ...(await writeSite(widget))]);
    return missing.length > 0 ? `without ${missing.join(", ")}: no such file` : "";
  });
}

if (isMain(import.meta.url)) {
  entry(async () => {
    const start = performance.now();
    await setup();
    await build();
    console.log(`Built dist/ in ${seconds(start)}.`);
    const snippet = readFileSync(join(dist, "leadlight.snippet.js"), "utf8").trim();
    console.log(`The inline snippet for the first paint, ${snippet.length} bytes:\n${snippet}`);
  });
}
