// Goes on for long in a real browser and looks at what that leaves behind, and how soon an edit shows in
// the studio: `npm run soak`. Takes minutes.
// `--signals N` and `--routes N` say for how long.

import { build } from "./build.mjs";
import { program } from "./lib/browsers.mjs";
import { numbers, testsOf } from "./lib/long.mjs";
import { entry, Problem } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

entry(async () => {
  const { signals, routes } = numbers({ signals: 1_000_000, routes: 5000 });
  await setup({ tests: true });
  await build();
  const env = {
    CHROMIUM: program("chromium"),
    LEADLIGHT_SOAK_SIGNALS: signals,
    LEADLIGHT_SOAK_ROUTES: routes,
  };
  const codes = [];
  for (const it of ["soak", "studio"]) codes.push(await testsOf(`tests/soak/${it}.test.mjs`, env));
  if (codes.some((it) => it !== 0))
    throw new Problem("what is printed above is not as it should be");
});
