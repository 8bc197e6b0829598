// Sets up what a build or a test run needs and the machine lacks. Says what it does; says nothing
// when there is nothing to do. It runs before any npm package is there, so it uses Node alone.

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

import { find, programs, wanted } from "./lib/browsers.mjs";
import { at, cache } from "./lib/paths.mjs";
import { attempt, entry, isMain, Problem, run, step, which } from "./lib/run.mjs";

/**
 * Makes the machine ready. `tests` adds what only the tests need: browsers, clippy, rustfmt.
 * What waits on the network runs beside what waits on the processor.
 */
export async function setup({ tests = false } = {}) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    throw new Problem(`Leadlight needs Node 20 or newer; this is ${process.version}.`);
  await debianPackages(which("cc") ? [] : ["gcc", "libc6-dev"]);
  const settled = await Promise.allSettled([
    rust(tests).then(bindgenTool),
    npmPackages(),
    tests && browsers(),
  ]);
  const failed = settled.find((it) => it.status === "rejected");
  if (failed) throw failed.reason;
}

async function browsers() {
  const missing = wanted().filter((it) => !find(it));
  for (const { variable } of missing.map((it) => programs[it])) {
    const named = process.env[variable];
    if (named) throw new Problem(`${variable} is \`${named}\`, and there is no such program.`);
  }
  const elsewhere = missing.map((it) => programs[it].variable).join(", ");
  await debianPackages(
    missing.map((it) => programs[it].debian),
    `, or say where they are: ${elsewhere}`,
  );
}

/** Installs packages; where that cannot be done, says what is missing, and `elsewhere` behind it. */
async function debianPackages(names, elsewhere = "") {
  if (names.length === 0) return;
  const list = names.join(" ");
  if (!which("apt-get") || process.getuid?.() !== 0) {
    const how = which("apt-get") ? `sudo apt-get install ${list}` : list;
    throw new Problem(`Please install what is missing: ${how}${elsewhere}`);
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => ["-q", "-o", "DPkg::Lock::Timeout=300", ...args];
  await step(
    `Debian packages: ${list}`,
    async () => {
      // A source that is out of reach may not be the one that is needed.
      await attempt("apt-get", apt("update"), { env });
      await run("apt-get", apt("install", "-y", "--no-install-recommends", ...names), { env });
    },
    "installing",
  );
}

async function rust(tests) {
  // Where rustup puts it, though only the next login shell knows.
  if (!which("cargo")) process.env.PATH += delimiter + join(homedir(), ".cargo/bin");
  if (!which("cargo")) {
    throw new Problem("Rust is missing. Install it from https://rustup.rs and start again.");
  }
  const { code, output } = await attempt("rustc", ["--print", "sysroot"]);
  if (code !== 0) throw new Problem(`${output}\nRust does not start. Try: rustup default stable`);
  const sysroot = output.trim().split("\n").at(-1);

  if (!existsSync(join(sysroot, "lib/rustlib/wasm32-unknown-unknown/lib"))) {
    await rustup("Rust's wasm32 target", ["target", "add", "wasm32-unknown-unknown"]);
  }
  if (!tests) return;
  const parts = { clippy: "cargo-clippy", rustfmt: "rustfmt" };
  const missing = Object.keys(parts).filter((it) => !existsSync(join(sysroot, "bin", parts[it])));
  if (missing.length > 0) {
    await rustup(`Rust's ${missing.join(" and ")}`, ["component", "add", ...missing]);
  }
}

async function rustup(what, args) {
  if (!which("rustup")) {
    throw new Problem(
      `${what} is missing and so is rustup, which would add it. Install rustup from ` +
        `https://rustup.rs, or add the target with the tool that installed Rust.`,
    );
  }
  await step(what, async () => {
    await run("rustup", args);
  });
}

async function npmPackages() {
  const installed = at("node_modules/.package-lock.json");
  const wanted = at("package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  await step(
    "npm packages",
    async () => {
      await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    },
    "npm ci",
  );
}

/** The exact version of a crate in a Cargo.lock. */
function locked(lockFile, crate) {
  const text = readFileSync(lockFile, "utf8");
  return text.match(new RegExp(`name = "${crate}"\\r?\\nversion = "([^"]+)"`))?.[1];
}

/** Where the wasm-bindgen tool is, once set up: by version and by its own source. */
export function bindgenPath() {
  const version = locked(at("Cargo.lock"), "wasm-bindgen");
  const hash = createHash("sha256");
  const sources = readdirSync(at("scripts/bindgen/src")).sort();
  for (const file of ["Cargo.lock", "Cargo.toml", ...sources.map((it) => `src/${it}`)]) {
    hash.update(readFileSync(at("scripts/bindgen", file)));
  }
  const source = hash.digest("hex").slice(0, 8);
  return join(cache, `bindgen-${version}-${process.platform}-${process.arch}-${source}`);
}

async function bindgenTool() {
  const version = locked(at("Cargo.lock"), "wasm-bindgen");
  const support = locked(at("scripts/bindgen/Cargo.lock"), "wasm-bindgen-cli-support");
  if (version !== support) {
    throw new Problem(
      `Cargo.lock has wasm-bindgen ${version}, but scripts/bindgen has ${support}. Write ` +
        `wasm-bindgen-cli-support = "=${version}" in scripts/bindgen/Cargo.toml, then run ` +
        `cargo update --manifest-path scripts/bindgen/Cargo.toml.`,
    );
  }
  const path = bindgenPath();
  if (existsSync(path)) return;
  await step(
    `wasm-bindgen ${version}`,
    async () => {
      const build = join(cache, "bindgen-target");
      mkdirSync(build, { recursive: true });
      const manifest = at("scripts/bindgen/Cargo.toml");
      await run("cargo", ["build", "--release", "--locked", "--manifest-path", manifest], {
        env: { CARGO_TARGET_DIR: build, RUSTFLAGS: "" },
      });
      // Renamed into place, so that a run that is broken off leaves no half a program.
      const part = `${path}.${process.pid}`;
      copyFileSync(join(build, "release/leadlight-bindgen"), part);
      renameSync(part, path);
    },
    "building, once for each version, takes a minute or two",
  );
}

if (isMain(import.meta.url)) entry(() => setup({ tests: true }));
