// The engine on both targets: a native program that answers lines, and the wasm build.

import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { target } from "../../scripts/lib/paths.mjs";
import { run } from "../../scripts/lib/run.mjs";
import { compileEngine } from "../../scripts/lib/wasm.mjs";

/** Builds both; gives where they are. */
export async function build() {
  const wasm = await compileEngine(join(process.env.CARGO_TARGET_DIR ?? target, "udf"));

  // Quick, and with every check that a build while one works has: no sum overflows unnoticed.
  const quick = ["--config", "profile.dev.package.leadlight.opt-level=3"];
  const example = ["--example", "run", "--all-features", "--message-format=json"];
  const messages = await run("cargo", ["build", "--locked", "--quiet", ...quick, ...example]);
  const made = messages.split("\n").filter((it) => it.startsWith("{"));
  const program = made.map((it) => JSON.parse(it).executable).find(Boolean);
  return { program, wasm };
}

/** Starts the native program: `ask(request)` promises its answer; requests are taken in turn. */
export function startNative(program) {
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift().done(line));
  child.on("close", (code, signal) => {
    for (const { fail } of waiting) fail(new Error(`the native program ended: ${signal ?? code}`));
  });
  const ask = (request) =>
    new Promise((done, fail) => {
      waiting.push({ done, fail });
      child.stdin.write(`${request}\n`);
    });
  return { ask, end: () => child.stdin.end() };
}

/** Asks the native program one thing, and waits. */
export function askNative(program, request) {
  const { stdout, status } = spawnSync(program, { input: `${request}\n`, maxBuffer: 1 << 28 });
  return status === 0 ? stdout.toString().trimEnd() : `it ended with ${status}`;
}

/** Loads the wasm build: a function from request to answer. */
export function loadWasm(file) {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
  const { leadlight_alloc: alloc, leadlight_free: free, leadlight_run: answer } = instance.exports;
  const { memory } = instance.exports;
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  return (request) => {
    const bytes = encoder.encode(request);
    const room = alloc(bytes.length);
    new Uint8Array(memory.buffer, room, bytes.length).set(bytes);
    const told = answer(room, bytes.length);
    free(room, bytes.length);
    const length = new DataView(memory.buffer).getUint32(told, true);
    const text = decoder.decode(new Uint8Array(memory.buffer, told + 4, length));
    free(told, length + 4);
    return text;
  };
}
