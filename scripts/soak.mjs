// Goes on for long in a real browser and looks at what that leaves behind: `npm run soak`. Takes minutes.
// `--signals N` and `--routes N` say for how long.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

import { build } from "./build.mjs";
import { program } from "./lib/browsers.mjs";
import { at, root } from "./lib/paths.mjs";
import { entry, Problem } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

const options = {
  signals: { type: "string", default: "1000000" },
  routes: { type: "string", default: "5000" },
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
    LEADLIGHT_SOAK_SIGNALS: values.signals,
    LEADLIGHT_SOAK_ROUTES: values.routes,
  };
  const args = ["--test", "--test-reporter=spec", at("tests/soak/soak.test.mjs")];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  const code = await new Promise((done) => child.on("error", () => done(127)).on("close", done));
  if (code !== 0) throw new Problem("what is printed above is not as it should be");
});
