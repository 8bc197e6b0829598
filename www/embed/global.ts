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

/** An event by which one looks for the instance, which puts itself into the list: no other global is needed. */
const ASK = "leadlight:instance";

/** Gives the instance that is there, whoever started it. */
export function existing(): Leadlight | undefined {
  const found: Leadlight[] = [];
  document.dispatchEvent(new CustomEvent(ASK, { detail: found }));
  return found.pop();
}

type Call = (args: readonly unknown[]) => unknown;

/** Makes `call` the page's instance, under `name` if given; runs what the page queued there. */
export function install(call: Call, name: string | undefined): Leadlight {
  const instance = ((...args: unknown[]) => call(args)) as Leadlight;
  for (const command of commands) {
    instance[command] = (...args: unknown[]) => call([command, ...args]);
  }
  document.addEventListener(ASK, (event) => {
    (event as CustomEvent<Leadlight[]>).detail?.push(instance);
  });
  const scope = window as unknown as Record<string, unknown>;
  if (name !== undefined) {
    const stub = scope[name] as { q?: ArrayLike<unknown>[] } | undefined;
    scope[name] = instance;
    for (const queued of stub?.q ?? []) call(Array.from(queued));
  }
  return instance;
}
