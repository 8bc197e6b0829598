// A rule as a row: every cell edited in place, the rest in its sheet.

import { memo } from "react";
import {
  ChoiceCell,
  LongTextCell,
  NumberCell,
  RowFindings,
  TextCell,
  useCell,
} from "../../kit/cells.js";
import { Button } from "../../kit/parts.js";
import { phrase } from "../../kit/phrase.js";
import { SortRow } from "../../kit/sortrows.js";
import {
  fresh,
  type Json,
  type JsonObject,
  type Path,
  parsePointer,
  pointer,
  textOf,
} from "../../state/path.js";
import { edit, remove } from "../../state/store.js";
import { Sparkline } from "./curve.js";
import { faded, fades, fadingWords } from "./fading.js";
import { idFrom, isMadeUp, nameOf } from "./model.js";

export interface RowActions {
  /** Opens the sheet of a rule. */
  open: (path: Path) => void;
  /** Moves a rule up or down. */
  step: (group: string, place: number, by: number) => void;
  duplicate: (list: Path, place: number) => void;
  /** The ids that rules have, when asked. */
  ids: () => string[];
}

interface Props {
  /** The list of rules it is in, as a pointer: a text stays the same from edit to edit. */
  group: string;
  place: number;
  rule: JsonObject;
  /** The id of the list of signals' names. */
  signals: string;
  /** While rows are sorted otherwise, or some are hidden, they stay where they are. */
  fixed: boolean;
  actions: RowActions;
}

const PER = [
  ["", "every time"],
  ["session", "once a visit"],
  ["page", "once a page"],
  ["day", "once a day"],
  ["ever", "only once"],
] as const;

export const RuleRow = memo(function RuleRow(props: Props) {
  const { group, place, rule, signals, fixed, actions } = props;
  const list = parsePointer(group);
  const path = [...list, place];
  const name = nameOf(rule);
  const at = (key: string) => [...path, key];
  const put = (key: string, value: Json | undefined, label: string) => edit(at(key), value, label);
  const negative = Number(rule["points"]) < 0;
  return (
    <SortRow
      group={group}
      place={place}
      name={name}
      path={pointer(path)}
      className={negative ? "negative" : ""}
      fixed={fixed}
      onStep={(by) => actions.step(group, place, by)}
    >
      <td className="label-cell" onBlur={() => giveId(path, rule, actions)}>
        <LongTextCell
          column="label"
          path={at("label")}
          label={`Label of ${name}`}
          value={textOf(rule["label"])}
          placeholder="What it says to people"
          onChange={(it) => put("label", it || undefined, "Change label")}
        />
        <TextCell
          column="id"
          path={at("id")}
          label={`Id of ${name}`}
          value={textOf(rule["id"])}
          className="mono"
          onChange={(it) => put("id", it, "Change id")}
        />
        <RowFindings path={path} />
      </td>
      <td>
        <WhenCell path={path} rule={rule} name={name} signals={signals} open={actions.open} />
      </td>
      <td>
        <NumberCell
          column="points"
          path={at("points")}
          label={`Points of ${name}`}
          value={typeof rule["points"] === "number" ? rule["points"] : undefined}
          className={negative ? "minus" : ""}
          onChange={(it) => it !== undefined && put("points", it, "Change points")}
        />
      </td>
      <td>
        {rule["when"] !== undefined && rule["per"] === undefined ? (
          <span className="cell-note muted">while it holds</span>
        ) : (
          <ChoiceCell
            column="per"
            path={at("per")}
            label={`How often ${name} counts`}
            value={textOf(rule["per"])}
            options={PER}
            onChange={(it) => put("per", it || undefined, "Change how often it counts")}
          />
        )}
      </td>
      <td>
        {rule["when"] === undefined || fades(rule) ? (
          <FadeCell path={path} rule={rule} name={name} open={actions.open} />
        ) : null}
      </td>
      <td>
        <NumberCell
          column="max"
          path={at("max")}
          label={`Most points of ${name}`}
          value={typeof rule["max"] === "number" ? rule["max"] : undefined}
          placeholder="–"
          onChange={(it) => put("max", it, "Change cap")}
        />
      </td>
      <td className="tools">
        <Button
          small
          kind="quiet"
          icon="edit"
          label={`Edit rule ${name}`}
          onClick={() => actions.open(path)}
        />
        <Button
          small
          kind="quiet"
          icon="copy"
          label={`Duplicate rule ${name}`}
          onClick={() => actions.duplicate(list, place)}
        />
        <Button
          small
          kind="quiet"
          icon="bin"
          label={`Delete rule ${name}`}
          onClick={() => remove(path, `Rule ${name}`)}
        />
      </td>
    </SortRow>
  );
});

/** A rule that nobody has named yet goes by its label. */
function giveId(path: Path, rule: JsonObject, { ids }: RowActions) {
  const id = textOf(rule["id"]);
  const made = idFrom(textOf(rule["label"]));
  if (!isMadeUp(id) || !made || made === id) return;
  const taken = ids().filter((it) => it !== id);
  edit([...path, "id"], fresh(made, taken), "Change label");
}

interface CellProps {
  path: Path;
  rule: JsonObject;
  name: string;
  open: (path: Path) => void;
}

/** What gives the points: a signal with what it has to be, or a condition. */
function WhenCell({ path, rule, name, signals, open }: CellProps & { signals: string }) {
  const when = useCell("on", [...path, "when"], `Condition of ${name}`);
  if (rule["when"] !== undefined) {
    return (
      <button type="button" className="cell-button" {...when} onClick={() => open(path)}>
        {phrase(rule["when"]) || "always"}
      </button>
    );
  }
  const where = phrase(rule["where"]);
  return (
    <>
      <TextCell
        column="on"
        path={[...path, "on"]}
        label={`Signal of ${name}`}
        value={textOf(rule["on"])}
        list={signals}
        onChange={(it) => edit([...path, "on"], it, "Change signal")}
      />
      {where && (
        <button
          type="button"
          className="where-words"
          data-path={pointer([...path, "where"])}
          aria-label={`Where ${where}: change it for ${name}`}
          onClick={() => open(path)}
        >
          {where}
        </button>
      )}
    </>
  );
}

function FadeCell({ path, rule, name, open }: CellProps) {
  const words = fadingWords(rule);
  const cell = useCell("fades", [...path, "decay"], `Fading of ${name}: ${words || "not at all"}`);
  return (
    <button
      type="button"
      className="cell-button fade-cell"
      {...cell}
      onClick={() => open(path)}
      onKeyDown={({ key }) => {
        if (key !== "Delete" && key !== "Backspace") return;
        edit(path, faded(rule, {}), "Remove fading");
      }}
    >
      {words ? (
        <>
          <Sparkline rule={rule} />
          <span>{words}</span>
        </>
      ) : (
        <span className="muted">never</span>
      )}
    </button>
  );
}
