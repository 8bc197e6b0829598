// A labelled control for a place of the config, with what the engine finds there.

import { type ReactNode, useId } from "react";
import { type Path, pointer } from "../state/path.js";
import { FieldFindings, useFindings } from "./findings.js";

export interface ControlIds {
  id: string;
  describedBy: string;
}

export function Field({
  path,
  label,
  help,
  children,
  inline,
  onRemove,
}: {
  path: Path;
  label: string;
  help?: ReactNode;
  /** The control, given the ids that tie it to its label and help. */
  children: (ids: ControlIds) => ReactNode;
  inline?: boolean;
  onRemove?: (() => void) | undefined;
}) {
  const id = useId();
  const found = useFindings(path);
  return (
    <div
      className={`field${inline ? " inline" : ""}${found.length ? ` ${found[0]?.severity}` : ""}`}
      data-path={pointer(path)}
    >
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {onRemove && (
          <button type="button" className="link" onClick={onRemove} aria-label={`Remove ${label}`}>
            Remove
          </button>
        )}
      </div>
      {children({ id, describedBy: `${id}-help ${id}-found` })}
      {help && (
        <p className="help" id={`${id}-help`}>
          {typeof help === "string" ? <Words text={help} /> : help}
        </p>
      )}
      <FieldFindings path={path} id={`${id}-found`} />
    </div>
  );
}

/** A label over a control that is no place of the config. */
export function Labelled({
  label,
  children,
}: {
  label: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

/** Words in which what stands between backticks is code. */
export const Words = ({ text }: { text: string }) =>
  text.split(/`([^`]*)`/).map((it, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    place % 2 ? <code key={place}>{it}</code> : it,
  );
