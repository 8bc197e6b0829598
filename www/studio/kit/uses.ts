// Where a config names its own things: to say what one is used by, and to give it another name
// everywhere at once.

import {
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  type Path,
  rename,
  set,
  textOf,
} from "../state/path.js";
import { mentionsOf, type Named, renamedMentions } from "./references.js";

type Keyed = "offer" | "segment" | "persona" | "playbook";

export type Thing = Keyed | Named;

/** Keys whose texts name a thing, in whichever part of the config they are. */
const KEYS: Record<Keyed, readonly string[]> = {
  offer: ["show", "offer"],
  segment: ["segments"],
  persona: ["persona"],
  playbook: ["playbook"],
};

const owned = (id: string) => `offers.${id}.owned`;
const action = (id: string) => `playbook:${id}`;

const isKeyed = (thing: Thing): thing is Keyed => thing in KEYS;

/** The paths at which a thing is named; a condition on owning an offer names it by its key. */
export function usesOf(config: Json, thing: Thing, id: string): Path[] {
  if (!isKeyed(thing)) return isObject(config) ? mentionsOf(config, thing, id) : [];
  const found: Path[] = [];
  const within = (value: Json | undefined, path: Path) => {
    if (value === id) found.push(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, it] of Object.entries(value)) {
      within(it, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  const look = (value: Json | undefined, path: Path) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, it] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      if (thing === "offer" && key === owned(id)) found.push(here);
      // The list of segments itself defines them.
      else if (KEYS[thing].includes(key) && path.length > 0) within(it, here);
      else if (thing === "playbook" && key === "action" && it === action(id)) found.push(here);
      else look(it, here);
    }
  };
  look(config, []);
  return found;
}

/** A copy in which all that names a thing calls it otherwise; not the thing itself. */
export function renameUses(config: JsonObject, thing: Thing, from: string, to: string): JsonObject {
  if (!isKeyed(thing)) return renamedMentions(config, thing, from, to);
  // What is deeper goes first: a path has to be right when its turn comes.
  const paths = [...usesOf(config, thing, from)].sort((a, b) => b.length - a.length);
  let next: Json = config;
  for (const path of paths) {
    const last = path.at(-1);
    if (thing === "offer" && last === owned(from))
      next = rename(next, path.slice(0, -1), owned(from), owned(to));
    else next = set(next, path, get(next, path) === action(from) ? action(to) : to);
  }
  return next as JsonObject;
}

/** A place of the config as one says it: "slot hero", "stage mql", "fit: Gave a work address". */
export function placeWords(config: Json, path: Path): string {
  const [top = "", key = ""] = path;
  const id = typeof key === "number" ? textOf(get(config, [top, key, "id"])) || `${key + 1}` : key;
  if (top === "scores") return `${id}${ruleWords(config, path)}`;
  return path.length > 1 ? `${`${top}`.replace(/s$/, "")} ${id}` : `${top}`;
}

/** The rule of a score that a path leads into. */
function ruleWords(config: Json, path: Path): string {
  const place = path.indexOf("rules");
  const { label, id } = objectOf(place < 0 ? undefined : get(config, path.slice(0, place + 2)));
  const words = textOf(label) || textOf(id);
  return words && `: ${words}`;
}
