// Finds the programs that the tests need, most of them to show pages: the one an environment variable
// names, else one that is installed.

import { existsSync } from "node:fs";

import { Problem, which } from "./run.mjs";

/**
 * By what each is called: the variable that says where it is, its usual names, Debian's package.
 * `platform`: the only one there is it for.
 */
export const programs = {
  chromium: {
    variable: "CHROMIUM",
    names: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"],
    places: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    debian: "chromium",
  },
  firefox: {
    variable: "FIREFOX",
    names: ["firefox-esr", "firefox"],
    places: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
    debian: "firefox-esr",
  },
  "WebKitGTK's driver": {
    variable: "WEBKIT_DRIVER",
    names: ["WebKitWebDriver"],
    places: [],
    debian: "webkit2gtk-driver",
    platform: "linux",
  },
  // WebKitGTK has no way to run without a screen; this is one that nobody sees.
  xvfb: { variable: "XVFB", names: ["Xvfb"], places: [], debian: "xvfb", platform: "linux" },
  // Shows nothing, but carries the chats: a server of XMPP.
  prosody: {
    variable: "PROSODY",
    names: ["prosody"],
    places: [],
    debian: "prosody",
    platform: "linux",
  },
};

/** The programs this machine is to have. */
export const wanted = () =>
  Object.keys(programs).filter(
    (it) => (programs[it].platform ?? process.platform) === process.platform,
  );

/** The path of one of these programs, or null. */
export function find(name) {
  const { variable, names, places } = programs[name];
  const named = process.env[variable];
  if (named) return which(named) ?? (existsSync(named) ? named : null);
  for (const one of names) {
    const path = which(one);
    if (path) return path;
  }
  return places.find((path) => existsSync(path)) ?? null;
}

/** The path of one of these programs, which has to be there. */
export function program(name) {
  const path = find(name);
  if (!path)
    throw new Problem(`There is no ${name} here. \`npm run setup\` installs what is missing.`);
  return path;
}
