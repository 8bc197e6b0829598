// What a browser keeps of its visitor, in IndexedDB: all of it best effort, none of it ever an error.

import type { LogRecord } from "../messages.js";
import { inTime, quietly } from "../safe.js";
import { gather } from "./gather.js";
import { json } from "./json.js";

export interface Kept {
  readonly visitor?: string | undefined;
  /** The log, as far as it can be read. */
  readonly log: unknown[];
  readonly outbox: [key: string, text: string][];
  /** Whether there are lines of a conversation, which `live/keep.ts` reads. */
  readonly talks: boolean;
}

export interface Store {
  /**
   * Reads everything in one transaction. If no visitor is kept, it is `newcomer` from now on; or who another
   * tab named in the meantime: of two that start together, the first names them both.
   */
  load(newcomer: string): Promise<Kept | undefined>;
  /** Adds records to the log; one that is there already is overwritten by its equal. */
  putLog(records: readonly LogRecord[]): void;
  dropLog(ids: string[]): void;
  /** What is there: a text, unless somebody else has been at it. */
  getOutbox(key: string): Promise<unknown>;
  /** Writes to disk; false if that failed, or if the item is `fresh` and there is one already. */
  putOutbox(key: string, text: string, fresh?: boolean): Promise<boolean>;
  dropOutbox(key: string): void;
  /** Lets go of it, for good. */
  close(): void;
  /** Whether it is closed for good, be it because another tab has erased the visitor. */
  isOver(): boolean;
}

/** How long the browser may take to answer. */
const patience = 2000;

const stores = ["log", "outbox", "meta"];

/**
 * The layouts the database has had, as steps from each to the next: how many there are is its version
 * (docs/decisions/0004-what-is-stored.md).
 */
const layouts: ((database: IDBDatabase) => void)[] = [
  (database) => {
    for (const store of stores) database.createObjectStore(store);
  },
];

type Work = (at: (store: string) => IDBObjectStore) => IDBRequest;

const nameOf = (site: string) => `leadlight:${site}`;

const isText = (it: unknown): it is string => typeof it === "string";

const visitor: Work = (at) => at("meta").get("visitor");

/** Calls `done` when `request` has ended, with its result if it ended well. */
function ending<T>(request: IDBRequest<T>, done: (result?: T) => void): void {
  request.onsuccess = () => done(request.result);
  request.onerror = (event) => {
    // Firefox reports it as an error of the page's, unless somebody says that it is in hand.
    event.preventDefault();
    done();
  };
}

/** Opens the database, of any version if none is given. `upgrade` is called when it is older, or not there. */
const connect = (
  site: string,
  version: number | undefined,
  upgrade: (request: IDBOpenDBRequest, from: number) => void,
) =>
  inTime<IDBDatabase>(patience, (give) => {
    const request = indexedDB.open(nameOf(site), version);
    request.onupgradeneeded = ({ oldVersion }) => quietly(() => upgrade(request, oldVersion));
    // One that comes too late is in nobody's hands, and would keep the database from being erased.
    ending(request, (database) => give(database) || database?.close());
  });

/**
 * Opens the store, making it if need be; `undefined` if it is blocked, broken, newer or silent. `gone` is
 * called when somebody else has erased it.
 */
