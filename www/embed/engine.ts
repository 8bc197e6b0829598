// Fetches and starts the engine, and keeps its failures from the page.

import * as glue from "leadlight-glue";
import inline from "wasm-inline";

import { bare } from "./bare.js";

/** What the engine can be asked; src/web/mod.rs. */
export type Engine = Pick<
  typeof glue,
  | "start"
  | "observe"
  | "busy"
  | "chat"
  | "consent"
  | "merge"
  | "records"
  | "visitor"
  | "get"
  | "explain"
  | "chat_settings"
  | "handoff"
  | "forget"
>;

let broken = false;

/**
 * Loads the engine. `onTrap` is called when it breaks, whoever called it: the page's own clicks and
 * timers come to it too, and must never see an exception of ours.
 */
export async function loadEngine(base: URL, onTrap: (error: unknown) => void): Promise<Engine> {
  const module = await (inline ? compileInline(inline) : compile(new URL("leadlight.wasm", base)));
  glue.guard((call) => (...args) => {
    if (broken) return undefined;
    try {
      return call(...args);
    } catch (error) {
      broken = true;
      onTrap(error);
      return undefined;
    }
  });
  glue.initSync({ module });
  return glue;
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url, bare({ integrity: __WASM_INTEGRITY__ }));
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch {
    // A server that does not call it application/wasm cannot stream it.
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

function compileInline(text: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(Uint8Array.from(atob(text), (it) => it.charCodeAt(0)));
}
