// The engine, off the main thread: nothing it works out holds up typing.

import { load } from "./wasm.js";

/** Without the library of workers, which does not go together with that of pages. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<{ id: number; request: unknown }>) => void) | null;
  postMessage(message: unknown): void;
};

const engine = load(new URL("engine.wasm", import.meta.url));

scope.onmessage = async ({ data: { id, request } }) => {
  try {
    const ask = await engine;
    scope.postMessage({ id, answer: ask(request) });
  } catch (error) {
    scope.postMessage({ id, error: `${error}` });
  }
};
