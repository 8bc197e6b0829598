// What was written into the host's page, so that it can all be taken back, engine or no engine.

interface Entry {
  /** What the page's author had there; null for no such attribute. */
  readonly was: string | null;
  /** What we put there. */
  wrote: string | null;
}

/** By node, then by attribute; "" is the text of a text node, DISPLAY how an element is laid out. */
const entries = new Map<Node, Map<string, Entry>>();

/** The name of what no attribute of an element is: a strict policy forbids to write `style`. */
export const DISPLAY = "display";

const read = (node: Node, name: string): string | null =>
  name === ""
    ? (node as Text).data
    : name === DISPLAY
      ? (node as HTMLElement).style.display
      : (node as Element).getAttribute(name);

function put(node: Node, name: string, value: string | null): void {
  if (name === "") (node as Text).data = value ?? "";
  else if (name === DISPLAY) {
    const { style } = node as HTMLElement;
    style.setProperty(name, value, value === "none" ? "important" : "");
    // Asked for, as Chromium writes the attribute only then, and would leave an empty one.
    if (!(node as Element).getAttribute("style")) (node as Element).removeAttribute("style");
  } else if (value === null) (node as Element).removeAttribute(name);
  else (node as Element).setAttribute(name, value);
}

/** Writes `value` into a node's attribute, or its text for the name "". */
export function write(node: Node, name: string, value: string | null): void {
  const now = read(node, name);
  if (now === value) return;
  const own = entries.get(node) ?? new Map<string, Entry>();
  entries.set(node, own);
  const entry = own.get(name);
  // What the page put there since is now the author's.
  own.set(name, { was: entry && entry.wrote === now ? entry.was : now, wrote: value });
  put(node, name, value);
}

/** Takes back everything written into a node. What the page wrote over it since, stays. */
export function restore(node: Node): void {
  for (const [name, { was, wrote }] of entries.get(node) ?? []) {
    if (read(node, name) === wrote) put(node, name, was);
  }
  entries.delete(node);
}

/** Takes back everything. */
export function restoreAll(): void {
  for (const node of [...entries.keys()]) restore(node);
}

/** Whether a node still shows what was written into it. */
export function isIntact(node: Node): boolean {
  return [...(entries.get(node) ?? [])].every(([name, { wrote }]) => read(node, name) === wrote);
}
