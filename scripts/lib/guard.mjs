// Puts a door before every way into the wasm, so that a trap can be caught wherever it happens: the
// browser calls closures of the engine by itself, and the page must never see what they throw.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { glue } from "./paths.mjs";
import { Problem } from "./run.mjs";

const exported = "wasm = instance.exports;";

const door = `
let wrap = (call) => call;

/** Passes each call into the wasm through \`wrapper\`. Before initSync. */
export function guard(wrapper) {
    wrap = wrapper;
}

function guarded(exports) {
    const doors = {};
    for (const [name, it] of Object.entries(exports)) {
        doors[name] = typeof it === "function" ? wrap(it) : it;
    }
    return doors;
}
`;

const types = `
/** Passes each call into the wasm through \`wrapper\`. Before \`initSync\`. */
export function guard(
  wrapper: (call: (...args: unknown[]) => unknown) => (...args: unknown[]) => unknown,
): void;
`;

/** Rewrites the one line of the glue that takes the exports. */
export function guardGlue() {
  const file = join(glue, "leadlight.js");
  const source = readFileSync(file, "utf8");
  if (source.split(exported).length !== 2) {
    throw new Problem(`the glue has changed: "${exported}" should stand in it once (${file})`);
  }
  writeFileSync(file, source.replace(exported, "wasm = guarded(instance.exports);") + door);
  const declared = join(glue, "leadlight.d.ts");
  writeFileSync(declared, readFileSync(declared, "utf8") + types);
}
