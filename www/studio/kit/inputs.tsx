// Controls for single values: what is typed is told at once, nothing is lost half typed.

import { type ReactNode, useEffect, useId, useState } from "react";

interface Common {
  id?: string;
  label?: string;
  describedBy?: string;
  disabled?: boolean;
}

const aria = ({ label, describedBy }: Common) => ({
  "aria-label": label,
  "aria-describedby": describedBy,
});

interface TextProps extends Common {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  /** Words to choose from; others may be typed. */
  suggest?: readonly string[] | undefined;
  mono?: boolean;
  rows?: number;
}

export function TextInput(props: TextProps) {
  const list = useId();
  const { id, value, onChange, placeholder, suggest, mono, rows, disabled } = props;
  const common = {
    id,
    value,
    placeholder,
    disabled,
    className: mono ? "mono" : undefined,
    ...aria(props),
  };
  if (rows) {
    return <textarea {...common} rows={rows} onChange={(it) => onChange(it.target.value)} />;
  }
  return (
    <>
      <input
        {...common}
        type="text"
        list={suggest?.length ? list : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(it) => onChange(it.target.value)}
      />
      {suggest && suggest.length > 0 && (
        <datalist id={list}>
          {suggest.map((it) => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
    </>
  );
}

interface NumberProps extends Common {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | "any";
  placeholder?: string;
  className?: string;
}

export function NumberInput(props: NumberProps) {
  const { id, value, onChange, min, max, step, placeholder, disabled, className } = props;
  // "-", "1e" and "" are on the way to a number.
  const [text, setText] = useState(`${value ?? ""}`);
  useEffect(() => {
    setText((old) => (Number(old) === value && old !== "" ? old : `${value ?? ""}`));
  }, [value]);
  return (
    <input
      id={id}
      type="number"
      inputMode="decimal"
      className={className}
      value={text}
      min={min}
      max={max}
      step={step ?? "any"}
      placeholder={placeholder}
      disabled={disabled}
      {...aria(props)}
      onChange={({ target }) => {
        setText(target.value);
        if (target.value === "") onChange(undefined);
        else if (Number.isFinite(target.valueAsNumber)) onChange(target.valueAsNumber);
      }}
    />
  );
}

export type Option = readonly [value: string, text: string];

interface ChoiceProps extends Common {
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  /** The text for nothing chosen; without it something has to be. */
  none?: string | undefined;
}

export function Choice(props: ChoiceProps) {
  const { id, value, options, onChange, none, disabled } = props;
  // What a file says and nobody knows stays, and can be seen.
  const known = value === "" || options.some(([it]) => it === value);
  return (
    <select
      id={id}
      value={value}
      disabled={disabled}
      {...aria(props)}
      onChange={(it) => onChange(it.target.value)}
    >
      {(none !== undefined || value === "") && <option value="">{none ?? "Choose…"}</option>}
      {!known && <option value={value}>{value} (unknown)</option>}
      {options.map(([it, text]) => (
        <option key={it} value={it}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface ToggleProps extends Common {
  value: boolean;
  onChange: (value: boolean) => void;
  children?: ReactNode;
}

export const Toggle = ({
  id,
  value,
  onChange,
  children,
  describedBy,
  disabled,
  label,
}: ToggleProps) => (
  <label className="toggle">
    <input
      id={id}
      type="checkbox"
      checked={value}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(it) => onChange(it.target.checked)}
    />
    <span>{children}</span>
  </label>
);

const UNITS: readonly Option[] = [
  ["s", "seconds"],
  ["m", "minutes"],
  ["h", "hours"],
  ["d", "days"],
  ["w", "weeks"],
];

interface SpanProps extends Common {
  value: string;
  onChange: (value: string | undefined) => void;
}

/** A length of time: a number and a unit; empty is none. */
export function SpanInput({ id, value, onChange, label, describedBy, disabled }: SpanProps) {
  const [, digits = "", unit = ""] = /^(\d*)([smhdw]?)$/.exec(value) ?? [];
  const [kept, setKept] = useState("d");
  const shown = unit || kept;
  return (
    <span className="span-input">
      <NumberInput
        {...(id ? { id } : {})}
        value={digits === "" ? undefined : Number(digits)}
        min={1}
        step={1}
        {...(label ? { label } : {})}
        {...(describedBy ? { describedBy } : {})}
        disabled={disabled ?? false}
        onChange={(it) => onChange(it === undefined ? undefined : `${Math.round(it)}${shown}`)}
      />
      <Choice
        value={shown}
        label={`Unit of ${label ?? "time"}`}
        options={UNITS}
        disabled={disabled ?? false}
        onChange={(it) => {
          setKept(it);
          if (digits) onChange(`${digits}${it}`);
        }}
      />
    </span>
  );
}

interface TokensProps extends Common {
  value: readonly string[];
  onChange: (value: string[]) => void;
  suggest?: readonly string[];
  /** What one is called: "stage". */
  what: string;
}

/** Several words: each with a button that takes it out, and a field for one more. */
export function TokensInput({ id, value, onChange, suggest, what, describedBy }: TokensProps) {
  const [text, setText] = useState("");
  const add = (word: string) => {
    const clean = word.trim();
    if (clean && !value.includes(clean)) onChange([...value, clean]);
    setText("");
  };
  const left = (suggest ?? []).filter((it) => !value.includes(it));
  return (
    <span className="tokens">
      {value.map((it) => (
        <span key={it} className="token">
          {it}
          <button
            type="button"
            aria-label={`Remove ${it}`}
            onClick={() => onChange(value.filter((other) => other !== it))}
          >
            ×
          </button>
        </span>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field within adds. */}
      <span
        className="token-add"
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== ",") return;
          event.preventDefault();
          add(text);
        }}
        onBlur={() => add(text)}
      >
        <TextInput
          {...(id ? { id } : {})}
          value={text}
          placeholder={`Add ${what}`}
          label={`Add ${what}`}
          {...(describedBy ? { describedBy } : {})}
          suggest={left}
          onChange={setText}
        />
      </span>
    </span>
  );
}
