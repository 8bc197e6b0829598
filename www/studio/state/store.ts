// The studio's one state: the document with its history, and what the engine says of it.

import { create } from "zustand";
import type { Diagnostic } from "../engine/types.js";
import { advance, begin, type History, redo, undo } from "./history.js";
import {
  insert,
  type Json,
  type JsonObject,
  move,
  type Path,
  pointer,
  rename,
  set,
} from "./path.js";
import type { Doc, Journey, Version } from "./types.js";

/** A short message, with something to take back what it tells of. */
export interface Note {
  id: number;
  text: string;
  /** Takes back what it tells of. */
  undo?: () => void;
}

export interface Studio {
  /** Nothing is open before something was chosen at the start. */
  open: boolean;
  history: History;
  versions: Version[];
  /** What the engine finds in the config; null until it has said. */
  findings: Diagnostic[] | null;
  note: Note | null;
  /** Whether what is shown is on the disk. */
  saved: boolean;
  /** Why it cannot be, in words; empty while nothing is in the way. */
  unsaved: string;
  /** The document as it was opened. */
  opened: Doc;
}

export const EMPTY: Doc = { name: "", config: { version: 1 }, journeys: [] };

export const useStudio = create<Studio>(() => ({
  open: false,
  history: begin(EMPTY),
  versions: [],
  findings: null,
  note: null,
  saved: true,
  unsaved: "",
  opened: EMPTY,
}));

const { getState, setState } = useStudio;

export const doc = () => getState().history.now.doc;
export const useDoc = () => useStudio((it) => it.history.now.doc);
export const useConfig = () => useStudio((it) => it.history.now.doc.config);
export const useJourneys = () => useStudio((it) => it.history.now.doc.journeys);

let notes = 0;

/** Shows a short message. `undo`: with a button that does this, or takes back the last step. */
export function tell(text: string, undo: boolean | (() => void) = false) {
  const back = undo === true ? stepBack : undo;
  setState({ note: { id: ++notes, text, ...(back ? { undo: back } : {}) } });
}

export const hush = () => setState({ note: null });

/** Puts another document in the place of the one there, as one step that can be undone. */
export function change(label: string, next: Doc, place = "") {
  const { history, note } = getState();
  const step = { doc: next, label, place, time: Date.now() };
  setState({
    history: advance(history, step),
    saved: false,
    // Its button would take back this step instead of the one it tells of.
    note: note?.undo === stepBack ? null : note,
  });
}

/** Opens a document afresh: what was done before cannot be undone. */
export function openDoc(next: Doc, versions: Version[] = []) {
  // A template opened again is another config: what was found in it before is gone.
  const opened = { ...next, config: { ...next.config } };
  setState({
    open: true,
    opened,
    history: begin(opened),
    versions,
    findings: null,
    note: null,
    saved: false,
    unsaved: "",
  });
}

const changeConfig = (label: string, config: Json, place = "") =>
  change(label, { ...doc(), config: config as JsonObject }, place);

/** Sets a value of the config; undefined removes it. Typing on in a place is one step. */
export function edit(path: Path, value: Json | undefined, label = "Change") {
  changeConfig(label, set(doc().config, path, value), pointer(path));
}

/** Removes a value of the config, and says so with a way back. */
export function remove(path: Path, what: string) {
  changeConfig(`Delete ${what}`, set(doc().config, path, undefined));
  tell(`${what} deleted`, true);
}

export function add(path: Path, value: Json, what: string, place?: number) {
  changeConfig(`Add ${what}`, insert(doc().config, path, value, place));
}

export function reorder(path: Path, from: number, to: number, what: string) {
  if (from !== to) changeConfig(`Move ${what}`, move(doc().config, path, from, to));
}

export function renameKey(path: Path, from: string, to: string) {
  changeConfig(`Rename ${from}`, rename(doc().config, path, from, to));
}

/** Puts a whole other config in place, such as one that was typed or restored. */
export const replaceConfig = (config: JsonObject, label: string, place = "") =>
  changeConfig(label, config, place);

export function setJourneys(journeys: Journey[], label: string, place = "") {
  change(label, { ...doc(), journeys }, place);
}

export function stepBack() {
  const { history } = getState();
  const { label } = history.now;
  if (!history.past.length) return;
  setState({ history: undo(history), saved: false });
  tell(`Undone: ${label}`);
}

export function stepOn() {
  const { history } = getState();
  const [after] = history.future;
  if (!after) return;
  setState({ history: redo(history), saved: false });
  tell(`Done again: ${after.label}`);
}
