// What the programs have in common that go on for long: numbers as options, tests whose output is seen as
// it comes.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

import { at, root } from "./paths.mjs";
import { Problem } from "./run.mjs";

/** Reads options that are whole numbers, as texts; `defaults` has them all. */
export function numbers(defaults) {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, it]) => [name, { type: "string", default: `${it}` }]),
  );
  const { values } = parseArgs({ options });
  for (const [name, value] of Object.entries(values)) {
    if (!/^\d+$/.test(value)) throw new Problem(`--${name} is a whole number, not \`${value}\``);
  }
  return values;
}

/** Runs a program to its end and gives its exit code. */
export function through(program, args, env) {
  const options = {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  };
  const child = spawn(program, args, options);
  return new Promise((done) => child.on("error", () => done(127)).on("close", done));
}

/** Runs a file of tests, and gives its exit code. */
export function testsOf(file, env) {
  const runner = ["--import", at("scripts/lib/typescript.mjs"), "--test", "--test-reporter=spec"];
  return through(process.execPath, [...runner, at(file)], env);
}
