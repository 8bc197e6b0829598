// The engine's door for text: a request goes in as JSON, the answer comes out (src/udf.rs).

interface Exports {
  memory: WebAssembly.Memory;
  leadlight_alloc(length: number): number;
  leadlight_free(place: number, length: number): void;
  leadlight_run(place: number, length: number): number;
}

/** Loads the engine from its bytes; gives what asks it. */
export async function load(
  source: Response | BufferSource,
): Promise<(request: unknown) => unknown> {
  const bytes = source instanceof Response ? await source.arrayBuffer() : source;
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const engine = instance.exports as unknown as Exports;
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  return (request) => {
    const text = encoder.encode(JSON.stringify(request));
    const room = engine.leadlight_alloc(text.length);
    new Uint8Array(engine.memory.buffer, room, text.length).set(text);
    const told = engine.leadlight_run(room, text.length);
    engine.leadlight_free(room, text.length);
    const length = new DataView(engine.memory.buffer).getUint32(told, true);
    const answer = decoder.decode(new Uint8Array(engine.memory.buffer, told + 4, length));
    engine.leadlight_free(told, length + 4);
    return JSON.parse(answer);
  };
}
