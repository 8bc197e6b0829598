// Several cells of a table at once, as in a spreadsheet: Shift with an arrow or a click marks them, or
// the pointer drawn over them; what is marked is copied, cut, emptied, or filled with one value, or with
// what stands in its first row (Ctrl and Enter, or D).

import Papa from "papaparse";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { atEdge, CELL, cellsOf, gridKeys, gridPaste, isForward, isText } from "./grid.js";

/** What a table does with its cells. Rows go by their path, as a pointer. */
export interface Cells {
  /** The columns that have something to copy, as they stand side by side. */
  columns: readonly string[];
  /** The text of a cell, as it is copied. */
  read: (row: string, column: string) => string;
  /** Puts texts into these rows, from a column on to the right. An empty text empties. */
  fill: (rows: readonly string[], column: string, cells: string[][], label: string) => void;
  /** Puts texts in from a cell on, down and right. */
  paste: (cells: string[][], row: string, column: string) => void;
}

/** A cell's row and column among those that can be marked. */
type Spot = readonly [row: number, column: number];

/** From the cell that has the focus to the one that was gone to last. */
type Range = readonly [from: Spot, to: Spot];

const BY: { [key: string]: Spot } = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const isSame = (a: Spot | undefined, b: Spot | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** What the table listens to, and how many cells are marked: none, or at least two. */
export function useRange(ref: RefObject<HTMLTableElement | null>, cells: Cells) {
  const range = useRef<Range>(undefined);
  const pressed = useRef<Spot>(undefined);
  const [count, setCount] = useState(0);

  const rows = () => [
    ...(ref.current?.querySelectorAll<HTMLTableRowElement>(`tr[data-path]:has(${CELL})`) ?? []),
  ];
  /** How many cells of a row come before the first that can be marked. */
  const before = (all = rows()) =>
    all[0]?.querySelector(`[data-col="${cells.columns[0]}"]`)?.closest("td")?.cellIndex ?? 0;
  const spotOf = (target: EventTarget | null): Spot | undefined => {
    const cell = target instanceof Element ? target.closest("td") : null;
    const all = rows();
    const row = all.indexOf(cell?.parentElement as HTMLTableRowElement);
    const column = (cell?.cellIndex ?? 0) - before(all);
    return row >= 0 && column in cells.columns ? [row, column] : undefined;
  };
  const cellAt = ([row, column]: Spot) => {
    const all = rows();
    return all[row]?.cells[before(all) + column];
  };

  /** The rows and columns of what is marked. */
  const marked = () => {
    const [from, to] = range.current ?? [];
    if (!from || !to || isSame(from, to)) return undefined;
    const span = (place: 0 | 1) => [
      Math.min(from[place], to[place]),
      Math.max(from[place], to[place]) + 1,
    ];
    return {
      rows: rows()
        .slice(...span(0))
        .map((it) => it.dataset["path"] ?? ""),
      columns: cells.columns.slice(...span(1)),
    };
  };

  const mark = (next: Range | undefined) => {
    range.current = next;
    for (const it of ref.current?.querySelectorAll("[data-marked]") ?? []) {
      it.removeAttribute("data-marked");
    }
    const found = marked();
    const all = rows();
    const first = before(all) + cells.columns.indexOf(found?.columns[0] ?? "");
    for (const row of all.filter((it) => found?.rows.includes(it.dataset["path"] ?? ""))) {
      for (const cell of [...row.cells].slice(first, first + (found?.columns.length ?? 0))) {
        cell.setAttribute("data-marked", "");
      }
    }
    setCount(found ? found.rows.length * found.columns.length : 0);
  };

  /** Puts the same texts into each of some rows, from a column on. */
  const fill = (rows: readonly string[], column = "", texts: string[], what: string) =>
    cells.fill(
      rows,
      column,
      rows.map(() => texts),
      `${what} ${rows.length * texts.length} cells`,
    );

  /** The same text in all that is marked. */
  const fillAll = (text: string, what: string) => {
    const { rows = [], columns = [] } = marked() ?? {};
    const texts = columns.map(() => text);
    if (rows.length) fill(rows, columns[0], texts, what);
  };

  /** The one cell that has the focus, unless a piece of its text is marked. */
  const alone = () => {
    const it = document.activeElement;
    const spot = spotOf(it);
    if (!spot || (isText(it) && it.selectionStart !== it.selectionEnd)) return undefined;
    const row = rows()[spot[0]]?.dataset["path"] ?? "";
    return { rows: [row], columns: cells.columns.slice(spot[1], spot[1] + 1) };
  };

  /** What stands in the first marked row goes into those below it. */
  const fillDown = () => {
    const { rows: [first, ...others] = [], columns = [] } = marked() ?? {};
    if (!first || !others.length) return;
    const texts = columns.map((it) => cells.read(first, it));
    fill(others, columns[0], texts, "Fill");
  };

  const copy = useRef<(event: globalThis.ClipboardEvent) => void>(undefined);
  copy.current = (event) => {
    const found = marked() ?? (event.type === "copy" ? alone() : undefined);
    if (!found || !ref.current?.contains(document.activeElement)) return;
    const texts = found.rows.map((row) => found.columns.map((it) => cells.read(row, it)));
    const text = Papa.unparse(texts, { delimiter: "\t", newline: "\n" });
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    if (event.type === "cut") fillAll("", "Cut");
  };
  useEffect(() => {
    // Where a button has the focus, browsers tell the document and not the button.
    const hear = (event: globalThis.ClipboardEvent) => copy.current?.(event);
    document.addEventListener("copy", hear);
    document.addEventListener("cut", hear);
    return () => {
      document.removeEventListener("copy", hear);
      document.removeEventListener("cut", hear);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { key, target, currentTarget, shiftKey } = event;
    if (count && (event.ctrlKey || event.metaKey) && /^(d|enter)$/i.test(key)) {
      event.preventDefault();
      return fillDown();
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const spot = target instanceof HTMLElement && target.matches(CELL) ? spotOf(target) : undefined;
    const by = BY[key];
    if (spot && by && shiftKey) {
      // Within a text Shift and an arrow mark the text.
      const aside = by[1] !== 0;
      const stays = aside && !atEdge(target as HTMLElement, isForward(key, currentTarget));
      if (stays && !count) return;
      const [from, to] = range.current ?? [spot, spot];
      const next = [to[0] + by[0], to[1] + by[1]] as const;
      const cell = cellAt(next);
      event.preventDefault();
      if (!cell || !(next[1] in cells.columns)) return;
      mark([from, next]);
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (count && (key === "Delete" || key === "Backspace")) {
      event.preventDefault();
      fillAll("", "Empty");
    } else if (key !== "Shift") {
      if (count) mark(undefined);
      if (!(count && key === "Escape")) gridKeys(event);
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const text = event.clipboardData.getData("text/plain");
    if (count && !cellsOf(text)) {
      event.preventDefault();
      fillAll(text.trim(), "Fill");
      return;
    }
    gridPaste(event, (texts, row, column) => {
      const found = marked();
      const path = found?.rows[0] ?? row.dataset["path"] ?? "";
      cells.paste(texts, path, found?.columns[0] ?? column);
    });
  };

  const onMouseDown = (event: MouseEvent<HTMLTableElement>) => {
    if (event.button !== 0) return;
    const spot = spotOf(event.target);
    const from = spotOf(document.activeElement);
    pressed.current = spot;
    if (event.shiftKey && spot && from && !isSame(spot, from)) {
      event.preventDefault();
      mark([from, spot]);
    } else if (count) {
      mark(undefined);
    }
  };

  const onMouseOver = (event: MouseEvent<HTMLTableElement>) => {
    const from = pressed.current;
    const spot = event.buttons === 1 && from ? spotOf(event.target) : undefined;
    if (!from || !spot || (isSame(from, spot) && !count)) return;
    // Marking begins at the cell that has the focus; Safari's buttons do not take it by a click.
    cellAt(from)?.querySelector<HTMLElement>(CELL)?.focus();
    mark([from, spot]);
  };

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    if (count && !isSame(range.current?.[0], spotOf(event.target))) mark(undefined);
  };
  const onBlur = ({ relatedTarget }: FocusEvent<HTMLTableElement>) => {
    // Whoever goes to another window comes back.
    const left = relatedTarget ? !ref.current?.contains(relatedTarget) : document.hasFocus();
    if (count && left) mark(undefined);
  };

  return { count, on: { onKeyDown, onPaste, onMouseDown, onMouseOver, onFocus, onBlur } };
}
