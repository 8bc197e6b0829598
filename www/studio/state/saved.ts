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

const FAILED = "Not saved: export your work";
const ELSEWHERE =
  "The studio is open in another tab: this one no longer saves. Reload to go on here";

/** Saves whenever something has changed; says so as long as it cannot. */
export function keepSaving() {
  let timer = 0;
  let elsewhere = false;
  const tabs = new BroadcastChannel("leadlight-studio");
  const save = () => {
    clearTimeout(timer);
    const { open, versions, saved } = useStudio.getState();
    if (!open || saved || elsewhere) return;
    const saving = doc();
    set("last", { doc: saving, versions }, store).then(
      () => {
        if (elsewhere) return;
        const still = doc() === saving && useStudio.getState().versions === versions;
        useStudio.setState({ unsaved: "", saved: still });
      },
      () => {
        if (!elsewhere) useStudio.setState({ unsaved: FAILED });
      },
    );
  };
  useStudio.subscribe((now, before) => {
    if (now.opened !== before.opened) {
      elsewhere = false;
      tabs.postMessage("open");
    }
    if (now.saved || (now.history === before.history && now.versions === before.versions)) return;
    clearTimeout(timer);
    timer = window.setTimeout(save, SOON);
  });
  tabs.onmessage = () => {
    if (!useStudio.getState().open) return;
    save();
    // Two that save would each overwrite the other's work.
    elsewhere = true;
    useStudio.setState({ unsaved: ELSEWHERE });
    tell(ELSEWHERE);
  };
  addEventListener("pagehide", save);
  addEventListener("beforeunload", (event) => {
    const { open, saved } = useStudio.getState();
    if (!open || saved) return;
    save();
    event.preventDefault();
  });
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
