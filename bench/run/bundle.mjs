// Bundles what is measured, for Node and for the page alike.

import { readFile } from "node:fs/promises";

import { build } from "esbuild";

import { at } from "../../scripts/lib/paths.mjs";

const glue = at("www/embed/engine.ts");

/** Gives `leadlight:engine` its glue, and `leadlight:engine-alone` the same without decoding. */
const engines = {
  name: "engines",
  setup(build) {
    build.onResolve({ filter: /^leadlight:engine$/ }, () => ({ path: glue }));
    build.onResolve({ filter: /^leadlight:engine-alone$/ }, () => ({
      path: glue,
      namespace: "alone",
    }));
    build.onResolve({ filter: /^\.\/wire\.js$/, namespace: "alone" }, () => ({
      path: at("bench/run/silent-wire.mjs"),
    }));
    build.onLoad({ filter: /./, namespace: "alone" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "ts",
      resolveDir: at("www/embed"),
    }));
  },
};

/** The text of one module, for Node and for the page alike: both run the very same. */
export async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [at(entry)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    nodePaths: [at("bench/node_modules")],
    minify: true,
    define: { __VERSION__: '"bench"', __WASM_INTEGRITY__: '""', __WASM_TEXT__: "null" },
    plugins: [engines],
    logLevel: "silent",
  });
  return outputFiles[0].text;
}
