// The cells of a table that is edited like a spreadsheet.

import { useEffect, useState } from "react";
import { type Path, pointer } from "../state/path.js";
import { Finding, useFindings } from "./findings.js";
import { cell } from "./grid.js";
import type { Option } from "./inputs.js";
import { numberOf } from "./number.js";

interface CellProps<T> {
  column: string;
  path: Path;
  /** What it is and of what: "Points of Looked at the prices". */
  label: string;
  value: T;
  onChange: (value: T) => void;
  placeholder?: string;
  className?: string;
}

/** What every cell says of itself: its place, its column, whether something is wrong with it. */
export function useCell(column: string, path: Path, label: string) {
  const [found] = useFindings(path, true);
  return {
    ...cell(column),
    "data-path": pointer(path),
    "aria-label": label,
    "aria-invalid": found?.severity === "error" ? true : undefined,
    title: found?.message,
  } as const;
}

export function TextCell({
  column,
  path,
  label,
  value,
  onChange,
  placeholder,
  className,
  list,
}: CellProps<string> & { list?: string }) {
  return (
    <input
      {...useCell(column, path, label)}
      type="text"
      className={className}
      value={value}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      list={list}
      onChange={(it) => onChange(it.target.value)}
    />
  );
}

/** A text that may be longer than its cell is wide: it wraps, and has no line breaks of its own. */
export function LongTextCell(props: CellProps<string>) {
  const { column, path, label, value, onChange, placeholder, className } = props;
  return (
    <textarea
      {...useCell(column, path, label)}
      rows={1}
      className={className}
      value={value}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(it) => onChange(it.target.value.replaceAll("\n", " "))}
    />
  );
}

/** Words that cells suggest by this id; once for a table, not for each cell. */
export const Suggestions = ({ id, words }: { id: string; words: readonly string[] }) => (
  <datalist id={id}>
    {words.map((it) => (
      <option key={it} value={it} />
    ))}
  </datalist>
);

/** A number; as a text, because the arrows go from cell to cell. */
export function NumberCell({
  column,
  path,
  label,
  value,
  onChange,
  placeholder,
  className = "",
}: CellProps<number | undefined>) {
  const [text, setText] = useState(`${value ?? ""}`);
  useEffect(() => {
    setText((old) => (numberOf(old) === value ? old : `${value ?? ""}`));
  }, [value]);
  return (
    <input
      {...useCell(column, path, label)}
      type="text"
      inputMode="decimal"
      className={`number ${className}`}
      value={text}
      placeholder={placeholder}
      autoComplete="off"
      onChange={({ target }) => {
        setText(target.value);
        const number = numberOf(target.value);
        if (number !== null) onChange(number);
      }}
      onBlur={() => setText(`${value ?? ""}`)}
    />
  );
}

export function ChoiceCell({
  column,
  path,
  label,
  value,
  onChange,
  options,
}: CellProps<string> & { options: readonly Option[] }) {
  const known = options.some(([it]) => it === value);
  return (
    <select
      {...useCell(column, path, label)}
      value={value}
      onChange={(it) => onChange(it.target.value)}
    >
      {!known && <option value={value}>{value} (unknown)</option>}
      {options.map(([it, text]) => (
        <option key={it} value={it}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** All that is found in a row, in words; `without`: but for what is below that key. */
export function RowFindings({ path, without }: { path: Path; without?: string }) {
  const apart = without && pointer([...path, without]);
  return useFindings(path, true)
    .filter((it) => !apart || !it.path.startsWith(apart))
    .map((it) => <Finding key={it.path + it.code + it.message} it={it} />);
}
