// Something that plays, in every browser.

import { reply } from "./site.mjs";

/** Silence of so many seconds, as a WAV file: 8,000 samples of one byte a second. */
export function silence(seconds) {
  const samples = Buffer.alloc(8000 * seconds, 128);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  const body = Buffer.concat([head, samples]);
  return reply({ headers: { "content-type": "audio/wav" }, body });
}
