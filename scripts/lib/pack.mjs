// Bytes as text that every server and editor leaves alone: printable ASCII. Most bytes of a wasm are
// one character, the others two, so that a compressor still finds in the text what it finds in the
// bytes. In base64 it does not, and the text is a quarter larger when compressed.

/** How many bytes are one character: from 247 on, by far the most frequent in a wasm. */
const SINGLE = 93;
/** How many follow each of the two characters that begin a pair. */
const PAIRED = 82;
/** The first printable character. */
const FIRST = 32;

/** Writes bytes as text. www/embed/unpack.ts reads it. */
export function pack(bytes) {
  let text = "";
  for (const byte of bytes) {
    const code = (byte + 9) % 256;
    const rest = code - SINGLE;
    text +=
      rest < 0
        ? String.fromCharCode(FIRST + code)
        : String.fromCharCode(FIRST + SINGLE + Math.floor(rest / PAIRED), FIRST + (rest % PAIRED));
  }
  return text;
}
