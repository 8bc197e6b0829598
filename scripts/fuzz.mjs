// Looks for what nobody thought of, for as long as you like: `npm run fuzz`. First triples by
// chance against the oracle, then the byte fuzzers. Each has a seed of its own, which is printed
// and may be given. `--triples N` and `--seconds N`, for each byte fuzzer, say how much of it.

import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { at, root } from "./lib/paths.mjs";
import { entry, Problem, seconds } from "./lib/run.mjs";

const options = {
  triples: { type: "string", default: "1000000" },
  seconds: { type: "string", default: "600" },
  seed: { type: "string", default: `${randomInt(1, 2 ** 31)}` },
};

/** What is run, one after the other. A target more is a line more. */
const targets = ({ triples, seconds, seed }) => [
  {
    name: `${triples} triples`,
    skip: triples === "0",
    program: process.execPath,
    args: ["--test", "--test-reporter=spec", at("tests/exact/exact.test.mjs")],
    env: { LEADLIGHT_TRIPLES: triples, LEADLIGHT_SEED: seed },
  },
  {
    name: `bytes, ${seconds} s each`,
    skip: seconds === "0",
    program: "cargo",
    args: ["test", "--locked", "--profile", "fuzz", "--test", "fuzz", "--all-features"],
    env: { LEADLIGHT_FUZZ_SECONDS: seconds, LEADLIGHT_FUZZ_SEED: seed },
  },
];

entry(async () => {
  const chosen = read();
  console.log(`seed ${chosen.seed}`);
  for (const { name, program, args, env, skip } of targets(chosen)) {
    if (skip) continue;
    const start = performance.now();
    console.log(`\n${name}`);
    const code = await through(program, args, env);
    const again = `npm run fuzz -- --seed ${chosen.seed}`;
    if (code !== 0) throw new Problem(`found something, with \`${again}\``);
    console.log(`nothing found in ${seconds(start)}`);
  }
});

function read() {
  const { values } = parseArgs({ options });
  for (const [name, value] of Object.entries(values)) {
    if (!/^\d+$/.test(value)) throw new Problem(`--${name} is a whole number, not \`${value}\``);
  }
  return values;
}

/** Runs a program whose output is seen as it comes. */
function through(program, args, env) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((done) => child.on("error", () => done(127)).on("close", done));
}
