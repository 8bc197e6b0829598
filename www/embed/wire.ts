// The form in which values cross between page and engine: for each a tag, then its bytes.

import { bare } from "./bare.js";

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const MAP = 6;
const END = 7;

/** How deep lists and maps may lie in each other. A circle is deeper. */
const DEEPEST = 64;

const utf8 = new TextEncoder();
// A byte order mark is a character like any other here.
const fromUtf8 = new TextDecoder("utf-8", bare({ ignoreBOM: true }));
const fromLatin1 = new TextDecoder("latin1");

let bytes = new Uint8Array(4096);
let view = new DataView(bytes.buffer);
/** Where the next byte is written. */
let end = 0;

/**
 * Writes what JSON has words for, as JSON would. Throws if it is too deep, or a circle. What it gives
 * back holds until the next call.
 */
export function encode(value: unknown): Uint8Array {
  // A `toJSON` of the page's may come back here: that goes behind what is written so far.
  const start = end;
  try {
    write(value, DEEPEST);
    return bytes.subarray(start, end);
  } finally {
    end = start;
  }
}

function write(value: unknown, depth: number): void {
  reserve(9);
  if (typeof value === "string") writeText(value);
  else if (typeof value === "number" && Number.isFinite(value)) {
    bytes[end] = NUMBER;
    // JSON has one zero.
    view.setFloat64(end + 1, value + 0, true);
    end += 9;
  } else if (typeof value === "object" && value) {
    if (!depth) throw new RangeError("too deep, or a circle");
    writeObject(value as Record<string, unknown>, depth - 1);
  } else bytes[end++] = value === true ? TRUE : value === false ? FALSE : NULL;
}

function writeObject(object: Record<string, unknown>, depth: number): void {
  if (Array.isArray(object)) {
    // Without asking for `toJSON`: old libraries give lists one that makes texts of them.
    bytes[end++] = LIST;
    for (const item of object) write(item, depth);
  } else if (typeof object["toJSON"] === "function") {
    write(object["toJSON"](), depth);
    return;
  } else {
    bytes[end++] = MAP;
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (wordless.includes(typeof value)) continue;
      writeText(key);
      write(value, depth);
    }
  }
  reserve(1);
  bytes[end++] = END;
}

/** What JSON leaves out. */
const wordless = ["undefined", "function", "symbol", "bigint"];

function writeText(text: string): void {
  const { length } = text;
  reserve(5 + 3 * length);
  const start = end + 5;
  let place = 0;
  // Most are short and plain: written before the encoder would have begun.
  while (place < length && length < 64) {
    const code = text.charCodeAt(place);
    if (code > 127) break;
    bytes[start + place++] = code;
  }
  if (place < length) place = utf8.encodeInto(text, bytes.subarray(start)).written;
  bytes[end] = TEXT;
  view.setUint32(end + 1, place, true);
  end = start + place;
}

/** Makes room for so many more bytes. */
function reserve(count: number): void {
  if (end + count <= bytes.length) return;
  const old = bytes;
  bytes = new Uint8Array(2 * (end + count));
  bytes.set(old);
  view = new DataView(bytes.buffer);
}

let source: Uint8Array;
let octets: DataView;
let plain: string;
/** Where the next byte is read. */
let at: number;

/** Reads what `encode` wrote, or the engine. */
export function decode(from: Uint8Array): unknown {
  source = from;
  octets = new DataView(from.buffer, from.byteOffset, from.length);
  // All texts in one call: where they are plain, each byte is its character.
  plain = fromLatin1.decode(from);
  at = 0;
  return read();
}

function read(): unknown {
  const tag = octets.getUint8(at++);
  if (tag === TEXT) return readText();
  if (tag === NUMBER) {
    at += 8;
    return octets.getFloat64(at - 8, true);
  }
  if (tag === LIST) {
    const list = [];
    while (octets.getUint8(at) !== END) list.push(read());
    at++;
    return list;
  }
  if (tag === MAP) {
    const map: Record<string, unknown> = {};
    while (octets.getUint8(at++) !== END) {
      const key = readText();
      map[key] = read();
    }
    return map;
  }
  return tag === NULL ? null : tag === TRUE;
}

function readText(): string {
  const start = at + 4;
  at = start + octets.getUint32(at, true);
  for (let place = start; place < at; place++) {
    if (octets.getUint8(place) > 127) return fromUtf8.decode(source.subarray(start, at));
  }
  return plain.slice(start, at);
}
