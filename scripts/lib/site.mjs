// The parts of dist/ that are copied, and the sweeping out of what no build makes any more.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

import { at, dist } from "./paths.mjs";

/** Every file below `folder`, as paths relative to it, with forward slashes, in order. */
export function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) =>
      relative(folder, join(it.parentPath ?? it.path, it.name))
        .split(sep)
        .join("/"),
    )
    .sort();
}

/** Copies a file into dist/, unless the same bytes are there already. Gives its name in dist/. */
export function copy(from, to) {
  const path = join(dist, to);
  if (!existsSync(path) || !readFileSync(from).equals(readFileSync(path))) {
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(from, path);
  }
  return to;
}

/** Writes the demo site, the sales desk, the studio's page and the copy of the `widget` files that the demo loads. */
export async function writeSite(widget) {
  const { buildDemo } = await import(pathToFileURL(at("www/demo/build.mjs")));
  const desk = filesIn(at("www/desk")).filter((it) => !/\.(ts|md)$/.test(it));
  const studio = ["index.html", "play.html", "favicon.svg"];
  return [
    ...widget.map((it) => copy(join(dist, it), `site/leadlight/${it}`)),
    ...desk.map((it) => copy(at("www/desk", it), `site/desk/${it}`)),
    ...studio.map((it) => copy(at("www/studio", it), `site/studio/${it}`)),
    ...buildDemo(join(dist, "site")).map((it) => `site/${it}`),
  ];
}

/** Removes from dist/ everything that is not in `keep`. */
export function sweep(keep) {
  const kept = new Set(keep);
  for (const name of filesIn(dist).filter((it) => !kept.has(it))) {
    rmSync(join(dist, name));
    for (let folder = dirname(join(dist, name)); folder !== dist; folder = dirname(folder)) {
      if (readdirSync(folder).length > 0) break;
      rmdirSync(folder);
    }
  }
}
