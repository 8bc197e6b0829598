// Where a config names its offers, segments, personas and playbooks: to say what one is used by,
// and to give it another name everywhere at once.

import { get, type Json, type JsonObject, type Path, rename, set, textOf } from "../state/path.js";

export type Thing = "offer" | "segment" | "persona" | "playbook";

/** Keys whose texts name a thing, in whichever part of the config they are. */
const KEYS: Record<Thing, readonly string[]> = {
  offer: ["show", "offer"],
  segment: ["segments"],
  persona: ["persona"],
  playbook: ["playbook"],
};

const owned = (id: string) => `offers.${id}.owned`;
const action = (id: string) => `playbook:${id}`;

/** The paths at which a thing is named; a condition on owning an offer names it by its key. */
export function usesOf(config: Json, thing: Thing, id: string): Path[] {
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

/** A place of the config as one says it: "slot hero", "playbook sales-chat", "stage mql". */
export function placeWords(config: Json, path: Path): string {
  const [top = "", key = ""] = path;
  const id = typeof key === "number" ? textOf(get(config, [top, key, "id"])) || `${key + 1}` : key;
  return path.length > 1 ? `${`${top}`.replace(/s$/, "")} ${id}` : `${top}`;
}
