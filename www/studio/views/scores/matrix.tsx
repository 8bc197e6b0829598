// The scoring matrix: groups as parts of the table, each with its cap, rules as rows.

import { useId, useMemo, useRef, useState } from "react";
import { Suggestions } from "../../kit/cells.js";
import { TextInput } from "../../kit/inputs.js";
import { Marked } from "../../kit/marked.js";
import { Button, Icon } from "../../kit/parts.js";
import { many, phrase } from "../../kit/phrase.js";
import { useRange } from "../../kit/range.js";
import { DropRow, SortArea } from "../../kit/sortrows.js";
import { useNames } from "../../kit/value.js";
import {
  fresh,
  get,
  type JsonObject,
  listOf,
  objectOf,
  type Path,
  parsePointer,
  pointer,
  textOf,
} from "../../state/path.js";
import { add, doc, edit, replaceConfig, tell } from "../../state/store.js";
import { GroupRow } from "./group-row.js";
import {
  COLUMNS,
  copied,
  fillCells,
  fillRules,
  idsOf,
  moveRule,
  nameOf,
  newRule,
  type Order,
  type Section,
  sectionsOf,
  shownRules,
  stepFrom,
} from "./model.js";
import { type RowActions, RuleRow } from "./rule-row.js";

const wordsOf = (rule: JsonObject) =>
  [rule["label"], rule["id"], rule["on"], phrase(rule["where"]), phrase(rule["when"])].join(" ");

const changes = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** Says what did not go in, and what came of what did beyond the cells there are. */
function sayOf(skipped: number, more: number) {
  const said = [
    more > 0 && `${many(more, "rule")} added.`,
    skipped > 0 &&
      `${many(skipped, "cell")} could not be put in there and ${skipped === 1 ? "is" : "are"} as before: points are a number, and signals have no spaces.`,
  ].filter(Boolean);
  if (said.length) tell(said.join(" "));
}

/** The columns that are marked and copied; the id is in the cell of the label. */
const SIDE_BY_SIDE = COLUMNS.filter((it) => it !== "id");

interface Props {
  id: string;
  score: JsonObject;
  onOpen: (path: Path) => void;
}

