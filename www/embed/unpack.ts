// The wasm inside the script, where they travel as one file.

/** Reads what `pack` of scripts/lib/pack.mjs wrote. */
export function unpack(text: string): Uint8Array<ArrayBuffer> {
  const bytes = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) - 41;
    bytes.push(code < 84 ? code : (code - 84) * 82 + text.charCodeAt(++at) + 52);
  }
  return Uint8Array.from(bytes);
}
