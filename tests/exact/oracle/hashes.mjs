// FNV-1a, in 32 bits as GrowthBook's hash uses it, and in 64 as handoffs are named by.

function fnv32(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The bucket of a value under a seed: version 2 of the published hash. */
export const bucket = (seed, value) => (fnv32(`${fnv32(seed + value)}`) % 10_000) / 10_000;

/** 64-bit FNV-1a of a text's bytes, in hexadecimal. */
export function fnv64(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
