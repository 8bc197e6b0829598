// The small parts all views are made of.

import { type ReactNode, useEffect, useId, useRef } from "react";

const ICONS = {
  add: "M8 3v10M3 8h10",
  back: "m10 4-4 4 4 4",
  bin: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
  check: "m3 8.5 3.5 3.5L13 4.5",
  close: "m4 4 8 8M12 4l-8 8",
  copy: "M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6",
  down: "m4 6 4 4 4-4",
  edit: "M3 13l.6-2.8 7.2-7.2 2.2 2.2-7.2 7.2zM9.4 4.4l2.2 2.2",
  error: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.5M8 10.8v.1",
  file: "M4 2.5h5L12 5.5v8H4zM9 2.5v3h3",
  grip: "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1",
  forth: "m6 4 4 4-4 4",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  play: "m5 3.5 7 4.5-7 4.5z",
  redo: "m10.5 3 3 3-3 3M13.2 6H6a3.5 3.5 0 0 0 0 7h3.5",
  save: "M8 2.5v7M5 7l3 3 3-3M3 13.5h10",
  search: "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 10l3.5 3.5",
  undo: "M5.5 3 2.5 6l3 3M2.8 6H10a3.5 3.5 0 0 1 0 7H6.5",
  up: "m4 10 4-4 4 4",
  warn: "M8 2.5 14.3 13.5H1.7zM8 6.5v3.3M8 11.6v.1",
} as const;

export type IconName = keyof typeof ICONS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
);

interface ButtonProps {
  children?: ReactNode;
  onClick?: () => void;
  icon?: IconName;
  /** What it does, where it shows an icon alone. */
  label?: string;
  kind?: "primary" | "quiet" | "danger";
  small?: boolean;
  disabled?: boolean;
  pressed?: boolean;
  type?: "button" | "submit";
}

export function Button({
  children,
  onClick,
  icon,
  label,
  kind,
  small,
  disabled,
  pressed,
  type,
}: ButtonProps) {
  return (
    <button
      type={type ?? "button"}
      className={["button", kind, small && "small", !children && "square"]
        .filter(Boolean)
        .join(" ")}
      onClick={onClick}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      title={children ? undefined : label}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A view: its title, what it is for, and what can be done there. */
export function View({
  title,
  intro,
  actions,
  children,
}: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="view">
      <header className="view-head">
        <div>
          <h1>{title}</h1>
          {intro && <p className="intro">{intro}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A box with a title. `path`: the part of the config it shows, for jumps. */
export function Card({
  title,
  actions,
  children,
  path,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  path?: string;
}) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={title ? id : undefined} data-path={path}>
      {(title || actions) && (
        <header className="card-head">
          {title && <h2 id={id}>{title}</h2>}
          {actions && <div className="actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** What a place says that has nothing in it yet. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children}
  </div>
);

/** A dialog over the page; Escape and a click beside it close it. */
export function Dialog({
  title,
  onClose,
  children,
  wide,
  side,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  /** A sheet at the side, so that what it is about stays in sight. */
  side?: boolean;
}) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same.
    <dialog
      ref={ref}
      className={side ? "side" : wide ? "wide" : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button icon="close" label="Close" kind="quiet" onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

/** Tabs by the WAI-ARIA pattern: arrows move, the chosen one's panel is the children. */
export function Tabs<T extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: {
  label: string;
  tabs: readonly (readonly [T, ReactNode])[];
  chosen: T;
  onChoose: (tab: T) => void;
  children: ReactNode;
}) {
  const id = useId();
  const step = (by: number) => {
    const place = tabs.findIndex(([name]) => name === chosen);
    const [next] = tabs[(place + by + tabs.length) % tabs.length] ?? [];
    if (!next) return;
    onChoose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        className="tabs"
        onKeyDown={({ key }) => {
          if (key === "ArrowRight") step(1);
          if (key === "ArrowLeft") step(-1);
        }}
      >
        {tabs.map(([name, text]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
