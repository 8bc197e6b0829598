// The one instance on a page, and the function by which the page reaches it.

import type { Api } from "./api.js";

/** The commands, as methods of the global function and of the npm entry's instance. */
export const commands = [
  "page",
  "track",
  "identify",
  "consent",
  "get",
  "explain",
  "on",
  "off",
  "openChat",
  "closeChat",
  "handoff",
  "export",
  "import",
  "reset",
] as const;

// biome-ignore lint/suspicious/noExplicitAny: the page gives what it likes; api.ts sorts it out.
type Method = (...args: any[]) => unknown;

/** `leadlight(command, …args)`, and the same as methods. */
export type Leadlight = ((command: string, ...args: unknown[]) => unknown) &
  Record<(typeof commands)[number], Method>;

const ONE = Symbol.for("leadlight");
type Scope = Record<string | symbol, unknown>;

/** Gives the instance that is there, whoever started it. */
export function existing(): Leadlight | undefined {
  return (window as unknown as Scope)[ONE] as Leadlight | undefined;
}

/** Makes `api` the page's instance, under `name` if given; runs what the page queued there. */
export function install(api: Api, name: string | undefined): Leadlight {
  const call = (...args: unknown[]) => api.call(args);
  const instance = call as unknown as Leadlight;
  for (const command of commands) {
    instance[command] = (...args: unknown[]) => api.call([command, ...args]);
  }
  const scope = window as unknown as Scope;
  Object.defineProperty(scope, ONE, { value: instance });
  if (name !== undefined) {
    const stub = scope[name] as { q?: ArrayLike<unknown>[] } | undefined;
    scope[name] = instance;
    for (const queued of stub?.q ?? []) api.call(Array.from(queued));
  }
  return instance;
}
