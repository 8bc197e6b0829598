// The rows of page types: the first that matches wins, so their order can be changed.

import { useId, useRef } from "react";
import type { Page } from "../../engine/types.js";
import { RowFindings, Suggestions, TextCell } from "../../kit/cells.js";
import { Marked } from "../../kit/marked.js";
import { Button } from "../../kit/parts.js";
import { useRange } from "../../kit/range.js";
import { SortArea, SortRow } from "../../kit/sortrows.js";
import { useNames } from "../../kit/value.js";
import {
  get,
  type JsonObject,
  listOf,
  objectOf,
  parsePointer,
  pointer,
  textOf,
} from "../../state/path.js";
import { doc, edit, remove, reorder } from "../../state/store.js";
import { COLUMNS, fillPages } from "./model.js";

const TITLES = { match: "Pattern", type: "Type", journey: "Journey", topic: "Topic" };

const JOURNEY = ["awareness", "consideration", "decision"];

const placeOf = (row: string) => Number(parsePointer(row)[1]);

const pagesNow = () => listOf(doc().config["pages"]);

export function PageTable({ pages, tried }: { pages: JsonObject[]; tried: readonly Page[] }) {
  const id = useId();
  const suggest = {
    type: useNames("type"),
    journey: [...new Set([...JOURNEY, ...useNames("journey")])],
    topic: useNames("topic"),
  };
  const move = (from: number, to: number) => {
    if (to >= 0 && to < pages.length) reorder(["pages"], from, to, "page");
  };
  const table = useRef<HTMLTableElement>(null);
  const range = useRange(table, {
    columns: COLUMNS,
    read: (row, column) => textOf(objectOf(get(doc().config, parsePointer(row)))[column]),
    fill: (rows, column, cells, label) =>
      edit(
        ["pages"],
        rows.reduce(
          (all, row, place) => fillPages(all, placeOf(row), column, [cells[place] ?? []]),
          pagesNow(),
        ),
        label,
      ),
    paste: (cells, row, column) =>
      edit(
        ["pages"],
        fillPages(pagesNow(), placeOf(row), column, cells),
        `Paste ${cells.length} rows`,
      ),
  });
  return (
    <SortArea onMove={(from, to) => move(from.place, to.place)}>
      {Object.entries(suggest).map(([it, words]) => (
        <Suggestions key={it} id={`${id}-${it}`} words={words} />
      ))}
      <div className="grid-scroll">
        <table className="grid pages-grid" ref={table} {...range.on}>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">Drag</span>
              </th>
              <th scope="col">
                <span className="hidden">Row</span>
              </th>
              {COLUMNS.map((it) => (
                <th key={it} scope="col">
                  {TITLES[it]}
                </th>
              ))}
              <th scope="col" className="number">
                Tried
              </th>
              <th scope="col">
                <span className="hidden">Delete</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {pages.map((page, place) => {
              const path = ["pages", place];
              const name = textOf(page["match"]) || `page ${place + 1}`;
              const hits = tried.filter((it) => it.index === place).length;
              return (
                <SortRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be known by.
                  key={place}
                  group="pages"
                  place={place}
                  name={name}
                  path={pointer(path)}
                  className={hits ? "hit" : ""}
                  onStep={(by) => move(place, place + by)}
                >
                  <td className="number muted">{place + 1}</td>
                  {COLUMNS.map((it) => (
                    <td key={it}>
                      <TextCell
                        column={it}
                        path={[...path, it]}
                        label={`${TITLES[it]} of ${name}`}
                        value={textOf(page[it])}
                        className={it === "match" ? "mono" : ""}
                        {...(it === "match" ? {} : { list: `${id}-${it}` })}
                        onChange={(value) =>
                          edit(
                            [...path, it],
                            value || (it === "match" ? "" : undefined),
                            `Change ${TITLES[it].toLowerCase()}`,
                          )
                        }
                      />
                      {it === "match" && <RowFindings path={path} />}
                    </td>
                  ))}
                  <td className="number">{hits || ""}</td>
                  <td className="tools">
                    <Button
                      small
                      kind="quiet"
                      icon="bin"
                      label={`Delete page ${name}`}
                      onClick={() => remove(path, `Page ${name}`)}
                    />
                  </td>
                </SortRow>
              );
            })}
          </tbody>
        </table>
      </div>
      <Marked count={range.count} />
      <p className="help">
        The first row that matches wins: put the narrow patterns above the wide ones. <code>*</code>{" "}
        stands for one part of a path, <code>**</code> for any number. Arrows and Enter go from cell
        to cell, Shift with an arrow or a click marks several; rows from a spreadsheet can be
        pasted.
      </p>
    </SortArea>
  );
}
