// Kills the browser at random moments, again and again, and counts the leads: `npm run kills`. Takes hours
// on a small machine. `--kills N` and `--crossings N` say how often, `--seed N` which moments.

import { build } from "./build.mjs";
import { program } from "./lib/browsers.mjs";
import { numbers, testsOf } from "./lib/long.mjs";
import { entry, Problem } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

entry(async () => {
  const { kills, crossings, seed } = numbers({ kills: 300, crossings: 200, seed: 1 });
  await setup({ tests: true });
  await build();
  const code = await testsOf("tests/e2e/kills.test.mjs", {
    CHROMIUM: program("chromium"),
    E2E_PATIENCE: "60000",
    LEADLIGHT_KILLS: kills,
    LEADLIGHT_CROSSINGS: crossings,
    LEADLIGHT_SEED: seed,
  });
  if (code !== 0) throw new Problem("a lead was lost or doubled, or the browser could not go on");
});
