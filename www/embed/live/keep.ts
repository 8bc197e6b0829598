// Keeps a conversation in the visitor's database, a record for each line: what erases that erases this.

import { inTime, quietly } from "../safe.js";
import type { Line } from "./line.js";

export interface Kept {
  /** All lines since `since`; older ones are erased, for they are of an earlier session. */
  load(since: number): Promise<Line[]>;
  put(line: Line): void;
  /** Whether the panel was open when the last page was left, as `show` noted it. */
  wasOpen(): boolean;
  show(isOpen: boolean): void;
  close(): void;
}

/** How long the browser may take to answer. */
const PATIENCE = 2000;

/** Where lines are, among what is known of the visitor (docs/decisions/0004-what-is-stored.md). */
const STORE = "meta";
const PREFIX = "chat:";
/** What stands there while the panel is open; it is no line. */
const OPEN = "0";

/** Opens the visitor's database, if there is one: it is never made here. */
export async function openKept(site: string, gone: () => void): Promise<Kept> {
  const database = await inTime<IDBDatabase>(PATIENCE, (give) => {
    const request = indexedDB.open(`leadlight:${site}`);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = (event) => {
      event.preventDefault();
      give();
    };
    request.onsuccess = () => give(request.result) || request.result.close();
  });
  const close = () => quietly(() => database?.close());

  if (database) {
    database.onversionchange = ({ newVersion }) => {
      close();
      // No version is what it gets that is erased.
      if (!newVersion) gone();
    };
    database.onerror = (event) => event.preventDefault();
  }

  let wasOpen = false;
  const at = (mode: IDBTransactionMode) =>
    quietly(() => database?.transaction(STORE, mode).objectStore(STORE));

  return {
    async load(since) {
      const range = IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);
      const found = await inTime<unknown[]>(PATIENCE, (give) => {
        const request = at("readonly")?.getAll(range);
        if (!request) return void give();
        request.onsuccess = () => give(request.result);
        request.onerror = () => give();
      });
      wasOpen = !!found?.includes(OPEN);
      const lines = found?.flatMap((text) => quietly(() => lineOf(JSON.parse(String(text)))) ?? []);
      const [old, fresh] = [true, false].map((is) => lines?.filter(({ at }) => at < since === is));
      if (old?.length) {
        const store = at("readwrite");
        for (const { id } of old) quietly(() => store?.delete(PREFIX + id));
      }
      return fresh?.sort((a, b) => a.at - b.at) ?? [];
    },
    put(line) {
      quietly(() => at("readwrite")?.put(JSON.stringify(line), PREFIX + line.id));
    },
    wasOpen: () => wasOpen,
    show(isOpen) {
      quietly(() => {
        const store = at("readwrite");
        if (isOpen) store?.put(OPEN, PREFIX + OPEN);
        else store?.delete(PREFIX + OPEN);
      });
    },
    close,
  };
}

/** Reads a line from what may be anything: an older version wrote it, or another tab said it. */
export function lineOf(given: unknown): Line | undefined {
  const { id, from, text, at, status } = (given ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || typeof text !== "string" || typeof at !== "number")
    return undefined;
  if (from !== "me" && from !== "them") return undefined;
  const known = ["waiting", "sent", "failed", "given"] as const;
  return { id, from, text, at, status: known.find((it) => it === status) ?? "waiting" };
}
