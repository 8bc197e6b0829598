// Every check, one after another: `npm test`. With names behind it, those alone:
// `npm test -- clippy types`. The last line counts them: `N passed, N failed`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "./build.mjs";
import { checks } from "./lib/checks.mjs";
import { logs } from "./lib/paths.mjs";
import { attempt, entry, Problem, seconds } from "./lib/run.mjs";
import { tally } from "./lib/tally.mjs";
import { setup } from "./setup.mjs";

const minutes = 60_000;

entry(async () => {
  const start = performance.now();
  const wanted = chosen(process.argv.slice(2));
  await setup({ tests: true });
  mkdirSync(logs, { recursive: true });

  const results = [];
  let built = true;
  if (wanted.some((it) => it.built)) {
    built = await succeeds(build);
    results.push(built ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  for (const check of wanted) {
    if (check.built && !built) console.log(`  - ${check.name}: not without a build`);
    else if (check.without?.()) console.log(`  - ${check.name}: ${check.without()}`);
    else results.push(await perform(check));
  }

  const sum = (key) => results.reduce((total, it) => total + it[key], 0);
  if (sum("failed") > 0) process.exitCode = 1;
  console.log(`\nIn ${seconds(start)}:`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
});

async function succeeds(work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(`\n${error.message}\n`);
    return false;
  }
}

function chosen(names) {
  if (names.length === 0) return checks;
  const unknown = names.find((name) => !checks.some((it) => it.name === name));
  if (unknown === undefined) return checks.filter((it) => names.includes(it.name));
  const known = checks.map((it) => it.name).join(", ");
  throw new Problem(`no check is named \`${unknown}\`; there are: ${known}`);
}

/** Runs one check, prints its line, and its whole output where it failed. Gives its tests. */
async function perform({ name, commands }) {
  const start = performance.now();
  const todo = commands();
  let code = todo.length === 0 ? 1 : 0;
  let output = todo.length === 0 ? "there is nothing to run\n" : "";
  for (const [program, args, env] of todo) {
    const ran = await attempt(program, args, { env, timeout: 20 * minutes });
    output += ran.output;
    code ||= ran.code;
  }
  const log = join(logs, `${name}.log`);
  writeFileSync(log, output);
  const counts = tally(output, code);
  const many = counts.passed + counts.failed > 1 ? `, ${counts.passed} passed` : "";
  if (code === 0) {
    console.log(`  ✓ ${name}${many}  (${seconds(start)})`);
  } else {
    console.log(`  ✗ ${name}${many}, ${counts.failed} failed  (${seconds(start)}), ${log}:\n`);
    console.log(output.trimEnd().replace(/^/gm, "    "));
    console.log();
  }
  return counts;
}
