// A real Chromium for the tests: where it is, and how it is started.

import puppeteer from "puppeteer-core";

import { program } from "../scripts/lib/browsers.mjs";

/** For every test: it may be started as root, and asks the network for nothing of its own. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page of the browser's own beside each window, hidden, that takes half of the processor.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
];

/** Starts it with puppeteer's options; `args` are added to those every test has. */
export const startChromium = ({ args = [], ...options } = {}) =>
  puppeteer.launch({ executablePath: program("chromium"), args: [...ARGS, ...args], ...options });
