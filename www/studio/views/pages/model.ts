// Pages to try the patterns on: as typed, and as the journeys have them.

import { type Json, type JsonObject, objectOf, set, textOf } from "../../state/path.js";
import type { Journey } from "../../state/types.js";

/** How many pages are tried at once. */
export const MANY = 500;

/** The paths of what was pasted: addresses or paths, one a line. */
export function pathsOf(text: string): string[] {
  const lines = text
    .split(/[\s,]+/)
    .map((it) => it.trim())
    .filter(Boolean);
  return unique(lines.map(pathOf));
}

function pathOf(line: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(line)
    ? line
    : `http://site/${line.replace(/^\/+/, "")}`;
  try {
    const { pathname, search } = new URL(address);
    return decoded(pathname) + search;
  } catch {
    return line;
  }
}

/** Patterns are written as people read them; what cannot be read stays. */
function decoded(path: string) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The pages that the journeys go to. */
export const pathsIn = (journeys: readonly Journey[]): string[] =>
  unique(
    journeys.flatMap(({ log }) =>
      log
        .filter((it) => it.signal === "page_view")
        .map((it) => textOf(objectOf(it.props)["path"]))
        .filter(Boolean),
    ),
  );

const unique = (all: string[]) => [...new Set(all)].slice(0, MANY);

/** The columns of the table, in its order. */
export const COLUMNS = ["match", "type", "journey", "topic"] as const;

/** A copy of the rows with copied cells put in from a row and column on; rows are added at need. */
export function fillPages(pages: Json[], row: number, column: string, cells: string[][]): Json[] {
  const first = Math.max(0, (COLUMNS as readonly string[]).indexOf(column));
  let next: Json = pages;
  cells.forEach((texts, down) => {
    texts.forEach((text, right) => {
      const key = COLUMNS[first + right];
      if (!key) return;
      const value = text || (key === "match" ? "" : undefined);
      next = set(next, [row + down, key], value);
    });
    const here = objectOf((next as Json[])[row + down]);
    if (!("match" in here)) next = set(next, [row + down], { match: "", ...here } as JsonObject);
  });
  return next as Json[];
}
