// Looks for what nobody thought of, for as long as you like: `npm run fuzz`. First triples by
// chance against the oracle, then the byte fuzzers. Each has a seed of its own, which is printed
// and may be given. `--triples N` and `--seconds N`, for each byte fuzzer, say how much of it.

import { randomInt } from "node:crypto";
import { numbers, testsOf, through } from "./lib/long.mjs";
import { entry, Problem, seconds } from "./lib/run.mjs";

/** What is run, one after the other. A target more is a line more. */
const targets = ({ triples, seconds, seed }) => [
  {
    name: `${triples} triples`,
    skip: triples === "0",
    run: () =>
      testsOf("tests/exact/exact.test.mjs", { LEADLIGHT_TRIPLES: triples, LEADLIGHT_SEED: seed }),
  },
  {
    name: `bytes, ${seconds} s each`,
    skip: seconds === "0",
    run: () =>
      through(
        "cargo",
        ["test", "--locked", "--profile", "fuzz", "--test", "fuzz", "--all-features"],
        { LEADLIGHT_FUZZ_SECONDS: seconds, LEADLIGHT_FUZZ_SEED: seed },
      ),
  },
];

entry(async () => {
  const chosen = numbers({ triples: 1_000_000, seconds: 600, seed: randomInt(1, 2 ** 31) });
  console.log(`seed ${chosen.seed}`);
  for (const { name, skip, run } of targets(chosen)) {
    if (skip) continue;
    const start = performance.now();
    console.log(`\n${name}`);
    const code = await run();
    const again = `npm run fuzz -- --seed ${chosen.seed}`;
    if (code !== 0) throw new Problem(`found something, with \`${again}\``);
    console.log(`nothing found in ${seconds(start)}`);
  }
});
