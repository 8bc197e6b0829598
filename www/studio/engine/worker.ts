// The engine, off the main thread: nothing it works out holds up typing.

import { loadText } from "./wasm.js";

/** JSON goes over as a text: copying its values takes longer. Without the library of workers, which does not go together with that of pages. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<{ id: number; request: string }>) => void) | null;
  postMessage(message: unknown): void;
};

const engine = loadText(new URL("engine.wasm", import.meta.url));

scope.onmessage = async ({ data: { id, request } }) => {
  try {
    const ask = await engine;
    scope.postMessage({ id, answer: ask(request) });
  } catch (error) {
    scope.postMessage({ id, error: `${error}` });
  }
};
