// Where things are. Everything a build makes lies in target/ or dist/; what is worth keeping
// when those are cleaned lies in the cache folder, outside the checkout.

import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A path in the checkout. */
export const at = (...parts) => join(root, ...parts);

export const target = at("target");
export const glue = at("target", "glue");
export const dist = at("dist");
export const logs = at("target", "test-logs");

const { LEADLIGHT_CACHE, XDG_CACHE_HOME } = process.env;

export const cache = LEADLIGHT_CACHE
  ? resolve(LEADLIGHT_CACHE)
  : join(XDG_CACHE_HOME || join(homedir(), ".cache"), "leadlight");
