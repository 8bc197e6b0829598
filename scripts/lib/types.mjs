// The types of the npm entry: dist/index.d.ts, and the files it names in dist/types/.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";

import { at, dist, glue, target } from "./paths.mjs";
import { attempt, Problem, step } from "./run.mjs";
import { copy, filesIn } from "./site.mjs";
import { fingerprint, isFresh, setFresh } from "./stamp.mjs";

const sources = at("www/embed");
const project = at("scripts/tsconfig.types.json");
const emitted = at("target/types/index.d.ts");

/** Writes the types, if there is an entry to describe. Gives the names of their files in dist/. */
export async function declare() {
  if (!existsSync(at("www/embed/index.ts"))) return [];
  const compiler = at("node_modules/typescript/bin/tsc");
  const inputs = filesIn(sources).filter((it) => it.endsWith(".ts"));
  const print = fingerprint(
    ...inputs.flatMap((it) => [it, { file: at("www/embed", it) }]),
    { file: `${glue}/leadlight.d.ts` },
    { file: at("node_modules/typescript/package.json") },
    { file: at("tsconfig.json") },
    { file: project },
  );
  const entry = at("dist/index.d.ts");
  if (!isFresh("types", print, [entry, emitted])) {
    rmSync(`${target}/types`, { recursive: true, force: true });
    await step("types", async () => {
      // The compiler writes what it can even where it finds errors, and those are the business of
      // `npm test`: a page can be looked at while its types are still in the making.
      const { code, output } = await attempt(process.execPath, [compiler, "-p", project]);
      if (!existsSync(emitted)) throw new Problem(output.trimEnd());
      return code === 0 ? "" : "with errors: npm test -- types";
    });
    mkdirSync(dist, { recursive: true });
    writeFileSync(entry, reexport(readFileSync(emitted, "utf8")));
    setFresh("types", print);
  }
  const named = reachable("index.d.ts");
  return ["index.d.ts", ...named.map((it) => copy(at("target/types", it), `types/${it}`))];
}

/** An entry beside index.js that passes on what the compiler wrote. */
function reexport(types) {
  const lines = ['export * from "./types/index.js";'];
  if (/^export default |\bas default\b/m.test(types)) {
    lines.push('export { default } from "./types/index.js";');
  }
  return `${lines.join("\n")}\n`;
}

/** `file` and all the declaration files it leads to. */
function reachable(file, seen = new Set()) {
  // What is not there, the compiler has complained of.
  if (seen.has(file) || !existsSync(at("target/types", file))) return [];
  seen.add(file);
  const text = readFileSync(at("target/types", file), "utf8");
  for (const [, name] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)\.js"/g)) {
    reachable(posix.join(posix.dirname(file), `${name}.d.ts`), seen);
  }
  return [...seen];
}
