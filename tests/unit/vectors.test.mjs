// The same engine on every target: what the native build answers and what the wasm build answers
// are the same bytes, for each case in tests/vectors and for thousands by chance.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { build } from "../exact/engines.mjs";
import { chance, mutated, someCase } from "../vectors/cases.mjs";

const chances = 3000;

let program;
let exports;

before(async () => {
  const built = await build();
  program = built.program;
  const module = readFileSync(built.wasm);
  ({ exports } = (await WebAssembly.instantiate(module, {})).instance);
});

test("every vector comes to the same natively and in wasm", async () => {
  const requests = vectors().map(({ expect, ...request }) => {
    return JSON.stringify({ ...request, explain: Object.keys(expect.explain ?? {}) });
  });
  assert.ok(requests.length >= 60);
  await sameEverywhere(requests);
});

test("so do thousands of cases by chance", async () => {
  const cases = Array.from({ length: chances }, (_, seed) => someCase(seed + 1));
  await sameEverywhere(cases.map((it) => JSON.stringify(it)));
});

test("so do configs with mistakes in them", async () => {
  const demo = JSON.parse(readFileSync(at("www/demo/leadlight.json"), "utf8"));
  const cases = Array.from({ length: chances / 6 }, (_, seed) => {
    const random = chance(seed + 1);
    const request = someCase(seed + 1);
    const config = seed % 2 === 0 ? demo : request.config;
    return { ...request, config: mutated(mutated(config, random), random) };
  });
  await sameEverywhere(cases.map((it) => JSON.stringify(it)));
});

test("what is no request is answered all the same", async () => {
  const odd = [
    "null",
    "[]",
    "{",
    "{}",
    '{"config":7}',
    '{"config":{},"now":"soon","log":{}}',
    "\u0000",
  ];
  await sameEverywhere([...odd, '{"config":{},"now":1e300}', '{"config":{},"now":-1e300}']);
  assert.deepEqual(JSON.parse(inWasm(new Uint8Array([0x22, 0xff, 0x22]))), {
    error: "the request is not an object",
  });
});

test("what was asked for is given back", () => {
  const request = JSON.stringify(someCase(7));
  for (let round = 0; round < 50; round++) inWasm(request);
  const size = exports.memory.buffer.byteLength;
  for (let round = 0; round < 1000; round++) inWasm(request);
  assert.equal(exports.memory.buffer.byteLength, size);
});

/** The cases of all files in tests/vectors. */
function vectors() {
  const files = readdirSync(at("tests/vectors")).filter((it) => it.endsWith(".json"));
  return files.flatMap((it) => JSON.parse(readFileSync(at("tests/vectors", it), "utf8")).cases);
}

async function sameEverywhere(requests) {
  const native = natively(requests);
  const own = requests.map(inWasm);
  const answers = await native;
  assert.equal(answers.length, requests.length);
  for (const [place, request] of requests.entries()) {
    if (own[place] !== answers[place]) {
      assert.equal(own[place], answers[place], `for the request ${request}`);
    }
  }
}

/** The answers of the native program, one line each. Files, so that it runs while wasm does. */
async function natively(requests) {
  const folder = mkdtempSync(join(tmpdir(), "leadlight-vectors-"));
  const [input, output] = ["requests", "answers"].map((it) => join(folder, it));
  writeFileSync(input, requests.map((it) => `${it}\n`).join(""));
  const running = spawn(program, { stdio: [openSync(input), openSync(output, "w"), "inherit"] });
  const code = await new Promise((done) => running.on("close", done));
  assert.equal(code, 0);
  const answers = readFileSync(output, "utf8").split("\n").slice(0, -1);
  rmSync(folder, { recursive: true });
  return answers;
}

/** The answer of the wasm build, by its C ABI. */
function inWasm(request) {
  const { leadlight_alloc: alloc, leadlight_free: free, leadlight_run: answer, memory } = exports;
  const bytes = typeof request === "string" ? new TextEncoder().encode(request) : request;
  const room = alloc(bytes.length);
  new Uint8Array(memory.buffer, room, bytes.length).set(bytes);
  const told = answer(room, bytes.length);
  free(room, bytes.length);
  const length = new DataView(memory.buffer).getUint32(told, true);
  const text = new TextDecoder().decode(new Uint8Array(memory.buffer, told + 4, length));
  free(told, length + 4);
  return text;
}
