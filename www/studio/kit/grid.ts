// A table whose cells are edited like a spreadsheet's: arrows, Enter and Tab go from cell to cell,
// and what was copied from Excel or Sheets is taken in cell by cell. Several cells at once: `range.ts`.

import Papa from "papaparse";
import type { ClipboardEvent, KeyboardEvent } from "react";

/** What a cell's control carries: its column, by which one goes up and down. */
export const cell = (column: string) => ({ "data-col": column });

export const CELL = "[data-col]";

/** Several cells as they are on the clipboard, rows of texts; null if it is a single one. */
export function cellsOf(text: string): string[][] | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return null;
  const { data } = Papa.parse<string[]>(text.replace(/\r?\n$/, ""), { delimiter: "\t" });
  return data.map((row) => row.map((it) => it.trim()));
}

export const isText = (it: Element | null) =>
  it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement;

/** Goes on to another cell, and marks its text so that typing replaces it. */
function enter(to: HTMLElement | undefined) {
  if (!to) return false;
  to.focus();
  if (isText(to)) to.select();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** Whether the caret is where an arrow leaves the text. */
export function atEdge(it: HTMLElement, forward: boolean) {
  if (!isText(it)) return true;
  const { selectionStart: start, selectionEnd: end, value } = it;
  if (start === 0 && end === value.length) return true;
  return start === end && end === (forward ? value.length : 0);
}

/** The keys of a spreadsheet, for the table. */
export function gridKeys(event: KeyboardEvent<HTMLTableElement>) {
  const { key, target, currentTarget, shiftKey } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
  if (!target.matches(CELL) || openPicker(target)) return;
  const next = { ArrowUp: -1, ArrowDown: 1, Enter: shiftKey ? -1 : 1 }[key];
  let gone = false;
  if (next !== undefined) {
    // Enter on a button presses it.
    if (key === "Enter" && target instanceof HTMLButtonElement) return;
    const column = [
      ...currentTarget.querySelectorAll<HTMLElement>(
        `[data-col="${CSS.escape(target.dataset["col"] ?? "")}"]`,
      ),
    ];
    gone = enter(column[column.indexOf(target) + next]);
    // A choice must not change because one wants to pass it.
    if (target instanceof HTMLSelectElement) gone = true;
  } else if (key === "ArrowLeft" || key === "ArrowRight") {
    const forward = isForward(key, currentTarget);
    if (!atEdge(target, forward)) return;
    const row = [...(target.closest("tr")?.querySelectorAll<HTMLElement>(CELL) ?? [])];
    gone = enter(row[row.indexOf(target) + (forward ? 1 : -1)]);
  }
  if (gone) event.preventDefault();
}

/** Whether an arrow to the side points to where the text goes on. */
export const isForward = (key: string, table: Element) =>
  (key === "ArrowRight") === (getComputedStyle(table).direction === "ltr");

function openPicker(it: HTMLElement) {
  try {
    return it.matches("select:open");
  } catch {
    return false; // A browser that does not know the word keeps the keys of an open list to itself.
  }
}

/** Takes in several copied cells, from the cell they are pasted into on. */
export function gridPaste(
  event: ClipboardEvent<HTMLTableElement>,
  take: (cells: string[][], row: HTMLElement, column: string) => void,
) {
  const { target } = event;
  const at = target instanceof HTMLElement ? target.closest<HTMLElement>(CELL) : null;
  const row = at?.closest("tr");
  const text = event.clipboardData.getData("text/plain");
  // A button takes no text by itself.
  const single = at instanceof HTMLButtonElement ? [[text.trim()]] : null;
  const cells = cellsOf(text) ?? single;
  if (!cells || !at || !row) return;
  event.preventDefault();
  take(cells, row, at.dataset["col"] ?? "");
}
