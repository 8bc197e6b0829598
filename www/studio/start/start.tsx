// The first view: go on, begin from a template, or bring what there is.

import { useEffect, useState } from "react";
import { Button, Card } from "../kit/parts.js";
import { go } from "../route.js";
import { lastWork, resume } from "../state/saved.js";
import { openDoc, tell, useStudio } from "../state/store.js";
import type { Doc } from "../state/types.js";
import { Bring } from "./bring.js";
import { TEMPLATES } from "./templates.js";

/** As many versions go on with another document. */
const VERSIONS = 50;

/** Opens a document; what was worked on before stays as a version, so that nothing is lost. */
export async function begin(doc: Doc, first = "scores") {
  const { open, history, versions } = useStudio.getState();
  // What is open may not be on the disk yet.
  const old = open ? { doc: history.now.doc, versions } : await lastWork();
  const kept = old?.versions.slice(0, VERSIONS - 1) ?? [];
  // Once is enough for what was only looked at.
  if (old && JSON.stringify(kept[0]?.doc) !== JSON.stringify(old.doc)) {
    const note = `Before: ${old.doc.name}`;
    kept.unshift({ id: crypto.randomUUID(), time: Date.now(), note, doc: old.doc, aside: true });
  } else if (kept[0]) {
    kept[0] = { ...kept[0], aside: true };
  }
  openDoc(doc, kept);
  go(first);
}

export function Start() {
  const open = useStudio((it) => it.open);
  const [last, setLast] = useState<string>();
  useEffect(() => {
    void lastWork().then((it) => setLast(it && (it.doc.name || "Untitled")));
  }, []);
  return (
    <main className="start">
      <header>
        <h1>Leadlight studio</h1>
        <p className="intro">
          Make the rules by which your site knows who is learning and who wants to buy, see what
          they do to real journeys, and export one file. Nothing leaves this browser.
        </p>
      </header>
      {(open || last) && (
        <p className="row">
          <Button
            kind="primary"
            icon="play"
            onClick={() => (open ? go("scores") : void resume().then((it) => it && go("scores")))}
          >
            {open ? "Back to the config" : `Go on with ${last}`}
          </Button>
        </p>
      )}
      <section aria-labelledby="templates">
        <h2 id="templates">Begin with a template</h2>
        <ul className="templates">
          {TEMPLATES.map(({ id, title, words, load }) => (
            <li key={id}>
              <Card title={title}>
                <p className="muted">{words}</p>
                <Button
                  onClick={() =>
                    load().then(
                      (config) => begin({ name: title, config, journeys: [] }),
                      () => tell("The template cannot be loaded: is the network there?"),
                    )
                  }
                >
                  Begin<span className="hidden"> with {title}</span>
                </Button>
              </Card>
            </li>
          ))}
        </ul>
      </section>
      <Bring />
    </main>
  );
}
