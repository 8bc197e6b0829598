// How fast Leadlight is, against what a team would take instead: `npm run bench`. `-- --only engine`
// leaves the libraries out, `-- --no-page` the browser; `-- --json` prints the figures as JSON, and
// `-- --write` puts them into docs/performance.md.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";

import { at, dist } from "./lib/paths.mjs";
import { entry, Problem, run, seconds } from "./lib/run.mjs";

entry(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean" },
      only: { type: "string" },
      "no-page": { type: "boolean" },
      write: { type: "boolean" },
      runs: { type: "string", default: "7" },
    },
  });
  const start = performance.now();
  const wasm = `${dist}/leadlight.wasm`;
  if (!existsSync(wasm)) throw new Problem("There is no dist/ yet: npm run build");
  await install();
  const { bundle } = await import("../bench/run/bundle.mjs");
  const { report } = await import("../bench/run/report.mjs");
  const script = await bundle("bench/run/suite.mjs");
  const config = JSON.parse(readFileSync(at("bench/leadlight.json"), "utf8"));
  const options = { only: values.only, runs: Number(values.runs) };

  await import(`data:text/javascript;base64,${Buffer.from(script).toString("base64")}`);
  const module = await WebAssembly.compile(readFileSync(wasm));
  const found = {
    processor: cpus()[0].model,
    cores: availableParallelism(),
    load: loadavg()[0],
    node: { version: process.version, ...(await globalThis.bench.all(module, config, options)) },
  };
  if (!values["no-page"]) found.page = await inPage(script, config, options);
  found.seconds = seconds(start);
  if (values.write) write(report(found));
  console.log(values.json ? JSON.stringify(found, null, 2) : report(found));
});

async function inPage(script, config, options) {
  const { openBrowser } = await import("../bench/run/page.mjs");
  const browser = await openBrowser(script, config);
  try {
    return {
      version: browser.version,
      ...(await browser.suite(options)),
      cold: await browser.cold(),
      track: await browser.track(),
    };
  } finally {
    await browser.close();
  }
}

/** Puts the tables into the document, in place of those that are there. */
function write(tables) {
  const file = at("docs/performance.md");
  const [before, rest] = readFileSync(file, "utf8").split("<!-- figures -->\n");
  const after = rest?.split("<!-- end of figures -->")[1];
  if (after === undefined) throw new Problem(`${file} has no place for the figures`);
  const figures = `<!-- figures -->\n\`\`\`text\n${tables}\n\`\`\`\n<!-- end of figures -->`;
  writeFileSync(file, before + figures + after);
}

/** Installs what it is measured against, unless that is there. */
async function install() {
  const wanted = at("bench/package-lock.json");
  const have = at("bench/node_modules/.package-lock.json");
  if (existsSync(have) && isSame(wanted, have)) return;
  console.error("  … installing the libraries to measure against");
  await run("npm", ["ci", "--no-audit", "--no-fund", "--prefix", at("bench")]);
}

/** Whether what is installed is what the lock file says. */
function isSame(wanted, have) {
  const versions = (file) => {
    const { packages } = JSON.parse(readFileSync(file, "utf8"));
    delete packages[""];
    return JSON.stringify(Object.entries(packages).map(([name, it]) => [name, it.version]));
  };
  return versions(wanted) === versions(have);
}
