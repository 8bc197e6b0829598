// Fetches and starts the engine, and keeps its failures from the page.

import * as glue from "leadlight-glue";
import inline from "wasm-inline";

/** What the engine can be asked; src/web/mod.rs. */
export type Engine = Pick<
  typeof glue,
  | "start"
  | "track"
  | "page"
  | "identify"
  | "consent"
  | "get"
  | "explain"
  | "chat"
  | "chat_settings"
  | "exposed"
  | "handoff"
  | "export_log"
  | "import_log"
  | "reset"
>;

/**
 * Loads the engine. `onTrap` is called when it breaks, whoever called it: the page's own clicks and
 * timers come to it too, and must never see an exception of ours.
 */
export async function loadEngine(base: URL, onTrap: (error: unknown) => void): Promise<Engine> {
  const module = inline ? await compileInline(inline) : await compile(new URL("leadlight.wasm", base));
  glue.guard((call) => {
    let off = false;
    return (...args: unknown[]) => {
      if (off || broken) return undefined;
      try {
        return call(...args);
      } catch (error) {
        off = broken = true;
        onTrap(error);
        return undefined;
      }
    };
  });
  glue.initSync({ module });
  return glue;
}

let broken = false;

async function compile(url: URL): Promise<WebAssembly.Module> {
  const fetching = () => fetch(url, { integrity: __WASM_INTEGRITY__, credentials: "same-origin" });
  const response = await fetching();
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch {
    // A server that does not call it application/wasm cannot stream it.
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

function compileInline(text: string): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
  return WebAssembly.compile(bytes);
}
