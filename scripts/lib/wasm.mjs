// From Rust to dist/leadlight.wasm and its types: cargo, wasm-bindgen, wasm-metadce, wasm-opt.

import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { bindgenPath } from "../setup.mjs";
import { at, dist, glue, root, target } from "./paths.mjs";
import { run, step } from "./run.mjs";
import { fingerprint, isFresh, setFresh } from "./stamp.mjs";

const compiled = join(target, "wasm32-unknown-unknown/release/leadlight.wasm");

/** The file the page downloads. */
export const shipped = join(dist, "leadlight.wasm");

// What rustc 1.95 emits. Not --all-features: wasm-opt then uses types no browser has.
const features = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

// Inlined code is larger after compression, by a twentieth, though smaller before.
const inlining = [
  "--one-caller-inline-max-function-size=30",
  "--always-inline-max-function-size=0",
];

// Taken apart and put together anew, control flow and all, it is smaller by a hundredth than after
// -Oz alone; the second round and the last pass find what the first made room for.
const anew = ["--flatten", "--rereloop", "-Oz"];
const passes = [...anew, ...anew, "-Oz", "--reorder-functions"];

const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** What www/embed/engine.ts uses of the wasm. The rest goes, and with it the last import. */
const doors = ["memory", "start", "step", "ask", "forget", "__wbindgen_malloc", "__wbindgen_free"];

/** The exports to keep, as wasm-metadce wants it said. */
const reachable = (names) => [
  { name: "page", root: true, reaches: names },
  ...names.map((name) => ({ name, export: name })),
];

/** Compiles the crate for the page. */
export async function buildWasm() {
  const first = !existsSync(compiled);
  const compile = "Rust compiled to wasm";
  await step(compile, cargo, first ? "compiling, a minute the first time" : "");

  const bindgen = bindgenPath();
  const made = [shipped, join(glue, "leadlight.d.ts")];
  const binaryen = (tool, ...args) =>
    run(process.execPath, [at("node_modules/binaryen/bin", tool), ...features, ...args]);
  const print = fingerprint(
    { file: compiled },
    { file: at("node_modules/binaryen/package.json") },
    ...doors,
    bindgen,
    ...passes,
    ...inlining,
    ...features,
    ...strip,
  );
  if (isFresh("wasm", print, made)) return;

  mkdirSync(dist, { recursive: true });
  const raw = join(glue, "leadlight_bg.wasm");
  await step("wasm-bindgen", () => run(bindgen, [compiled, glue, "leadlight"]).then(() => ""));
  await step("wasm-opt", async () => {
    const [plan, used] = ["doors.json", "leadlight_used.wasm"].map((it) => join(glue, it));
    writeFileSync(plan, JSON.stringify(reachable(doors)));
    await binaryen("wasm-metadce", raw, "--graph-file", plan, "-o", used);
    await binaryen("wasm-opt", ...passes, ...inlining, ...strip, used, "-o", shipped);
    return `${statSync(raw).size} to ${statSync(shipped).size} bytes`;
  });
  setFresh("wasm", print);
}

async function cargo() {
  // Not `build`: were the crate to be a Rust library as well, all that is public in it would count as
  // used until late, and less of it would be put together.
  const what = ["--lib", "--crate-type", "cdylib", "--target", "wasm32-unknown-unknown"];
  const args = ["rustc", "--release", "--locked", ...what];
  const output = await run("cargo", [...args, ...remap()], { env: { CARGO_TARGET_DIR: target } });
  if (/^warning/m.test(output)) console.log(output.trimEnd());
}

/**
 * Takes this machine's folders out of the panic messages in the wasm: it is then the same wherever
 * it is built, and a little smaller.
 */
function remap() {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  const crates = join(cargoHome, "registry/src/index.crates.io-1949cf8c6b5b557f/");
  // Where several fit, rustc takes the last.
  const remapped = [root, `${cargoHome}/`, crates].map((it) => `--remap-path-prefix=${it}=`);
  // Loops that count with a pointer for each thing they look at are quick, and large: the page's
  // weigh a hundredth more with them.
  const flags = [...remapped, "-Cllvm-args=-disable-lsr"].map((it) => `"${it}"`);
  return ["--config", `target.wasm32-unknown-unknown.rustflags=[${flags.join(",")}]`];
}
