// The engine with the checker in it, as a function from request to answer: the same wasm in a
// worker, in a page and in Node.

/** What `engine.wasm` exports (`src/udf.rs`). */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly leadlight_alloc: (length: number) => number;
  readonly leadlight_free: (place: number, length: number) => void;
  readonly leadlight_run: (place: number, length: number) => number;
}

/** Answers a request (`types.ts`). Nothing is kept between two. */
export type Ask = (request: unknown) => unknown;

/** Loads the engine from an address or from its bytes. */
export async function load(from: string | URL | BufferSource): Promise<Ask> {
  const ask = await loadText(from);
  return (request) => JSON.parse(ask(JSON.stringify(request)));
}

/** The same, with requests and answers as JSON. */
export async function loadText(from: string | URL | BufferSource) {
  const located = typeof from === "string" || from instanceof URL;
  const module = await WebAssembly.compile(located ? await fetched(from) : from);
  let engine: Exports | undefined;
  return (request: string): string => {
    engine ??= new WebAssembly.Instance(module).exports as unknown as Exports;
    try {
      return run(engine, request);
    } catch (error) {
      // What has trapped may be left in any state: the next request gets a fresh one.
      engine = undefined;
      throw error;
    }
  };
}

/** Not streamed: that needs a MIME type that not every static host gives. */
async function fetched(from: string | URL): Promise<ArrayBuffer> {
  const response = await fetch(from);
  if (!response.ok) throw new Error(`${from} answers ${response.status}`);
  return response.arrayBuffer();
}

function run(engine: Exports, request: string): string {
  const bytes = new TextEncoder().encode(request);
  const place = engine.leadlight_alloc(bytes.length);
  new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
  const answer = engine.leadlight_run(place, bytes.length);
  engine.leadlight_free(place, bytes.length);
  // Memory may have grown meanwhile, and its old buffer is gone then.
  const length = new DataView(engine.memory.buffer).getUint32(answer, true);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, answer + 4, length));
  engine.leadlight_free(answer, length + 4);
  return text;
}
