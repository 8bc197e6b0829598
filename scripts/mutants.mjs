// Bends the engine line by line and sees whether a test notices: `npm run mutants`, or of some files
// `npm run mutants -- stage decay`. Needs cargo-mutants: `cargo install cargo-mutants --locked`. What
// is not caught is listed at the end, and with its reason in docs/mutants.md.

import { spawnSync } from "node:child_process";
import { root } from "./lib/paths.mjs";
import { entry, Problem } from "./lib/run.mjs";

const files = ["score", "decay", "stage", "matching", "decide"];

entry(() => {
  const named = process.argv.slice(2).filter((it) => !it.startsWith("-"));
  const unknown = named.find((it) => !files.includes(it));
  if (unknown) throw new Problem(`no file ${unknown}: there are ${files.join(", ")}`);
  const flags = process.argv.slice(2).filter((it) => it.startsWith("-"));
  const picked = (named.length > 0 ? named : files).flatMap((it) => ["-f", `src/engine/${it}.rs`]);
  const args = ["mutants", "--output", "target", ...picked, ...flags];
  // Tests that take part in every try are worth optimising, and never so much that building takes
  // longer than running them.
  const env = { ...process.env, CARGO_PROFILE_TEST_OPT_LEVEL: "1" };
  const { status, error } = spawnSync("cargo", args, { cwd: root, env, stdio: "inherit" });
  if (error) throw new Problem(`cargo cannot be run: ${error.message}`);
  // 2: some were not caught.
  if (status !== 0 && status !== 2) {
    throw new Problem("it did not end well; is cargo-mutants there?");
  }
});
