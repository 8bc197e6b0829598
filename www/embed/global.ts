// The one instance on a page, and the function by which the page reaches it.

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

type Call = (args: readonly unknown[]) => unknown;

/** Makes `call` the page's instance, under `name` if given; runs what the page queued there. */
export function install(call: Call, name: string | undefined): Leadlight {
  const instance = ((...args: unknown[]) => call(args)) as Leadlight;
  for (const command of commands) {
    instance[command] = (...args: unknown[]) => call([command, ...args]);
  }
  const scope = window as unknown as Scope;
  Object.defineProperty(scope, ONE, { value: instance });
  if (name !== undefined) {
    const stub = scope[name] as { q?: ArrayLike<unknown>[] } | undefined;
    scope[name] = instance;
    for (const queued of stub?.q ?? []) call(Array.from(queued));
  }
  return instance;
}
