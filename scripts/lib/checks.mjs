// The checks of `npm test`, quick ones first. `built`: needs dist/ or target/glue/.

import { find, wanted } from "./browsers.mjs";
import { at } from "./paths.mjs";
import { filesIn } from "./site.mjs";

const node = process.execPath;
const cargo = (...args) => ["cargo", args];
const deny = ["--", "-D", "warnings"];
const wasm32 = ["--target", "wasm32-unknown-unknown"];

export const checks = [
  { name: "fmt", commands: () => [cargo("fmt", "--check")] },
  {
    name: "biome",
    commands: () => [[at("node_modules/.bin/biome"), ["check", "--error-on-warnings"]]],
  },
  {
    name: "types",
    built: true,
    commands: () => [[node, [at("node_modules/typescript/bin/tsc"), "--pretty", "false"]]],
  },
  {
    name: "clippy",
    commands: () => [cargo("clippy", "--locked", "--lib", "--bins", "--all-features", ...deny)],
  },
  {
    name: "clippy-wasm",
    commands: () => [cargo("clippy", "--locked", "--lib", ...wasm32, ...deny)],
  },
  {
    name: "cargo",
    commands: () => [cargo("test", "--locked", "--all-features", "--no-fail-fast")],
  },
  { name: "generated", commands: () => [[node, [at("scripts/gen.mjs"), "--check"]]] },
  { name: "unit", built: true, commands: () => tests(2, "unit") },
  { name: "exact", commands: () => tests(1, "exact") },
  { name: "size", built: true, commands: () => [[node, [at("scripts/size.mjs"), "--check"]]] },
  { name: "panel", built: true, commands: () => inBrowser("panel", 2) },
  { name: "e2e", built: true, commands: () => endToEnd(process.env.BROWSER) },
  { name: "e2e-firefox", built: true, commands: () => endToEnd("firefox") },
  {
    name: "e2e-webkit",
    built: true,
    without: () =>
      wanted().includes("WebKitGTK's driver") ? undefined : "there is no WebKitGTK for this system",
    commands: () => endToEnd("webkit"),
  },
];

/** Node's test runner over the test files in these folders of tests/, this many of them at a time. */
function tests(files, ...folders) {
  const found = folders.flatMap((folder) =>
    filesIn(at("tests", folder))
      .filter((it) => /\.test\.(mjs|ts)$/.test(it))
      .map((it) => at("tests", folder, it)),
  );
  const together = `--test-concurrency=${files}`;
  return found.length === 0 ? [] : [[node, [...runner, together, ...found]]];
}

const runner = ["--import", at("scripts/lib/typescript.mjs"), "--test", "--test-reporter=spec"];

// A busy machine is slow, not wrong.
const patience = { E2E_PATIENCE: "20000" };

/** Tests that drive a browser, this many files at a time: each starts one of its own. */
function inBrowser(folder, files, more) {
  const env = { CHROMIUM: find("chromium") ?? "", ...patience, ...more };
  return tests(files, folder).map((command) => [...command, env]);
}

/** All the tests of the whole on Chromium; on another engine those that depend on it. */
function endToEnd(engine) {
  if (engine !== "firefox" && engine !== "webkit") {
    // Most of their time they wait, so three share a small machine well.
    return inBrowser("e2e", 3, { BROWSER: "chromium" });
  }
  const halves = ["observing", "visiting"].map((it) => at("tests/e2e/engines", `${it}.mjs`));
  const together = [...runner, "--test-concurrency=2", ...halves];
  return [[node, together, { ...patience, BROWSER: engine }]];
}
