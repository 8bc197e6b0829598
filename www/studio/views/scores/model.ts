// A score as a table: its parts and rules, moved and filled in as in a spreadsheet.

import { numberOf } from "../../kit/number.js";
import {
  fresh,
  get,
  insert,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  type Path,
  parsePointer,
  pointer,
  set,
  textOf,
} from "../../state/path.js";
import { faded, fadingFrom, fadingText } from "./fading.js";

/** Rules that stand together: those of a group, or those on their own. */
export interface Section {
  /** The list of its rules; as a pointer it is the section's name. */
  path: Path;
  key: string;
  /** The group, unless the rules are on their own. */
  group?: { path: Path; value: JsonObject };
  rules: JsonObject[];
}

/** The parts of a score, in the config's order; rules on their own come last. */
export function sectionsOf(id: string, score: JsonObject): Section[] {
  const groups = listOf(score["groups"]).map((it, place): Section => {
    const path = ["scores", id, "groups", place];
    const list = [...path, "rules"];
    const value = objectOf(it);
    return {
      path: list,
      key: pointer(list),
      group: { path, value },
      rules: listOf(value["rules"]).map(objectOf),
    };
  });
  const path = ["scores", id, "rules"];
  return [...groups, { path, key: pointer(path), rules: listOf(score["rules"]).map(objectOf) }];
}

/** What a rule is called: what it says to people, else its id. */
export const nameOf = (rule: JsonObject) => textOf(rule["label"]) || textOf(rule["id"]) || "rule";

/** The ids of all rules of a score. */
export const idsOf = (id: string, score: JsonObject) =>
  sectionsOf(id, score).flatMap((it) => it.rules.map((rule) => textOf(rule["id"])));

/** A new rule, of a name that none has. */
export const newRule = (taken: Iterable<string>): JsonObject => ({
  id: fresh("rule", taken),
  on: "page_view",
  points: 5,
});

/** Whether an id is one that nobody chose. */
export const isMadeUp = (id: string) => /^rule(-\d+)?$/.test(id);

/** A text as an id: "Looked at the prices" is `looked-at-the-prices`. */
export const idFrom = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");

/** A place among the rules: the list as a pointer, and the place in it. */
export interface Spot {
  group: string;
  place: number;
}

/** A copy of the config in which a rule has gone from one place to another. */
export function moveRule(config: JsonObject, from: Spot, to: Spot): JsonObject {
  const [source, target] = [parsePointer(from.group), parsePointer(to.group)];
  const rule = get(config, [...source, from.place]);
  if (rule === undefined) return config;
  const without = set(config, [...source, from.place], undefined);
  return insert(without, target, rule, to.place) as JsonObject;
}

/** The place one up or down from another: in its part, else in the next. */
export function stepFrom(sections: readonly Section[], from: Spot, by: number): Spot | undefined {
  const at = sections.findIndex((it) => it.key === from.group);
  const here = sections[at];
  const place = from.place + by;
  if (here && place >= 0 && place < here.rules.length) return { ...from, place };
  const next = sections[at + by];
  return next && { group: next.key, place: by < 0 ? next.rules.length : 0 };
}

/** The columns that can be pasted into, in the table's order. */
export const COLUMNS = ["label", "on", "points", "per", "fades", "max", "id"] as const;

const PER = ["session", "page", "day", "ever"];

/** A cell as it is copied, and can be pasted. */
export const copied = (rule: JsonObject, column: string) =>
  column === "fades" ? fadingText(rule) : `${rule[column] ?? ""}`;

/** A rule with a copied cell put in; what says nothing there changes nothing. */
function filled(rule: JsonObject, column: string, text: string): JsonObject {
  const put = (key: string, value: Json | undefined) => set(rule, [key], value) as JsonObject;
  if (column === "label") return put("label", text || undefined);
  if (column === "fades") {
    const fading = fadingFrom(text);
    return fading ? faded(rule, fading) : rule;
  }
  if (column === "per") {
    const word = PER.find((it) => text.toLowerCase().split(/\W+/).includes(it));
    return word || text === "" ? put("per", word) : rule;
  }
  if (column === "on") {
    // A condition in words is not one that can be read back.
    if (!/^[\w.-]+$/.test(text)) return rule;
    const { when: _, ...rest } = rule;
    return { ...rest, on: text };
  }
  if (column === "id") return text ? put("id", text) : rule;
  const number = numberOf(text);
  if (number === null || (number === undefined && column === "points")) return rule;
  return put(column, number);
}

/** Is told of each cell that makes no sense where it is put. */
type Skip = () => void;

/** A rule with copied cells put in, from a column on to the right. */
function filledRow(
  rule: JsonObject,
  column: string,
  texts: readonly string[],
  skip: Skip,
): JsonObject {
  const first = (COLUMNS as readonly string[]).indexOf(column);
  return texts.reduce((it, text, right) => {
    const to = COLUMNS[first + right];
    const next = to ? filled(it, to, text) : it;
    if (next === it && !(to && copied(it, to) === text)) skip();
    return next;
  }, rule);
}

/** A copy of the config in which rules, wherever they are, have copied cells put in. */
export const fillCells = (
  config: JsonObject,
  rules: readonly string[],
  column: string,
  cells: readonly string[][],
  skip: Skip = () => {},
): JsonObject =>
  rules.reduce((it, rule, place) => {
    const path = parsePointer(rule);
    const now = objectOf(get(it, path));
    return set(it, path, filledRow(now, column, cells[place] ?? [], skip)) as JsonObject;
  }, config);

/**
 * A copy of a score's rules with copied cells put in: down along the places that are shown, right
 * along the columns. What goes on below the last becomes new rules.
 */
export function fillRules(
  rules: readonly JsonObject[],
  shown: readonly number[],
  column: string,
  cells: readonly string[][],
  taken: Iterable<string>,
  skip: Skip = () => {},
): JsonObject[] {
  if (!(COLUMNS as readonly string[]).includes(column)) return [...rules];
  const ids = new Set(taken);
  const next = [...rules];
  cells.forEach((texts, down) => {
    const place = shown[down] ?? next.length;
    let rule = next[place] ?? newRule(ids);
    const isNew = next[place] === undefined;
    rule = filledRow(rule, column, texts, skip);
    const id = textOf(rule["id"]);
    if (isNew && isMadeUp(id)) rule = { ...rule, id: fresh(idFrom(nameOf(rule)) || id, ids) };
    ids.add(textOf(rule["id"]));
    next[place] = rule;
  });
  return next;
}

export type Order = "config" | "label" | "points";

/** The rules of a part that a filter leaves, with their places, sorted for looking at. */
export function shownRules(
  rules: readonly JsonObject[],
  words: (rule: JsonObject) => string,
  filter: string,
  order: Order,
): [rule: JsonObject, place: number][] {
  const wanted = filter.trim().toLowerCase();
  const shown = rules
    .map((rule, place): [JsonObject, number] => [rule, place])
    .filter(([rule]) => !wanted || words(rule).toLowerCase().includes(wanted));
  if (order === "label") shown.sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b)));
  if (order === "points") shown.sort(([a], [b]) => Number(b["points"]) - Number(a["points"]));
  return shown;
}
