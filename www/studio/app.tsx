// The frame: the way through the views, the document's state, and the view itself.

import { Component, type ReactNode, Suspense, useEffect, useState } from "react";
import { count, FindingList } from "./kit/findings.js";
import { Button, Dialog, Icon } from "./kit/parts.js";
import { go, useRoute } from "./route.js";
import { Start } from "./start/start.js";
import { hush, stepBack, stepOn, useDoc, useStudio } from "./state/store.js";
import { VIEWS, type ViewEntry } from "./views.js";

export function App() {
  const open = useStudio((it) => it.open);
  const route = useRoute();
  useKeys();
  const entry = VIEWS.find((it) => it.id === route);
  useEffect(() => {
    document.title = `${(open && entry?.title) || "Start"} · Leadlight studio`;
  }, [open, entry]);
  if (!open || !entry) {
    return (
      <>
        <Guard key="start">
          <Start />
        </Guard>
        <Toast />
      </>
    );
  }
  return <Workbench entry={entry} />;
}

function Workbench({ entry }: { entry: ViewEntry }) {
  const [findings, setFindings] = useState(false);
  const [menu, setMenu] = useState(false);
  const View = entry.view;
  return (
    <div className={`workbench${menu ? " menu-open" : ""}`}>
      <a className="skip" href="#main">
        Skip to the view
      </a>
      <Head onFindings={() => setFindings(true)} onMenu={() => setMenu(!menu)} menu={menu} />
      <Nav chosen={entry.id} onGo={() => setMenu(false)} />
      <main id="main" tabIndex={-1}>
        <Guard key={entry.id}>
          <Suspense fallback={<p className="loading">Loading…</p>}>
            <View />
          </Suspense>
        </Guard>
      </main>
      <Toast />
      {findings && (
        <Dialog title="What the checker finds" onClose={() => setFindings(false)} wide>
          <FindingList onJump={() => setFindings(false)} />
        </Dialog>
      )}
    </div>
  );
}

function Head({
  onFindings,
  onMenu,
  menu,
}: {
  onFindings: () => void;
  onMenu: () => void;
  menu: boolean;
}) {
  const { name } = useDoc();
  const { saved, unsaved, findings } = useStudio();
  const { past, now, future } = useStudio((it) => it.history);
  const errors = findings?.filter((it) => it.severity === "error").length ?? 0;
  const warnings = (findings?.length ?? 0) - errors;
  return (
    <header className="head">
      <span className="menu-button">
        <Button icon="menu" label="Views" kind="quiet" pressed={menu} onClick={onMenu} />
      </span>
      <a className="brand" href="#/start">
        Leadlight <span>studio</span>
      </a>
      <span className="doc-name">{name || "Untitled"}</span>
      <span className={unsaved ? "saved failed" : "saved muted"} role="status">
        {unsaved ? unsaved : saved ? "Saved in this browser" : "Saving…"}
      </span>
      <span className="head-tools">
        <Button
          icon="undo"
          kind="quiet"
          label={past.length ? `Undo: ${now.label}` : "Undo"}
          disabled={!past.length}
          onClick={stepBack}
        />
        <Button
          icon="redo"
          kind="quiet"
          label={future[0] ? `Redo: ${future[0].label}` : "Redo"}
          disabled={!future.length}
          onClick={stepOn}
        />
        <button
          type="button"
          className={`button findings-button${errors ? " error" : warnings ? " warning" : ""}`}
          onClick={onFindings}
        >
          <Icon name={errors ? "error" : warnings ? "warn" : "check"} />
          {findings === null
            ? "Checking…"
            : errors + warnings === 0
              ? "Sound"
              : told(errors, warnings)}
        </button>
        <Button kind="primary" icon="save" onClick={() => go("export")}>
          Export
        </Button>
      </span>
    </header>
  );
}

const told = (errors: number, warnings: number) =>
  [
    errors && `${errors} error${errors > 1 ? "s" : ""}`,
    warnings && `${warnings} warning${warnings > 1 ? "s" : ""}`,
  ]
    .filter(Boolean)
    .join(", ");

function Nav({ chosen, onGo }: { chosen: string; onGo: () => void }) {
  const findings = useStudio((it) => it.findings);
  return (
    <nav aria-label="Views" className="nav">
      {(["Config", "Prove", "Ship"] as const).map((group) => (
        <div key={group}>
          <p className="nav-group">{group}</p>
          <ul>
            {VIEWS.filter((it) => it.group === group).map(({ id, title, keys }) => {
              const many = count(findings, keys);
              return (
                <li key={id}>
                  <a
                    href={`#/${id}`}
                    aria-current={id === chosen ? "page" : undefined}
                    onClick={onGo}
                  >
                    {title}
                    {many > 0 && (
                      <span className="badge">
                        {many}
                        <span className="hidden"> found</span>
                      </span>
                    )}
                  </a>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** How long (ms) a message stays. */
const STAY = 8000;

function Toast() {
  const note = useStudio((it) => it.note);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(hush, STAY);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <div className="toast-place" role="status">
      {note && (
        <p className="toast" key={note.id}>
          {note.text}
          {note.undo && (
            <Button
              small
              onClick={() => {
                hush();
                note.undo?.();
              }}
            >
              Undo
            </Button>
          )}
          <Button small icon="close" label="Dismiss" kind="quiet" onClick={hush} />
        </p>
      )}
    </div>
  );
}

/** A view that fails takes neither the others nor the work with it. */
class Guard extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="view" role="alert">
        <h1>This view could not show the config</h1>
        <p>{error.message}</p>
        <p>
          Nothing is lost: your work is saved, and the config can be mended as text or the last step
          undone.
        </p>
        <p className="row">
          <Button onClick={() => go("text")}>Edit as text</Button>
          <Button onClick={() => this.setState({ error: null })}>Try again</Button>
        </p>
      </div>
    );
  }
}

/** Undo and redo by the keys everybody knows; within a field they are the field's. */
function useKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, shiftKey } = event;
      if (!(ctrlKey || metaKey)) return;
      if (target instanceof Element && target.closest("textarea:not([data-col]), .cm-editor"))
        return;
      const letter = key.toLowerCase();
      if (letter === "z" && !shiftKey) stepBack();
      else if ((letter === "z" && shiftKey) || letter === "y") stepOn();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
