// Builds the demo site: `node www/demo/build.mjs <outDir>`, or `buildDemo(outDir)` from a script.
//
// A page is a file under pages/: front matter in an HTML comment, then the body. This script puts
// the shared shell around it, fills in the few `<!-- name -->` parts and copies everything else.
// It needs no package but vanilla-cookieconsent, whose style sheet it takes along; its script is
// bundled into site.js by esbuild, which the project's own build runs on site.ts.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { board } from "./art/board.mjs";
import { postCards } from "./art/posts.mjs";
import { shell } from "./layout.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(here, ...path), "utf8");

/** Writes the whole site into `outDir` and gives the names of the files written. */
export function buildDemo(outDir) {
  const files = demoFiles();
  for (const [name, bytes] of files) {
    const path = join(resolve(outDir), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return [...files.keys()];
}

/** The whole site, site.js apart, as a map from a file's name to what is in it. */
export function demoFiles() {
  const pages = filesIn("pages").map(readPage);
  const posts = pages
    .filter((page) => page.layout === "post")
    .sort((a, b) => Number(a.order) - Number(b.order));
  const files = new Map();
  for (const page of pages) {
    files.set(page.file, expand(shell(page), page, posts));
  }
  files.set("site.css", styles());
  // downloads/src is what the guide is printed from: for the authors of the site.
  for (const name of [...filesIn("downloads"), ...filesIn("fonts"), ...filesIn("images")]) {
    if (!name.startsWith("downloads/src/")) files.set(name, readFileSync(join(here, name)));
  }
  files.set("leadlight.json", read("leadlight.json"));
  return files;
}

/** The files below a folder of the demo, as `folder/…`, with forward slashes, in order. */
function filesIn(folder) {
  return readdirSync(join(here, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) =>
      path
        .slice(here.length + 1)
        .split(sep)
        .join("/"),
    )
    .sort();
}

/** A page with the front matter it opens with: `key: value` lines in a comment. */
function readPage(name) {
  const [, head, body] = /^<!--\n([\s\S]*?)\n-->\n([\s\S]*)$/.exec(read(name)) ?? [];
  if (!head) throw new Error(`${name} does not open with its front matter`);
  const meta = Object.fromEntries(
    head.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const file = name.slice("pages/".length);
  return { ...meta, file, path: `/${file.replace(/index\.html$/, "")}`, body };
}

/** Fills in `<!-- art name -->` (a file of art/), `<!-- board -->` and `<!-- posts -->`. */
function expand(html, page, posts) {
  const others = posts.filter((post) => post.path !== page.path);
  return html
    .replace(/<!-- art ([\w-]+) -->/g, (_, name) => read("art", `${name}.svg`).trim())
    .replace("<!-- board -->", () => board())
    .replace("<!-- posts -->", () => postCards(others));
}

/** One style sheet: the cookie banner's own, then ours in the order of the file names. */
function styles() {
  const banner = createRequire(import.meta.url).resolve(
    "vanilla-cookieconsent/dist/cookieconsent.css",
  );
  return [readFileSync(banner, "utf8"), ...filesIn("styles").map((name) => read(name))].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const outDir = process.argv[2];
  if (!outDir) {
    console.error("usage: node www/demo/build.mjs <outDir>");
    process.exit(2);
  }
  console.log(`demo site: ${buildDemo(outDir).length} files in ${outDir}`);
}