export function Matrix({ id, score, onOpen }: Props) {
  const [filter, setFilter] = useState("");
  const [order, setOrder] = useState<Order>("config");
  const signals = useNames("signal");
  const names = useId();
  const table = useRef<HTMLTableElement>(null);
  const sections = sectionsOf(id, score);
  const fixed = order !== "config" || filter.trim() !== "";

  // Rows are told these once: they look at the config as it is when something is done.
  const actions = useMemo((): RowActions => {
    const now = () => objectOf(get(doc().config, ["scores", id]));
    return {
      open: onOpen,
      ids: () => idsOf(id, now()),
      step(group, place, by) {
        const from = { group, place };
        const to = stepFrom(sectionsOf(id, now()), from, by);
        if (!to) return;
        replaceConfig(moveRule(doc().config, from, to), "Move rule");
        focusRow(table.current, to.group, to.place);
      },
      duplicate(list, place) {
        const rule = objectOf(get(doc().config, [...list, place]));
        const copy = { ...rule, id: fresh(textOf(rule["id"]), idsOf(id, now())) };
        add(list, copy, `copy of ${nameOf(rule)}`, place + 1);
      },
    };
  }, [id, onOpen]);

  const addRule = (section: Section) => {
    add(section.path, newRule(idsOf(id, score)), "rule");
    focusRow(table.current, section.key, section.rules.length);
  };

  const paste = (cells: string[][], row: string, column: string) => {
    const path = parsePointer(row);
    const key = pointer(path.slice(0, -1));
    const section = sections.find((it) => it.key === key);
    if (!section) return;
    const places = shownRules(section.rules, wordsOf, filter, order).map(([, place]) => place);
    const shown = places.slice(places.indexOf(Number(path.at(-1))));
    // New rules come of what says what they are for, and only where they can be seen.
    const fits = fixed || !["label", "on"].includes(column) ? shown.length : cells.length;
    const taken = idsOf(id, score);
    let skipped = cells.slice(fits).flat().length;
    const next = fillRules(section.rules, shown, column, cells.slice(0, fits), taken, () => {
      skipped++;
    });
    const more = next.length - section.rules.length;
    if (changes(section.rules, next)) edit(section.path, next, `Paste ${cells.length} rows`);
    sayOf(skipped, more);
  };
  const range = useRange(table, {
    columns: SIDE_BY_SIDE,
    read: (row, column) => copied(objectOf(get(doc().config, parsePointer(row))), column),
    fill: (rows, column, cells, label) => {
      let skipped = 0;
      const { config } = doc();
      const next = fillCells(config, rows, column, cells, () => {
        skipped++;
      });
      if (changes(config, next)) replaceConfig(next, label);
      sayOf(skipped, 0);
    },
    paste,
  });

  const sorter = (to: Order, text: string) => (
    <th
      scope="col"
      className={to === "points" ? "number" : ""}
      aria-sort={order === to ? (to === "points" ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        className="sorter"
        onClick={() => setOrder(order === to ? "config" : to)}
      >
        {text}
        {order === to && <Icon name={to === "points" ? "down" : "up"} />}
      </button>
    </th>
  );

  return (
    <>
      <div className="matrix-tools">
        <span className="matrix-filter">
          <Icon name="search" />
          <TextInput
            label="Filter rules"
            placeholder="Filter"
            value={filter}
            onChange={setFilter}
          />
        </span>
        {fixed && (
          <Button
            small
            kind="quiet"
            onClick={() => {
              setFilter("");
              setOrder("config");
            }}
          >
            Show all in their order
          </Button>
        )}
        <Button
          small
          icon="add"
          onClick={() => {
            const names = listOf(score["groups"]).map((it) => textOf(objectOf(it)["id"]));
            add(["scores", id, "groups"], { id: fresh("group", names), rules: [] }, "group");
          }}
        >
          Add group
        </Button>
      </div>
      <SortArea
        onMove={(from, to) => {
          if (from.group === to.group && from.place === to.place) return;
          replaceConfig(moveRule(doc().config, from, to), "Move rule");
        }}
      >
        <Suggestions id={names} words={signals} />
        <div className="grid-scroll">
          <table ref={table} className="grid matrix" aria-label={`Rules of ${id}`} {...range.on}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="hidden">Drag</span>
                </th>
                {sorter("label", "Rule")}
                <th scope="col">When</th>
                {sorter("points", "Points")}
                <th scope="col">Counts</th>
                <th scope="col">Fades</th>
                <th scope="col" className="number">
                  At most
                </th>
                <th scope="col">
                  <span className="hidden">Edit</span>
                </th>
              </tr>
            </thead>
            {sections.map((section, place) => (
              <tbody key={section.key} data-path={section.group && pointer(section.group.path)}>
                <GroupRow
                  section={section}
                  alone={sections.length === 1}
                  last={place === sections.length - 2}
                  onAdd={() => addRule(section)}
                />
                {shownRules(section.rules, wordsOf, filter, order).map(([rule, at]) => (
                  <RuleRow
                    key={at}
                    group={section.key}
                    place={at}
                    rule={rule}
                    signals={names}
                    fixed={fixed}
                    actions={actions}
                  />
                ))}
                {section.rules.length === 0 && (
                  <DropRow group={section.key}>
                    <td colSpan={8} className="muted">
                      No rules here: add one, or drag one here.
                    </td>
                  </DropRow>
                )}
              </tbody>
            ))}
          </table>
        </div>
      </SortArea>
      <Marked count={range.count} />
      <p className="help">
        Arrows, Enter and Tab go from cell to cell, Shift with an arrow or a click marks several,
        Alt with an arrow moves a rule. What is copied here or in a spreadsheet fills the cells down
        and right: rule, signal, points, how often, fading (such as <code>14d</code> or{" "}
        <code>linear 30d</code>), at most, id.
      </p>
    </>
  );
}

/** Goes to a row that is only there after the next rendering. */
function focusRow(table: HTMLTableElement | null, list: string, place: number) {
  requestAnimationFrame(() => {
    const row = table?.querySelector(`[data-path="${CSS.escape(`${list}/${place}`)}"]`);
    const input = row?.querySelector<HTMLInputElement>("input");
    input?.focus();
    input?.scrollIntoView({ block: "nearest" });
  });
}
