// Formats everything as `npm test` wants it: Rust by cargo fmt, the rest by Biome.

import { at } from "./lib/paths.mjs";
import { entry, run, step } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

entry(async () => {
  await setup({ tests: true });
  await step("Rust", async () => {
    await run("cargo", ["fmt"]);
    await run("cargo", ["fmt", "--manifest-path", at("scripts/bindgen/Cargo.toml")]);
  });
  // Of Biome's checks the sorting of imports too, as it is part of what a file looks like.
  await step("TypeScript, JavaScript, JSON, CSS", async () => {
    const args = ["check", "--write", "--linter-enabled=false"];
    await run(at("node_modules/.bin/biome"), args);
  });
});
