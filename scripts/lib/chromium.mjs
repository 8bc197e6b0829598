// Finds a Chromium for the browser tests: $CHROMIUM first, then whatever is installed.

import { existsSync } from "node:fs";

import { which } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium, or null. */
export function findChromium() {
  const wanted = process.env.CHROMIUM;
  if (wanted) return which(wanted) ?? (existsSync(wanted) ? wanted : null);
  for (const name of names) {
    const path = which(name);
    if (path) return path;
  }
  return places.find((path) => existsSync(path)) ?? null;
}
