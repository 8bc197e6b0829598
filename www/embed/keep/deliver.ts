// What deliver.js holds: handoffs made whole with what the config says, and sent to the sinks.

import { listOf, objectOf, type Rough } from "../config.js";
import type { Events } from "../events.js";
import type { Event } from "../messages.js";
import { quietly } from "../safe.js";
import type { Shell } from "../shell.js";
import { json } from "./json.js";
import { makeOutbox, type Outbox } from "./outbox.js";
import { sinkOf } from "./sinks/index.js";
import type { Letter } from "./sinks/sink.js";
import { inWords, readBy } from "./words.js";

/** What delivery has to know. */
export interface About {
  /** The name under which things are kept. */
  readonly site: string;
  readonly config: Rough;
  readonly shell: Shell;
  readonly events: Events;
  /** Gives a text of the config as sales read it. */
  say(text: unknown): string | null;
  /** Where the other files lie. */
  readonly base: URL;
}

export interface Delivery extends Outbox {
  /** Hands a lead over. */
  hand(event: Event): void;
}

export function makeDelivery(about: About): Delivery {
  const { site, config, shell, events, say } = about;
  const noted = new Set<string>();
  /** Notes in the log that a lead is handed over. */
  const note = (id: string) => {
    if (noted.has(id)) return;
    noted.add(id);
    shell.observe("handoff", { id });
  };
  const outbox = makeOutbox(site, (id, sink, status, error) => {
    // Only what is written down, or received, is handed over: the log must not say so before.
    if (status === "stored" || status === "sent") note(id);
    events.tell("handoff", { id, sink, status, error });
  });
  const offers = objectOf(config["offers"]);
  const handoff = objectOf(config["handoff"]);

  /** Ends what tells analytics. */
  let end: (() => void) | undefined;
  /** Changes whenever consent does, for a file that comes too late. */
  let era = 0;
  const tellAnalytics = async () => {
    const mine = ++era;
    end?.();
    end = undefined;
    if (!Array.isArray(config["analytics"]) || !config["analytics"].length) return;
    try {
      const url = new URL("analytics.js", about.base).href;
      const { start } = (await import(url)) as typeof import("../analytics/index.js");
      if (mine === era) end = start(about);
    } catch {
      // What it would tell is no lead, and the page does without.
    }
  };

  /** What the engine leaves to the page: the words. */
  const complete = (event: Event): Event => {
    const { suggestions, reasons, ...data } = event.data;
    const textOfOffer = (id: unknown) =>
      say(objectOf(objectOf(offers[`${id}`])["content"])["text"]);
    const records = quietly(shell.records) ?? [];
    const now = Date.parse(`${(event as { time?: unknown }).time}`) || Date.now();
    return {
      ...event,
      data: {
        ...event.data,
        reasons: quietly(() => inWords(reasons, config, records, now)) ?? reasons,
        suggestions: Array.isArray(suggestions)
          ? suggestions.map((it) => textOfOffer(it) ?? it)
          : [],
        ...quietly(() => readBy(records)),
        sla: handoff["sla"] ?? null,
        // What the site gave by hand stands in place of ours.
        ...data,
      },
    };
  };

  return {
    ...outbox,
    attach(store, left) {
      outbox.attach(store, left);
      void tellAnalytics();
    },
    clear() {
      outbox.clear();
      era++;
      end?.();
      end = undefined;
    },
    hand(given) {
      const event = complete(given);
      const sinks = listOf(handoff["sinks"]);
      if (!sinks.length) note(event.id);
      events.tell("handoff", { id: event.id, status: "created", event });
      for (const settings of sinks) {
        const whole: Letter = { url: "", type: "", body: json(event) };
        const letter = quietly(() => sinkOf(settings["kind"])?.write(event, settings)) ?? whole;
        outbox.add({
          id: event.id,
          sink: `${settings["id"]}`,
          kind: `${settings["kind"]}`,
          ...letter,
        });
      }
    },
  };
}
