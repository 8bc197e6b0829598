// Kills the browser at random moments, again and again, and counts the leads: `npm run kills`. Takes hours
// on a small machine. `--kills N` and `--crossings N` say how often, `--seed N` which moments.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

import { build } from "./build.mjs";
import { program } from "./lib/browsers.mjs";
import { at, root } from "./lib/paths.mjs";
import { entry, Problem } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

const options = {
  kills: { type: "string", default: "300" },
  crossings: { type: "string", default: "200" },
  seed: { type: "string", default: "1" },
};

entry(async () => {
  const { values } = parseArgs({ options });
  for (const [name, value] of Object.entries(values)) {
    if (!/^\d+$/.test(value)) throw new Problem(`--${name} is a whole number, not \`${value}\``);
  }
  await setup({ tests: true });
  await build();
  const env = {
    ...process.env,
    CHROMIUM: program("chromium"),
    E2E_PATIENCE: "60000",
    LEADLIGHT_KILLS: values.kills,
    LEADLIGHT_CROSSINGS: values.crossings,
    LEADLIGHT_SEED: values.seed,
  };
  const runner = ["--import", at("scripts/lib/typescript.mjs"), "--test", "--test-reporter=spec"];
  const args = [...runner, at("tests/e2e/kills.test.mjs")];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  const code = await new Promise((done) => child.on("error", () => done(127)).on("close", done));
  if (code !== 0) throw new Problem("a lead was lost or doubled, or the browser could not go on");
});
