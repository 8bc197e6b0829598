// What the engine finds in the config: at its field, and all in one list.

import { create } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { Diagnostic } from "../engine/types.js";
import { go } from "../route.js";
import {
  type Json,
  type JsonObject,
  type Path,
  parsePointer,
  pointer,
  rename,
  set,
} from "../state/path.js";
import { doc, replaceConfig, useStudio } from "../state/store.js";
import { Words } from "./field.js";
import { Button, Icon } from "./parts.js";

interface Found {
  at: Diagnostic[];
  below: Diagnostic[];
}

const NOTHING: Diagnostic[] = [];
const indexes = new WeakMap<Diagnostic[], Map<string, Found>>();

/** What is found at each place, and below it: a matrix asks for thousands of them. */
function indexOf(findings: Diagnostic[]): Map<string, Found> {
  const known = indexes.get(findings);
  if (known) return known;
  const index = new Map<string, Found>();
  const found = (place: string) => {
    const it = index.get(place) ?? { at: [], below: [] };
    index.set(place, it);
    return it;
  };
  for (const it of findings) {
    found(it.path).at.push(it);
    for (let end = it.path.length; end >= 0; end = it.path.lastIndexOf("/", end - 1)) {
      found(it.path.slice(0, end)).below.push(it);
      if (end === 0) break;
    }
  }
  indexes.set(findings, index);
  return index;
}

/** What is found at a path, or also below it. */
export function useFindings(path: Path, below = false): Diagnostic[] {
  const place = pointer(path);
  return useStudio(
    useShallow(({ findings }) => {
      const found = findings && indexOf(findings).get(place);
      return (below ? found?.below : found?.at) ?? NOTHING;
    }),
  );
}

/** What is found at a field, under it. */
export function FieldFindings({ path, id }: { path: Path; id: string }) {
  const found = useFindings(path);
  return (
    <div id={id} className="field-findings">
      {found.map((it) => (
        <Finding key={it.code + it.message} it={it} />
      ))}
    </div>
  );
}

/** Changes the config as a finding says. */
export function apply({ fix, message }: Diagnostic) {
  if (!fix) return;
  const path = parsePointer(fix.path);
  const { config } = doc();
  const last = `${path.at(-1)}`;
  const next =
    "key" in fix
      ? rename(config, path.slice(0, -1), last, fix.key)
      : set(config, path, fix.value as Json);
  replaceConfig(next as JsonObject, `Fix: ${message}`);
}

/** One finding in words, with a fix where one is safe. */
export function Finding({ it }: { it: Diagnostic }) {
  return (
    <p className={`finding ${it.severity}`}>
      <Icon name={it.severity === "error" ? "error" : "warn"} />
      <span>
        <b className="hidden">{it.severity === "error" ? "Error: " : "Warning: "}</b>
        <Words text={it.message} />
        {it.help && (
          <span className="finding-help">
            {" "}
            <Words text={it.help} />
          </span>
        )}
      </span>
      {it.fix && (
        <Button small onClick={() => apply(it)}>
          Fix
        </Button>
      )}
    </p>
  );
}

/** All findings, each with a jump to its place. */
export function FindingList({ onJump }: { onJump?: () => void }) {
  const findings = useStudio((it) => it.findings);
  if (!findings) return <p className="muted">Checking…</p>;
  if (!findings.length) {
    return (
      <p className="fine">
        <Icon name="check" /> Nothing to mend: the config is sound.
      </p>
    );
  }
  return (
    <ul className="finding-list">
      {findings.map((it) => (
        <li key={it.path + it.code + it.message}>
          <Finding it={it} />
          <Button
            small
            onClick={() => {
              onJump?.();
              jump(it.path);
            }}
          >
            Show <span className="hidden">{it.message}</span>
          </Button>
          <code className="muted">{it.path || "/"}</code>
        </li>
      ))}
    </ul>
  );
}

/** Where the last jump went: a view with tabs opens the one that has it. */
export const useTarget = create<{ path: Path }>(() => ({ path: [] }));

/** Goes to the view of a place, and to the nearest field of it there. */
export function jump(place: string) {
  const path = parsePointer(place);
  useTarget.setState({ path });
  go(viewOf(path));
  // The view has to be there before its field can be.
  let tries = 0;
  const look = () => {
    // What is not there yet may be opened by its view (`useTarget`); then what is nearest will do.
    const least = tries < 12 ? path.length : 1;
    for (let length = path.length; length >= least && length > 0; length--) {
      const at = pointer(path.slice(0, length));
      const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
      if (!field || field.closest("dialog:not([open])")) continue;
      for (let up: Element | null = field; up; up = up.parentElement) {
        if (up instanceof HTMLDetailsElement) up.open = true;
      }
      field.scrollIntoView({ block: "center" });
      // What is typed in goes before a button, such as the one that removes the field.
      const within = ["input,select,textarea", "button,[tabindex]"];
      const all = within.map((it) => field.querySelector<HTMLElement>(it));
      const target = field.matches(`${within}`) ? field : (all.find(Boolean) ?? field);
      target.focus();
      return;
    }
    if (tries++ < 30) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The view in which a part of the config is edited. */
function viewOf([top]: Path): string {
  const views: Record<string, string> = {
    pages: "pages",
    signals: "signals",
    forms: "signals",
    facts: "signals",
    scores: "scores",
    grade: "scores",
    stages: "stages",
    segments: "people",
    personas: "people",
    offers: "offers",
    slots: "slots",
    holdout: "slots",
    playbooks: "playbooks",
    chat: "chat",
    handoff: "chat",
    analytics: "chat",
  };
  return views[`${top}`] ?? "settings";
}

/** How many errors and warnings there are below a part of the config. */
export function count(findings: Diagnostic[] | null, keys: readonly string[]): number {
  return (findings ?? []).filter(({ path }) => keys.includes(`${parsePointer(path)[0] ?? ""}`))
    .length;
}
