// The hooks of typescript.mjs: `./x.js` may be `./x.ts`, a .ts file loses its types, and what it
// imports from a .json is a value.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { transform } from "esbuild";

export async function resolve(name, context, next) {
  if (name.startsWith(".") && name.endsWith(".js")) {
    const url = new URL(`${name.slice(0, -3)}.ts`, context.parentURL);
    if (existsSync(fileURLToPath(url))) return { url: url.href, shortCircuit: true };
  }
  return next(name, context);
}

export async function load(url, context, next) {
  if (!url.startsWith("file:")) return next(url, context);
  const path = fileURLToPath(url);
  if (url.endsWith(".json") && !context.importAttributes?.type) {
    const source = `export default ${await readFile(path, "utf8")}`;
    return { format: "module", source, shortCircuit: true };
  }
  if (!url.endsWith(".ts")) return next(url, context);
  const { code } = await transform(await readFile(path, "utf8"), {
    loader: "ts",
    format: "esm",
    target: "node20",
    sourcefile: path,
    sourcemap: "inline",
    define: { __VERSION__: '"0.0.0"', __WASM_INTEGRITY__: '""', __WASM_TEXT__: "null" },
  });
  return { format: "module", source: code, shortCircuit: true };
}
