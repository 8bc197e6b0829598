// Fetches the engine and makes instances of it, which take bytes in and give values out.

import type { InitOutput } from "leadlight-glue";

import { bare } from "./bare.js";
import { unpack } from "./unpack.js";
import { decode, encode } from "./wire.js";

/** One instance. After a trap it is dead. `src/web/mod.rs` says what goes in and comes out. */
export interface Engine {
  start(config: Uint8Array, about: Uint8Array): unknown;
  step(input: Uint8Array, now: number): unknown;
  ask(question: Uint8Array, now: number): unknown;
  /** Starts over as a stranger with this id. */
  forget(visitor: string): void;
}

export async function compile(base: URL): Promise<WebAssembly.Module> {
  const inside = __WASM_TEXT__;
  if (inside !== null) return WebAssembly.compile(unpack(inside));
  const url = new URL("leadlight.wasm", base);
  const response = await fetch(url, bare({ integrity: __WASM_INTEGRITY__ }));
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch {
    // A server that does not call it application/wasm cannot stream it.
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

/**
 * Makes an instance. Calls it as wasm-bindgen would, whose own glue is larger and knows only one
 * instance: what is passed in is the engine's to free, what comes out is ours.
 */
export async function instantiate(module: WebAssembly.Module): Promise<Engine> {
  const { exports } = await WebAssembly.instantiate(module, {});
  const wasm = exports as unknown as InitOutput;
  let memory = new Uint8Array();

  const room = () => {
    // Growing takes the old view away.
    if (!memory.length) memory = new Uint8Array(wasm.memory.buffer);
    return memory;
  };
  const give = (bytes: Uint8Array) => {
    const at = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
    room().set(bytes, at);
    return at;
  };
  const take = ([at, length]: [number, number]) => {
    const value = decode(room().subarray(at >>> 0, (at >>> 0) + length));
    wasm.__wbindgen_free(at, length, 1);
    return value;
  };

  return {
    start: (config, about) =>
      take(wasm.start(give(config), config.length, give(about), about.length)),
    step: (input, now) => take(wasm.step(give(input), input.length, now)),
    ask: (question, now) => take(wasm.ask(give(question), question.length, now)),
    forget(visitor) {
      // Without the tag and the length.
      const text = encode(visitor).subarray(5);
      wasm.forget(give(text), text.length);
    },
  };
}
