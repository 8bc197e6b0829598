// Running other programs and telling the reader what takes how long.

import { spawn } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "./paths.mjs";

/** A failure the reader can act on: printed as it is, without a stack. */
export class Problem extends Error {}

const children = new Set();
const stops = [];

/** Has `work` done before the program ends because it was told to, as by Ctrl+C. */
export const onStop = (work) => stops.push(work);

/** Runs `main`; a Problem becomes its message and exit code 1. Nothing outlives the program. */
export async function entry(main) {
  process.once("SIGHUP", () => stop(129));
  process.once("SIGINT", () => stop(130));
  process.once("SIGTERM", () => stop(143));
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
    children.forEach(kill);
  }
}

/** Ends the program: with 0 where it ran until it was told to stop, else with `code`. */
async function stop(code) {
  children.forEach(kill);
  await Promise.allSettled(stops.map((it) => it()));
  process.exit(stops.length > 0 ? 0 : code);
}

/** Ends a program and all that it started itself. */
function kill(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** Whether the file at `url` is the one that was started, and not imported by another. */
export function isMain(url) {
  const started = process.argv[1];
  return Boolean(started) && realpathSync(started) === fileURLToPath(url);
}

/**
 * Runs a program to its end. Gives `{code, output}`, where the output is both of its streams;
 * never throws for an exit code.
 */
export function attempt(program, args, { env, cwd = root, timeout } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that it can be ended with all its children.
      detached: true,
    });
    children.add(child);
    let output = "";
    const take = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    const clock =
      timeout &&
      setTimeout(() => {
        take(`\nstopped: still running after ${timeout / 60_000} minutes\n`);
        kill(child);
      }, timeout);
    const end = (code) => {
      clearTimeout(clock);
      children.delete(child);
      done({ code, output });
    };
    child.on("error", (error) => {
      take(`${program}: ${error.message}\n`);
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Runs a program that has to succeed, and gives its output. */
export async function run(program, args, options) {
  const { code, output } = await attempt(program, args, options);
  if (code !== 0) {
    throw new Problem(`${output.trimEnd()}\n\n${[program, ...args].join(" ")}: exit code ${code}`);
  }
  return output;
}

/** The full path of a program, or null where there is none of that name. */
export function which(program) {
  for (const folder of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

/** Seconds since `start`, for people. */
export const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/**
 * Does one step and prints a line when it is over. `patience` is said first, for steps that take
 * so long that silence would look like a hang. `work` may give a few words to add to the line.
 */
export async function step(name, work, patience) {
  const start = performance.now();
  if (patience) console.log(`  … ${name}: ${patience}`);
  try {
    const note = await work();
    console.log(`  ✓ ${name}${note ? `, ${note}` : ""}  (${seconds(start)})`);
  } catch (error) {
    console.log(`  ✗ ${name}  (${seconds(start)})`);
    throw error;
  }
}
