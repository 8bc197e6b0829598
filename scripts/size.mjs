// Prints what each file of dist/ weighs. `--check` fails when what every visitor downloads is over
// the budget in budget.json, or a file that comes later over its own, or what the studio loads before
// its first view: in brotli bytes, the figure that one careless dependency breaks.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { at, dist } from "./lib/paths.mjs";
import { entry, Problem } from "./lib/run.mjs";
import { filesIn } from "./lib/site.mjs";

entry(() => {
  if (!existsSync(dist)) throw new Problem("There is no dist/ yet: npm run build");
  const budget = JSON.parse(readFileSync(at("scripts/budget.json"), "utf8"));
  const rows = filesIn(dist)
    .filter((it) => !it.startsWith("site/"))
    .map(weigh);
  const sum = total(rows.filter((it) => budget.files.includes(it.name)));

  line("", "raw", "gzip -9", "brotli -11");
  for (const { name, raw, gzip, brotli } of rows) line(name, raw, gzip, brotli);
  line(budget.files.join(" + "), sum.raw, sum.gzip, sum.brotli);
  line("budget", "", "", budget.brotli);
  line("goal", "", "", budget.goal);

  const studio = total(firstOfStudio().map(weigh));
  line("the studio's first view", studio.raw, studio.gzip, studio.brotli);
  line("budget", "", "", budget.studio);

  if (sum.count !== budget.files.length) {
    throw new Problem(`missing in dist/: one of ${budget.files.join(", ")}`);
  }
  for (const { name, brotli } of rows) {
    const most = budget.late[name];
    if (process.argv.includes("--check") && brotli > most) {
      throw new Problem(`${name} is over its budget by ${brotli - most} brotli bytes`);
    }
  }
  if (process.argv.includes("--check") && sum.brotli > budget.brotli) {
    throw new Problem(`over the budget by ${sum.brotli - budget.brotli} brotli bytes`);
  }
  if (process.argv.includes("--check") && studio.brotli > budget.studio) {
    throw new Problem(
      `the studio is over its budget by ${studio.brotli - budget.studio} brotli bytes`,
    );
  }
});

/** What the studio loads before anything is chosen: its page, and all that this imports at once. */
function firstOfStudio() {
  const found = new Set(["index.html", "styles.css", "engine.wasm", "worker.js"]);
  const take = (name) => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(dist, "site/studio", name), "utf8");
    for (const [, other] of text.matchAll(/(?:from|import)\s?"(\.[^"]+)"/g)) {
      take(join(name, "..", other));
    }
  };
  take("studio.js");
  return [...found].map((it) => `site/studio/${it}`);
}

function weigh(name) {
  const bytes = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotli.length,
  };
}

function total(rows) {
  const add = (key) => rows.reduce((sum, it) => sum + it[key], 0);
  return { count: rows.length, raw: add("raw"), gzip: add("gzip"), brotli: add("brotli") };
}

function line(name, ...figures) {
  const cells = figures.map((it) => it.toLocaleString("en").padStart(12));
  console.log(name.padEnd(32) + cells.join(""));
}
