// The conversation of a visitor with sales: its lines, what became of them, and who is there.

import { signalId } from "../identity.js";
import { quietly } from "../safe.js";
import { type Kept, lineOf, openKept } from "./keep.js";
import {
  isStanding,
  type Lead,
  type Line,
  type Outcome,
  type Standing,
  type Transport,
  type TransportModule,
} from "./line.js";
import { joinTabs, type Tabs } from "./tabs.js";

/** The longest (ms) that a browser's timer can wait. */
const LONGEST = 2 ** 31 - 1;

/** What a conversation has to know, and whom it tells. */
export interface Setting {
  readonly site: string;
  /** The site's `chat`, as its author wrote it. */
  readonly config: unknown;
  /** How long (ms) the visitor waits for a first answer before they are offered another way. */
  readonly patience: number;
  /** When the session began: what was said before is over. */
  readonly since: number;
  load(): Promise<TransportModule>;
  lead(): Lead;
  /** After every change. */
  changed(): void;
  /** There is an answer, in every tab. */
  answered(): void;
  outcome(outcome: Outcome, reason: string): void;
  /** The transport cannot be used at all. */
  failed(error: unknown): void;
}

export type Conversation = ReturnType<typeof startConversation>;

export function startConversation(setting: Setting) {
  const { site, config, patience, since } = setting;
  const lines: Line[] = [];
  let standing: Standing = "connecting";
  let transport: Transport | undefined;
  let tabs: Tabs | undefined;
  let kept: Kept | undefined;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const find = (id: string) => lines.find((line) => line.id === id);

  const changed = () => {
    clearTimeout(timer);
    const rest = (unanswered()[0]?.at ?? Number.NaN) + patience - Date.now();
    if (rest > 0) timer = setTimeout(changed, Math.min(rest, LONGEST));
    if (!isOver) setting.changed();
  };

  /** What the visitor said since the last answer, and what has not gone out another way. */
  const unanswered = () => {
    const last = lines.map(({ from }) => from).lastIndexOf("them");
    return lines.slice(last + 1).filter(({ status }) => status !== "given");
  };

  /** Takes in a line, or what became of one. Gives whether that is news. */
  const take = (line: Line): boolean => {
    const known = find(line.id);
    if (!known) {
      const later = lines.findIndex(({ at }) => at > line.at);
      lines.splice(later < 0 ? lines.length : later, 0, line);
      return true;
    }
    if (known.status === line.status || known.status === "given") return false;
    known.status = line.status;
    return true;
  };

  /** Takes in news of this tab, keeps it, and tells the other tabs. */
  const tell = (line: Line) => {
    if (isOver || !take(line)) return false;
    kept?.put(line);
    tabs?.tell(line);
    changed();
    return true;
  };

  const stands = (now: Standing) => {
    if (isOver || standing === now) return;
    standing = now;
    tabs?.tell(now);
    changed();
  };

  const became = (id: string, status: Line["status"]) => {
    const line = find(id);
    if (line) tell({ ...line, status });
  };

  /** This tab has the connection from now on. */
  const begin = async () => {
    const mine = tabs;
    try {
      const module = await setting.load();
      if (isOver || transport || mine !== tabs) return;
      const about = { id: idOf(), lead: setting.lead, lines: () => lines };
      transport = module.connect(config, about, {
        standing: stands,
        became,
        said({ id, text, at }) {
          const line: Line = { id: `them:${id}`, from: "them", text, at, status: "sent" };
          if (!tell(line)) return;
          stands("open");
          setting.answered();
        },
        outcome: setting.outcome,
      });
      for (const line of lines) if (line.status === "waiting") transport.send(line);
    } catch (error) {
      stands("unreachable");
      setting.failed(error);
    }
  };

  /** The same for every tab and page of a visitor's session. */
  const idOf = () => `${setting.lead().visitor.slice(0, 16)}-${since.toString(36)}`;

  const hear = (what: unknown) => {
    if (what === "hello") {
      if (transport) tabs?.tell(standing);
      return;
    }
    if (isStanding(what)) {
      if (!transport) standing = what;
      changed();
      return;
    }
    const line = lineOf(what);
    const isNew = line && !find(line.id);
    if (!line || !take(line)) return;
    if (line.from === "me" && line.status === "waiting") transport?.send(line);
    changed();
    if (isNew && line.from === "them") setting.answered();
  };

  /** Joins the conversation there is, if there is one. */
  const join = async () => {
    kept = await openKept(site, end);
    const found = await kept.load(since);
    if (isOver) return;
    for (const line of found) take(line);
    tabs = joinTabs(`leadlight:${site}:chat`, hear, () => void begin());
    tabs.tell("hello");
    changed();
  };

  const leave = () => {
    clearTimeout(timer);
    transport?.close();
    tabs?.close();
    kept?.close();
    transport = tabs = kept = undefined;
  };

  const end = () => {
    isOver = true;
    leave();
    lines.length = 0;
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", back);
    quietly(setting.changed);
  };

  // An open socket or a lock would throw the page out of the back-forward cache.
  const back = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || isOver) return;
    standing = "connecting";
    void join();
  };
  addEventListener("pagehide", leave);
  addEventListener("pageshow", back);
  const joined = join();

  return {
    /** Resolves when what was said before is there. */
    joined,
    lines: lines as readonly Line[],
    get standing() {
      return standing;
    },
    /** Whether the visitor waits longer for an answer than is fair. */
    isLate: () => (unanswered()[0]?.at ?? Number.POSITIVE_INFINITY) + patience <= Date.now(),
    isOver: () => isOver,
    unanswered,
    /** Whether the panel was open when the last page was left. */
    wasOpen: () => Boolean(kept?.wasOpen()),
    /** The panel is open now, or no longer. */
    show: (isOpen: boolean) => kept?.show(isOpen),
    say(text: string) {
      const at = Date.now();
      const line: Line = { id: signalId(at), from: "me", text, at, status: "waiting" };
      tell(line);
      // What came back is tried once more with what follows it.
      for (const { id, status } of [...lines]) if (status === "failed") became(id, "waiting");
      for (const it of lines) if (it.status === "waiting") transport?.send(it);
    },
    /** What has not been answered goes out as a message: it must not arrive a second time this way. */
    give() {
      for (const { id, status } of unanswered()) {
        if (status === "waiting" || status === "failed") became(id, "given");
      }
    },
    /** Ends it on this page, and forgets it. */
    end,
  };
}
