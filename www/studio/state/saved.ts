// The document in the browser's own storage: saved as one works, there again the next time.

import { createStore, get, set } from "idb-keyval";
import { doc, openDoc, tell, useStudio } from "./store.js";
import type { Doc, Version } from "./types.js";

interface Saved {
  doc: Doc;
  versions: Version[];
}

/** How long (ms) after the last change it is saved. */
const SOON = 400;

const store = createStore("leadlight-studio", "work");

/** What was worked on last; undefined if nothing was, or the browser keeps nothing. */
export const lastWork = () => get<Saved>("last", store).catch(() => undefined);

/** Saves whenever something has changed; says once if it cannot. */
export function keepSaving() {
  let timer = 0;
  let failed = false;
  const save = () => {
    clearTimeout(timer);
    const { open, versions, saved } = useStudio.getState();
    if (!open || saved) return;
    const saving = doc();
    set("last", { doc: saving, versions }, store)
      .then(() => {
        if (doc() === saving) useStudio.setState({ saved: true });
      })
      .catch(() => {
        if (!failed) tell("This browser keeps nothing here: export your work before you leave");
        failed = true;
      });
  };
  useStudio.subscribe(({ saved }) => {
    if (saved) return;
    clearTimeout(timer);
    timer = window.setTimeout(save, SOON);
  });
  addEventListener("pagehide", save);
}

/** Keeps the document as it is, under a note. */
export function keepVersion(note: string) {
  const version = { id: crypto.randomUUID(), time: Date.now(), note, doc: doc() };
  useStudio.setState(({ versions }) => ({ versions: [version, ...versions], saved: false }));
}

/** Goes on with what was worked on last. */
export async function resume() {
  const saved = await lastWork();
  if (saved) openDoc(saved.doc, saved.versions);
  return Boolean(saved);
}
