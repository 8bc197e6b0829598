// Keeps the desk up to date: reads the inbox, then listens to its stream; asks again where there is none or it breaks.

import { type Look, lookInto } from "./inbox.js";

/** `polling`: the inbox is there, its stream is not. The others are those of a look that failed. */
export type Status =
  | { readonly state: "connecting" | "live" | "polling" | "absent"; readonly why?: string }
  | { readonly state: "offline" | "lost" | "failed"; readonly why: string };

export interface FeedListener {
  /** Everything the inbox has now, in place of what it had before. */
  all(events: readonly unknown[]): void;
  /** One that just came in; it may be known already. */
  arrived(event: unknown): void;
  cleared(): void;
  status(status: Status): void;
}

export interface Feed {
  /** Tries now, whatever was planned. */
  retry(): void;
}

const POLL_MS = 15_000;
const LONGEST_WAIT_MS = 30_000;
/** The server sends a ping every 20 s; after three it did not send the line is dead, as after a computer's sleep. */
const SILENCE_MS = 65_000;

export function openFeed(inbox: URL, listener: FeedListener): Feed {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let lastHeard = 0;
  /** Answers to an earlier attempt are not for this one. */
  let attempt = 0;

  async function connect(): Promise<void> {
    const mine = ++attempt;
    stop();
    const look = await lookInto(inbox);
    if (mine !== attempt) return;
    if ("problem" in look) return giveUp(look);
    failures = 0;
    listener.all(look.events);
    listen(mine);
  }

  function listen(mine: number): void {
    const source = new EventSource(new URL(`${inbox.pathname.replace(/\/$/, "")}/stream`, inbox));
    let wasOpen = false;
    stream = source;
    const heard = () => {
      lastHeard = Date.now();
    };
    source.addEventListener("ping", heard);
    source.addEventListener("open", async () => {
      heard();
      wasOpen = true;
      listener.status({ state: "live" });
      // What came in between the reading and the listening.
      const look = await lookInto(inbox);
      if (mine === attempt && "events" in look) listener.all(look.events);
    });
    source.addEventListener("handoff", (event) => {
      heard();
      const parsed = parse(event.data);
      if (parsed !== undefined) listener.arrived(parsed);
    });
    source.addEventListener("cleared", () => {
      heard();
      listener.cleared();
    });
    source.addEventListener("error", () => {
      if (mine !== attempt) return;
      stop();
      if (wasOpen) void connect();
      else {
        listener.status({ state: "polling" });
        again(POLL_MS);
      }
    });
  }

  function giveUp(look: Exclude<Look, { events: unknown }>): void {
    failures += 1;
    if (look.problem === "absent") {
      listener.status({ state: "absent" });
    } else {
      listener.status({ state: look.problem, why: look.why });
      again(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1)));
    }
  }

  function again(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(connect, ms);
  }

  function stop(): void {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  }

  function checkLine(): void {
    if (stream?.readyState === EventSource.OPEN && Date.now() - lastHeard > SILENCE_MS)
      void connect();
  }

  // Either may be wrong: without a network an inbox on this computer still answers.
  for (const name of ["online", "offline"]) addEventListener(name, () => void connect());
  setInterval(checkLine, 10_000);
  document.addEventListener("visibilitychange", checkLine);

  listener.status({ state: "connecting" });
  void connect();
  return { retry: () => void connect() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
