// Remembers what a step was made from, so that it is only done again when that changed.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { target } from "./paths.mjs";

/** One hash of all these: strings as they are, `{file}` by what is in it. */
export function fingerprint(...inputs) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    hash.update(typeof input === "string" ? input : readFileSync(input.file));
    hash.update("\0");
  }
  return hash.digest("hex");
}

/** Whether `outputs` are there and were made from what `print` stands for. */
export function isFresh(name, print, outputs) {
  const stamp = stampFile(name);
  return (
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === print &&
    outputs.every((it) => existsSync(it))
  );
}

/** Notes that the outputs of `name` now stand for `print`. */
export function setFresh(name, print) {
  mkdirSync(target, { recursive: true });
  writeFileSync(stampFile(name), print);
}

const stampFile = (name) => join(target, `${name}.stamp`);
