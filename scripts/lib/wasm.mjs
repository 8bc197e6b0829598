// From Rust to dist/leadlight.wasm and its types: cargo, wasm-bindgen, wasm-metadce, wasm-opt. And
// to the studio's engine, which has the checker in it and needs less.

import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { bindgenPath } from "../setup.mjs";
import { at, dist, glue, root, target } from "./paths.mjs";
import { run, step } from "./run.mjs";
import { copy } from "./site.mjs";
import { fingerprint, isFresh, setFresh } from "./stamp.mjs";

const wasm32 = "wasm32-unknown-unknown";
const compiled = join(target, wasm32, "release/leadlight.wasm");
const binaryenVersion = at("node_modules/binaryen/package.json");

/** The file the page downloads. */
export const shipped = join(dist, "leadlight.wasm");

/** The studio's engine, in dist/. */
export const studioEngine = "site/studio/engine.wasm";

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

const binaryen = (tool, ...args) =>
  run(process.execPath, [at("node_modules/binaryen/bin", tool), ...features, ...args]);

/** The exports to keep, as wasm-metadce wants it said. */
const reachable = (names) => [
  { name: "page", root: true, reaches: names },
  ...names.map((name) => ({ name, export: name })),
];

/** Compiles the crate for the page. */
export async function buildWasm() {
  const first = !existsSync(compiled);
  const compile = "Rust compiled to wasm";
  await step(compile, compilePage, first ? "compiling, a minute the first time" : "");

  const bindgen = bindgenPath();
  const made = [shipped, join(glue, "leadlight.d.ts")];
  const print = fingerprint(
    { file: compiled },
    { file: binaryenVersion },
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

/** Makes the studio's engine. Gives its name in dist/. */
export async function buildStudioEngine() {
  await step("Rust compiled for the studio", async () => {
    copy(await compileEngine(), studioEngine);
  });
  return studioEngine;
}

/**
 * Compiles the engine with the plain C ABI (`src/udf.rs`). Gives where it is. It is a tenth larger
 * than the smallest there could be, and goes through a visit in a third of the time.
 */
export async function compileEngine(folder = join(target, "udf")) {
  const quick = ['profile.release.opt-level="s"', 'profile.release.strip="symbols"'];
  const options = quick.flatMap((it) => ["--config", it]);
  await cargo(["--no-default-features", "--features", "udf", ...options], [], folder);
  return join(folder, wasm32, "release/leadlight.wasm");
}

async function compilePage() {
  // Loops that count with a pointer for each thing they look at are quick, and large: the page's
  // weigh a hundredth more with them.
  await cargo([], ["-Cllvm-args=-disable-lsr"], target);
}

async function cargo(chosen, flags, folder) {
  // Not `build`: were the crate to be a Rust library as well, all that is public in it would count as
  // used until late, and less of it would be put together.
  const what = ["--lib", "--crate-type", "cdylib", "--target", wasm32, ...chosen];
  const args = ["rustc", "--release", "--locked", ...what];
  const output = await run("cargo", [...args, ...rustflags([...remap(), ...flags])], {
    env: { CARGO_TARGET_DIR: folder },
  });
  if (/^warning/m.test(output)) console.log(output.trimEnd());
}

const rustflags = (flags) => [
  "--config",
  `target.${wasm32}.rustflags=[${flags.map((it) => `"${it}"`).join(",")}]`,
];

/**
 * Takes this machine's folders out of the panic messages in the wasm: it is then the same wherever
 * it is built, and a little smaller.
 */
function remap() {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  const crates = join(cargoHome, "registry/src/index.crates.io-1949cf8c6b5b557f/");
  // Where several fit, rustc takes the last.
  return [root, `${cargoHome}/`, crates].map((it) => `--remap-path-prefix=${it}=`);
}
