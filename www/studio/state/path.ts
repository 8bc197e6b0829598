// Places in a config, and values changed at them without changing what was there.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
/** Keys and places in lists, from the top of the config down. */
export type Path = readonly (string | number)[];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object there, or an empty one. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The list there, or an empty one. */
export const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** The text there, or an empty one. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The value at a path; undefined where there is none. */
export function get(root: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
  }
  return value;
}

/** A copy with `value` at a path; what is missing on the way becomes an object. Undefined removes. */
export function set(root: Json | undefined, path: Path, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? {};
  if (Array.isArray(root)) {
    const list = [...root];
    const place = Number(key);
    if (rest.length === 0 && value === undefined) list.splice(place, 1);
    else list[place] = set(list[place], rest, value);
    return list;
  }
  const object = { ...objectOf(root) };
  if (rest.length === 0 && value === undefined) delete object[key];
  else object[key] = set(object[key], rest, value);
  return object;
}

/** A copy with `value` put into the list at a path, before `place` or at its end. */
export function insert(root: Json, path: Path, value: Json, place?: number): Json {
  const list = [...listOf(get(root, path))];
  list.splice(place ?? list.length, 0, value);
  return set(root, path, list);
}

/** A copy in which an item of the list at a path has gone from one place to another. */
export function move(root: Json, path: Path, from: number, to: number): Json {
  const list = [...listOf(get(root, path))];
  const [item] = list.splice(from, 1);
  if (item !== undefined) list.splice(to, 0, item);
  return set(root, path, list);
}

/** A copy in which a key of the object at a path has another name, and its old place. */
export function rename(root: Json, path: Path, from: string, to: string): Json {
  const entries = Object.entries(objectOf(get(root, path)));
  return set(
    root,
    path,
    Object.fromEntries(entries.map(([key, value]) => [key === from ? to : key, value])),
  );
}

/** A path as the engine's diagnostics write it: a JSON pointer (RFC 6901). */
export const pointer = (path: Path) =>
  path.map((it) => `/${`${it}`.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The path of a JSON pointer. */
export const parsePointer = (text: string): Path =>
  text
    .split("/")
    .slice(1)
    .map((it) => it.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((it) => (/^(0|[1-9]\d{0,14})$/.test(it) ? Number(it) : it));

/** A name like `base` that is no key of `taken` yet: `offer`, `offer-2`, … */
export function fresh(base: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(base)) return base;
  for (let count = 2; ; count++) if (!names.has(`${base}-${count}`)) return `${base}-${count}`;
}