export async function openStore(site: string, gone: () => void): Promise<Store | undefined> {
  let over = false;
  let own: unknown;
  let database: IDBDatabase | undefined;
  let reopening: Promise<void> | undefined;

  const close = () => {
    over = true;
    quietly(() => database?.close());
  };

  const lost = () => {
    if (over) return;
    close();
    gone();
  };

  const open = async (upgrade: (request: IDBOpenDBRequest, from: number) => void) => {
    database = await connect(site, layouts.length, upgrade);
    if (!database) return;
    // A newer version of ours wants another layout; no version at all, that it goes away.
    database.onversionchange = ({ newVersion }) => (newVersion ? close() : lost());
    // As above; and what is in hand must then be undone by hand too.
    database.onerror = (event) => {
      event.preventDefault();
      quietly(() => (event.target as IDBRequest).transaction?.abort());
    };
    if (over) close();
  };

  /** Does all of `works` in one transaction, if the browser begins one. */
  const perform = (
    works: Work[],
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
  ) => {
    try {
      const transaction = over ? undefined : database?.transaction(stores, mode, { durability });
      return (
        transaction &&
        inTime<unknown[]>(patience, (give) => {
          const requests = works.map((work) => work((store) => transaction.objectStore(store)));
          // A page that is being left takes a transaction with it that waits for its last answer.
          if (mode === "readwrite") transaction.commit?.();
          transaction.oncomplete = () => give(requests.map((request) => request.result));
          transaction.onabort = () => give();
        })
      );
    } catch {
      return undefined;
    }
  };

  const reopen = async () => {
    await open((request) => {
      // Nothing is there: it was erased while we could not hear of it.
      request.transaction?.abort();
      lost();
    });
    const found = await perform([visitor], "readonly", "relaxed");
    if (found && own && found[0] !== own) lost();
    reopening = undefined;
  };

  /** Resolves with the results, or with nothing if it failed. */
  const run = async (
    works: Work[],
    mode: IDBTransactionMode = "readwrite",
    // A handoff must survive a crash of the machine; a lost signal is a pity.
    durability: IDBTransactionDurability = "strict",
  ) => {
    const begun = perform(works, mode, durability);
    if (begun || over) return begun;
    // The browser closes a connection when it likes.
    reopening = reopening || reopen();
    await reopening;
    return perform(works, mode, durability);
  };

  /** Everything of one tick goes into one transaction. */
  const log = gather<Work>((works) => void run(works, "readwrite", "relaxed"));

  await open(({ result }, from) => {
    for (const step of layouts.slice(from)) step(result);
  });
  if (!database) return undefined;

  return {
    async load(newcomer) {
      const read = () =>
        run(
          [
            visitor,
            (at) => at("log").getAll(),
            (at) => at("outbox").getAllKeys(),
            (at) => at("outbox").getAll(),
            (at) => at("meta").count(),
          ],
          "readonly",
        );
      let found = await read();
      if (found && !isText(found[0])) {
        // Whether it is written or was there: what counts is what is read then.
        await run([(at) => at("meta").add(newcomer, "visitor")]);
        found = await read();
      }
      if (!found) return undefined;
      const [id, records, keys, items, count] = found as unknown[][];
      own = isText(id) ? id : undefined;
      return {
        visitor: own as string | undefined,
        log: records?.map((it) => quietly(() => JSON.parse(it as string))) ?? [],
        outbox: keys
          ?.map((key, at) => [key, items?.[at]])
          .filter((pair) => pair.every(isText)) as Kept["outbox"],
        // Beside the visitor's id.
        talks: Number(count) > 1,
      };
    },
    putLog: (records) =>
      log(
        records.map((record) => {
          const text = json(record);
          return (at) => at("log").put(text, record.id);
        }),
      ),
    dropLog: (ids) => log(ids.map((id) => (at) => at("log").delete(id))),
    getOutbox: async (key) => (await run([(at) => at("outbox").get(key)], "readonly"))?.[0],
    async putOutbox(key, text, fresh) {
      // What made the lead is written at the end of this tick, and goes before it.
      await null;
      return !!(await run([(at) => at("outbox")[fresh ? "add" : "put"](text, key)]));
    },
    dropOutbox: (key) => void run([(at) => at("outbox").delete(key)]),
    close,
    isOver: () => over,
  };
}

const remove = (site: string) =>
  inTime(patience, (give) => ending(indexedDB.deleteDatabase(nameOf(site)), () => give()));

/** Deletes everything, without making anything; tabs that have it open let go of it. */
export async function eraseStore(site: string): Promise<void> {
  // Emptied first: a tab that is frozen lets go only once it wakes, and the database stays until then.
  const database = await connect(site, undefined, ({ transaction }) => transaction?.abort());
  quietly(() => {
    const names = [...(database?.objectStoreNames ?? [])];
    const transaction = database?.transaction(names, "readwrite");
    for (const name of names) transaction?.objectStore(name).clear();
  });
  quietly(() => database?.close());
  // What is deleted stays in Chromium's files until it has written down twice what it has in memory, and
  // it does that when a database goes away: an empty one comes and goes before and after.
  const empty = `${site}/`;
  const sweep = async () => {
    if (!database) return;
    (await connect(empty, 1, () => {}))?.close();
    await remove(empty);
  };
  await sweep();
  await remove(site);
  await sweep();
}
