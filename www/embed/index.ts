// The npm entry: import { start } from "leadlight".

import { boot } from "./boot.js";
import { existing, install, type Leadlight } from "./global.js";
import type { Options } from "./options.js";

export type { EventName } from "./events.js";
export type { Leadlight } from "./global.js";

/** Options of `start`. */
export type StartOptions = Partial<Options> & {
  /** The name of a global function to make as well. */
  readonly global?: string;
};

let started: Leadlight | undefined;

/** Starts Leadlight on this page and gives the instance; the one that is there, if there is one. */
export function start(options: StartOptions = {}): Leadlight {
  started ??= existing();
  if (!started) {
    const base = options.base ?? new URL(".", import.meta.url);
    started = install(boot({ ...options, base }), options.global);
  }
  return started;
}

type Args = readonly unknown[];
const forward =
  (command: string) =>
  (...args: Args): unknown =>
    (started ?? existing())?.(command, ...args);

export const page = forward("page");
export const track = forward("track");
export const identify = forward("identify");
export const consent = forward("consent");
export const get = forward("get");
export const explain = forward("explain");
export const on = forward("on");
export const off = forward("off");
export const openChat = forward("openChat");
export const closeChat = forward("closeChat");
export const handoff = forward("handoff");
export const reset = forward("reset");
const exportLog = forward("export");
const importLog = forward("import");

export { exportLog as export, importLog as import };
