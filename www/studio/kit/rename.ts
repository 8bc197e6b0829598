// Another name for a thing of the config, and with it for all that names it.

import { type JsonObject, type Path, rename, set } from "../state/path.js";
import { change, doc, tell } from "../state/store.js";
import { type Expected, renamedInJourneys } from "./expected.js";
import { many } from "./phrase.js";
import { renameUses, usesOf } from "./uses.js";

/** Gives the thing at `path` another name, everywhere: one step. */
export function renameThing(thing: Expected, path: Path, from: string, to: string) {
  const { config, journeys, ...rest } = doc();
  const used = thing === "slot" ? config : renameUses(config, thing, from, to);
  const next =
    typeof path.at(-1) === "number"
      ? set(used, [...path, "id"], to)
      : rename(used, path.slice(0, -1), from, to);
  const told = renamedInJourneys(journeys, thing, from, to);
  change(`Rename ${from}`, { ...rest, config: next as JsonObject, journeys: told });
  const places = thing === "slot" ? 0 : usesOf(doc().config, thing, to).length;
  const others = told.filter((it, place) => it !== journeys[place]).length;
  const where = [
    places && `in ${many(places, "place")} that ${places > 1 ? "name" : "names"} it too`,
    others && `in ${many(others, "journey")}`,
  ].filter(Boolean);
  tell([`${from} is ${to} now`, ...(where.length ? [where.join(" and ")] : [])].join(", "), true);
}
