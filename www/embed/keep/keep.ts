// Consent, and what is kept by it: in memory only until it is given, erased in every tab when refused.

import type { LogRecord } from "../messages.js";
import { breathe, quietly, twice } from "../safe.js";
import type { Cache } from "./cache.js";
import { json } from "./json.js";
import type { Outbox } from "./outbox.js";
import type { storage } from "./storage.js";
import type { Store } from "./store.js";
import { openTabs, type Tabs } from "./tabs.js";

export type Word = "pending" | "granted" | "denied";

/** Whether it is a word on consent. */
export const isWord = (it: unknown): it is Word =>
  it === "pending" || it === "granted" || it === "denied";

export interface KeeperEngine {
  consent(word: Word): void;
  /** Forgets everything and starts over, as a stranger. */
  forget(): void;
  /** Takes in records of other pages. */
  merge(records: readonly unknown[]): void;
  /** The whole log. */
  records(): readonly LogRecord[];
  /** The visitor's id, after it was set to `id`, if given. */
  visitor(id?: string): string;
}

export interface Keeper {
  readonly word: Word;
  /** Whether a conversation was going on when this page began. */
  readonly talks: boolean;
  /** Follows the visitor's word; resolves when that is done, and never rejects. */
  consent(word: Word): Promise<void>;
  /** Keeps a new signal of this tab and tells the other tabs, if that is allowed. */
  record(record: LogRecord): void;
  /** Takes signals out of what is kept. */
  drop(ids: string[]): void;
  /** Runs `packet` as soon as consent is given; never, if it is refused. */
  held(packet: () => void): void;
  /** Erases everything, in every tab, and starts over as a stranger who has not been asked. */
  reset(): Promise<void>;
}

/**
 * Makes the keeper of a page on which consent stands at `word`, not yet acted on. `blocked` is called
 * when the visitor allows things to be kept and the browser does not.
 */
export function makeKeeper(
  site: string,
  engine: KeeperEngine,
  outbox: Outbox,
  cache: Cache,
  fetchStore: () => ReturnType<typeof storage>,
  word: Word = "pending",
  blocked: () => void = () => {},
): Keeper {
  /** Changes with each word, so that what was begun under an earlier one can tell. */
  let era = 0;
  /** Whether consent is given and what was kept is taken in. */
  let open = false;
  /** Whether what happened before is refused, and must not be kept should they change their mind. */
  let refused = false;
  let granting: Promise<void> | undefined;
  let erasing: Promise<void> | undefined;
  let store: Store | undefined;
  let tabs: Tabs | undefined;
  let packets: (() => void)[] = [];
  let talks = false;

  const last = `leadlight:${site}/last`;
  const left = (): LogRecord[] => quietly(() => JSON.parse(localStorage[last])) ?? [];
  const forget = () => quietly(() => delete localStorage[last]);

  const write = (records: readonly LogRecord[]) => {
    store?.putLog(records);
    tabs?.tell(records);
    // What is told of as the page is left WebKit puts into no database any more.
    if (store && event?.type === "pagehide") {
      quietly(() => {
        localStorage[last] = json([...left(), ...records]);
      });
    }
  };

  const line = () => openTabs(site, (records) => engine.merge(records), gone);

  /** The visitor was erased elsewhere. Whoever did so erases; a second time could hit what was kept since. */
  const gone = () => stop("denied");

  const grant = async (mine: number) => {
    if (refused) quietly(engine.forget);
    refused = false;
    await erasing;
    if (mine !== era) return;
    tabs = line();
    // Without that file all goes on, and ends with the page.
    const file = await twice(fetchStore).catch(() => {});
    const opened = await file?.openStore(site, gone);
    const kept = mine === era ? await opened?.load(engine.visitor()) : undefined;
    if (mine !== era) {
      opened?.close();
      return;
    }
    store = opened;
    if (file && !opened) blocked();
    quietly(() => {
      const own = engine.records();
      if (kept?.visitor) engine.visitor(kept.visitor);
      write(own);
      const late = left();
      if (kept) engine.merge([...kept.log, ...late]);
      write(late);
      forget();
    });
    await breathe();
    if (mine !== era) return;
    outbox.attach(store, kept?.outbox || []);
    talks = !!kept?.talks;
    quietly(() => engine.consent("granted"));
    open = true;
    cache.open();
    for (const packet of packets.splice(0)) quietly(packet);
  };

  /** Lets go of what is open; what waits to be sent is no longer allowed to leave. */
  const stop = (next: Word) => {
    era++;
    if (word === "granted" || next === "denied") outbox.clear();
    if (next === "denied") {
      packets = [];
      refused = true;
      cache.erase();
      forget();
    }
    word = next;
    open = talks = false;
    cache.close();
    store?.close();
    tabs?.close();
    store = tabs = undefined;
    quietly(() => engine.consent(next));
  };

  // An open channel would throw the page out of the back-forward cache with the next signal.
  addEventListener("pagehide", () => {
    tabs?.close();
    tabs = undefined;
  });
  addEventListener("pageshow", async ({ persisted }) => {
    if (!persisted || !open) return;
    const mine = era;
    tabs = line();
    const kept = await store?.load(engine.visitor());
    if (kept && mine === era) quietly(() => engine.merge(kept.log));
  });

  const erase = () => {
    const once = line();
    once?.forget();
    once?.close();
    erasing = twice(fetchStore).then(
      (it) => it.eraseStore(site),
      // What the visitor wants gone goes without that file too, if less thoroughly.
      () => void quietly(() => indexedDB.deleteDatabase(`leadlight:${site}`)),
    );
    return erasing;
  };

  return {
    get word() {
      return word;
    },
    get talks() {
      return talks;
    },
    async consent(next) {
      if (next === "granted") {
        if (word !== next) {
          word = next;
          granting = grant(++era);
        }
        await granting;
      } else {
        stop(next);
        if (next === "denied") await erase();
      }
    },
    record: (record) => write([record]),
    drop: (ids) => store?.dropLog(ids),
    held(packet) {
      if (open) quietly(packet);
      else if (word !== "denied") packets.push(packet);
    },
    reset() {
      stop("denied");
      stop("pending");
      refused = false;
      quietly(engine.forget);
      // What the inspector took down in this tab.
      quietly(() => sessionStorage.removeItem("leadlight-inspector"));
      return erase();
    },
  };
}
