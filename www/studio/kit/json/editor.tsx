// A text editor for the config or a part of it: what is JSON is taken over, what is not yet is kept
// as a draft, and the engine's findings stand where they are about.

import { setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import { isObject, type Json, type JsonObject, type Path, pointer } from "../../state/path.js";
import { doc, edit, replaceConfig, useStudio } from "../../state/store.js";
import { Button } from "../parts.js";
import { useValue } from "../value.js";
import { draftOf, keepDraft } from "./draft.js";
import { lineAndColumn, read } from "./faults.js";
import { marks } from "./marks.js";
import { print } from "./print.js";
import { makeView } from "./view.js";

interface EditorProps {
  path: Path;
  /** The definition in the schema of what is there; empty for the whole config. */
  of?: string;
  label: string;
  /** As tall as the window. */
  tall?: boolean;
}

/** How long (ms) after the last key what was typed is taken over. */
const PAUSE = 300;

export default function JsonEditor({ path, of = "", label, tall }: EditorProps) {
  const value = useValue(path) ?? {};
  const place = pointer(path);
  const findings = useStudio((it) => it.findings);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  /** What the config says, as this text says it too: only another is put in from outside. */
  const same = useRef<Json>(value);
  const [fault, setFault] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor stays, whatever is in it.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const take = (text: string) => {
      const { value, faults } = read(text);
      const [first] = faults;
      const wrong =
        value === undefined
          ? `${lineAndColumn(text, first?.from ?? 0)}: ${first?.message}.`
          : place === "" && !isObject(value)
            ? "A config is an object: { … }."
            : "";
      setFault(wrong);
      keepDraft(place, wrong ? text : undefined, print(same.current));
      if (wrong || value === undefined) return;
      // The same said in other words is no change.
      if (JSON.stringify(value) === JSON.stringify(same.current)) return;
      same.current = value;
      if (place === "") replaceConfig(value as JsonObject, "Edit as text", "text");
      else edit(path, value, `Edit ${label}`);
    };
    const text = print(value);
    const it = makeView({
      parent: host.current as HTMLElement,
      text: draftOf(place, text) ?? text,
      label,
      part: () => ({ of, path, config: doc().config }),
      changed(text) {
        clearTimeout(timer);
        timer = setTimeout(() => take(text), PAUSE);
      },
    });
    view.current = it;
    take(it.state.doc.toString());
    return () => {
      clearTimeout(timer);
      take(it.state.doc.toString());
      it.destroy();
    };
  }, [place]);

  useEffect(() => {
    const it = view.current;
    // A draft is not taken away by a change elsewhere.
    if (!it || fault || JSON.stringify(value) === JSON.stringify(same.current)) return;
    same.current = value;
    it.dispatch({ changes: { from: 0, to: it.state.doc.length, insert: print(value) } });
  }, [value, fault]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a fault that comes or goes has marks, too.
  useEffect(() => {
    const it = view.current;
    if (!it) return;
    // The engine's answer comes after the text is taken over: what is typed meanwhile moves marks along.
    const text = it.state.doc.toString();
    it.dispatch(setDiagnostics(it.state, marks(text, findings ?? [], path)));
  }, [findings, path, fault]);

  const discard = () => {
    const it = view.current;
    if (!it) return;
    it.dispatch({ changes: { from: 0, to: it.state.doc.length, insert: print(same.current) } });
    it.focus();
  };

  return (
    <div className={`json${tall ? " tall" : ""}`}>
      <div ref={host} className="json-host" />
      <div className="json-foot">
        <p className={fault ? "finding error" : "muted"} role="status">
          {fault ? `Not taken over yet. ${fault}` : "Taken over as you type."}
        </p>
        {fault && (
          <Button small onClick={discard}>
            Discard draft
          </Button>
        )}
        <p className="muted">
          <kbd>Ctrl</kbd>+<kbd>Space</kbd> suggests, <kbd>Ctrl</kbd>+<kbd>F</kbd> finds,{" "}
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves.
        </p>
      </div>
    </div>
  );
}
