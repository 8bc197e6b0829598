// The head of a part of the matrix: a group with its caps, or the rules that are in none.

import { NumberCell, RowFindings, TextCell } from "../../kit/cells.js";
import { Button } from "../../kit/parts.js";
import { textOf } from "../../state/path.js";
import { edit, remove, reorder } from "../../state/store.js";
import type { Section } from "./model.js";

interface Props {
  section: Section;
  /** There are no groups, so what is in none needs no title. */
  alone: boolean;
  last: boolean;
  onAdd: () => void;
}

export function GroupRow({ section: { group, rules }, alone, last, onAdd }: Props) {
  const name = group ? textOf(group.value["id"]) : "rules on their own";
  const addRule = (
    <Button small icon="add" label={`Add rule to ${name}`} onClick={onAdd}>
      Add rule
    </Button>
  );
  if (!group) {
    return (
      <tr className="group-row">
        <th scope="rowgroup" colSpan={8}>
          <span className="group-head">
            <b>{alone ? "Rules" : "In no group"}</b>
            <span className="group-tools">{addRule}</span>
          </span>
        </th>
      </tr>
    );
  }
  const { path, value } = group;
  const list = path.slice(0, -1);
  const place = Number(path.at(-1));
  const cap = (key: "min" | "max", words: string) => (
    <span className="cap">
      {words}
      <NumberCell
        column={key === "max" ? "max" : "points"}
        path={[...path, key]}
        label={`${words} of group ${name}`}
        value={typeof value[key] === "number" ? value[key] : undefined}
        placeholder="–"
        onChange={(it) => edit([...path, key], it, "Change cap")}
      />
    </span>
  );
  return (
    <tr className="group-row">
      <th scope="rowgroup" colSpan={8}>
        <span className="group-head">
          <span className="group-name">
            <TextCell
              column="label"
              path={[...path, "id"]}
              label={`Name of group ${name}`}
              value={textOf(value["id"])}
              onChange={(it) => edit([...path, "id"], it, "Rename group")}
            />
          </span>
          {cap("max", "at most")}
          {cap("min", "at least")}
          <span className="group-tools">
            {addRule}
            <Button
              small
              kind="quiet"
              icon="up"
              label={`Move group ${name} up`}
              disabled={place === 0}
              onClick={() => reorder(list, place, place - 1, "group")}
            />
            <Button
              small
              kind="quiet"
              icon="down"
              label={`Move group ${name} down`}
              disabled={last}
              onClick={() => reorder(list, place, place + 1, "group")}
            />
            <Button
              small
              kind="quiet"
              icon="bin"
              label={`Delete group ${name}`}
              onClick={() =>
                remove(path, `Group ${name}${rules.length ? ` with ${rules.length} rules` : ""}`)
              }
            />
          </span>
        </span>
        <RowFindings path={path} without="rules" />
      </th>
    </tr>
  );
}
