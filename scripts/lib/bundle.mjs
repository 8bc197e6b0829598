// TypeScript to the scripts in dist/, by esbuild.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import { build } from "esbuild";
import { minify } from "terser";

import { pack } from "./pack.mjs";
import { at, dist } from "./paths.mjs";
import { Problem } from "./run.mjs";
import { shipped } from "./wasm.mjs";

const es2020 = ["es2020"];

/** The chats of others, each a file of its own. */
const vendors = readdirSync(at("www/embed/chat/vendors")).map((it) => it.replace(".ts", ""));

/** What is made from what. `inline`: with the wasm inside. */
const bundles = [
  { from: "www/embed/loader.ts", to: "leadlight.js", format: "iife" },
  { from: "www/embed/snippet.ts", to: "leadlight.snippet.js", format: "esm", es: "es2022" },
  { from: "www/embed/loader.ts", to: "leadlight.bundle.js", format: "iife", inline: true },
  { from: "www/embed/index.ts", to: "index.js", format: "esm" },
  { from: "www/embed/chat-panel.ts", to: "panel.js", format: "esm" },
  { from: "www/embed/chat/index.ts", to: "chat.js", format: "esm" },
  ...vendors.map((it) => ({
    from: `www/embed/chat/vendors/${it}.ts`,
    to: `chat-${it}.js`,
    format: "esm",
  })),
  { from: "www/embed/plays/index.ts", to: "plays.js", format: "esm" },
  { from: "www/embed/plays/form/index.ts", to: "plays-form.js", format: "esm" },
  ...["media", "signals", "profile", "vendors"].map((it) => ({
    from: `www/embed/capture/${it}.ts`,
    to: `${it}.js`,
    format: "esm",
  })),
  { from: "www/embed/live/xmpp/index.ts", to: "xmpp.js", format: "esm" },
  { from: "www/embed/live/local.ts", to: "local.js", format: "esm" },
  { from: "www/embed/keep/store.ts", to: "store.js", format: "esm" },
  { from: "www/embed/keep/deliver.ts", to: "deliver.js", format: "esm" },
  { from: "www/embed/analytics/index.ts", to: "analytics.js", format: "esm" },
  { from: "www/embed/consent/index.ts", to: "consent.js", format: "esm" },
  { from: "www/embed/draft.ts", to: "draft.js", format: "esm" },
  { from: "www/embed/inspector/index.ts", to: "inspector.js", format: "esm" },
  { from: "www/desk/desk.ts", to: "site/desk/desk.js", format: "esm", site: true },
  { from: "www/desk/talk/xmpp.ts", to: "site/desk/xmpp.js", format: "esm", site: true },
  { from: "www/demo/site.ts", to: "site/site.js", format: "esm", site: true },
];

/** The studio: its views come one by one, in files named by what is in them. */
const studio = {
  entryPoints: {
    studio: at("www/studio/main.tsx"),
    styles: at("www/studio/styles/index.css"),
    worker: at("www/studio/engine/worker.ts"),
    // The page in a frame on which playbooks are previewed.
    play: at("www/studio/play/play.ts"),
    "play-page": at("www/studio/play/play.css"),
  },
  outdir: join(dist, "site/studio"),
  outbase: at("www/studio"),
  chunkNames: "parts/[name]-[hash]",
  format: "esm",
  splitting: true,
  bundle: true,
  minify: true,
  jsx: "automatic",
  target: ["es2022"],
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  metafile: true,
  legalComments: "eof",
  logLevel: "silent",
};

/** Bundles everything that has a source. Gives `{written, missing}`: outputs, absent sources. */
export async function bundle() {
  const wasm = readFileSync(shipped);
  const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const define = {
    __VERSION__: JSON.stringify(version),
    __WASM_INTEGRITY__: JSON.stringify(integrity(wasm)),
  };
  const present = bundles.filter((it) => existsSync(at(it.from)));
  const views = buildStudio();
  const settled = await Promise.allSettled([
    ...present.map((it) => one(it, define, wasm)),
    views.then((it) => it.warnings),
  ]);
  const problems = settled.flatMap((it) => (it.status === "rejected" ? [it.reason] : []));
  const other = problems.find((it) => !it.errors);
  if (other) throw other;
  if (problems.length > 0) {
    const lines = problems.flatMap((it) => it.errors.map((error) => place(error) + error.text));
    throw new Problem([...new Set(lines)].join("\n"));
  }
  // The same source goes into several bundles.
  for (const it of new Set(settled.flatMap((it) => it.value))) console.log(`  ! ${it}`);
  return {
    written: [...present.map((it) => it.to), ...(await views).written],
    missing: [...new Set(bundles.filter((it) => !present.includes(it)).map((it) => it.from))],
  };
}

/** Makes one bundle. Gives esbuild's warnings. */
async function one({ from, to, format, inline, site, es }, define, wasm) {
  const options = {
    entryPoints: [at(from)],
    outfile: join(dist, to),
    format,
    define: { ...define, __WASM_TEXT__: JSON.stringify(inline ? pack(wasm) : null) },
    bundle: true,
    minify: true,
    target: es ?? es2020,
    charset: "utf8",
    // Licence comments of the demo's dependencies stay; the widget itself has none to keep.
    legalComments: site ? "eof" : "none",
    logLevel: "silent",
  };
  const { warnings } = await build(options);
  if (!site) await squeeze(options.outfile, format === "esm", Number(es?.slice(2)) || 2020);
  return warnings.map((it) => place(it) + it.text);
}

/** Makes the studio. Gives `{written, warnings}`: its files, and what esbuild had to say. */
export async function buildStudio() {
  const { metafile, warnings } = await build(studio);
  const { outdir, ...options } = studio;
  const files = Object.keys(metafile.outputs).map((it) => relative(outdir, resolve(it)));
  await build({
    ...options,
    entryPoints: [at("www/studio/offline.ts")],
    outfile: join(outdir, "sw.js"),
    splitting: false,
    define: { __FILES__: JSON.stringify([...files, "engine.wasm", "favicon.svg", "play.html"]) },
  });
  const written = [...files, "sw.js"].map((it) => relative(dist, join(outdir, it)));
  return { written, warnings: warnings.map((it) => place(it) + it.text) };
}

const place = ({ location: at }) => (at ? `${at.file}:${at.line}:${at.column + 1}: ` : "");

/** The hash by which the script knows its wasm. */
function integrity(bytes) {
  return `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
}

/** Makes a script smaller still: by a twentieth of what is sent, with brotli. */
async function squeeze(file, module, ecma) {
  // None of our functions is called with `new`, so that each may be an arrow.
  const compress = { passes: 3, hoist_funs: true, if_return: false, unsafe_arrows: true };
  const options = { compress, ecma, module, format: { ascii_only: false } };
  const { code } = await minify(readFileSync(file, "utf8"), options);
  writeFileSync(file, code);
}
