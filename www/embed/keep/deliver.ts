// What deliver.js holds: handoffs made whole with what the config says, and sent to the sinks.

import { listOf, objectOf, type Rough } from "../config.js";
import type { Event } from "../messages.js";
import type { Status } from "./entry.js";
import { makeOutbox, type Outbox } from "./outbox.js";

/** What delivery has to know. */
export interface About {
  /** The name under which things are kept. */
  readonly site: string;
  readonly config: Rough;
  /** Gives a text of the config as sales read it. */
  say(text: unknown): string | null;
  /** Is told how a handoff gets on at a sink. */
  report(id: string, sink: string, status: Status): void;
  /** Is told of a handoff as it is made; `sinks`: how many it goes to. */
  created(event: Event, sinks: number): void;
}

export interface Delivery extends Outbox {
  /** Hands a lead over. */
  hand(event: Event): void;
}

export function makeDelivery({ site, config, say, report, created }: About): Delivery {
  const outbox = makeOutbox(site, report);
  const offers = objectOf(config["offers"]);
  const handoff = objectOf(config["handoff"]);

  /** What the engine leaves to the page: the words. */
  const complete = (event: Event): Event => {
    const { suggestions, ...data } = event.data;
    const inWords = (id: unknown) => say(objectOf(objectOf(offers[`${id}`])["content"])["text"]);
    return {
      ...event,
      data: {
        ...data,
        suggestions: Array.isArray(suggestions) ? suggestions.map((it) => inWords(it) ?? it) : [],
        sla: handoff["sla"] ?? null,
        ...(data["sla"] === undefined ? {} : { sla: data["sla"] }),
      },
    };
  };

  return {
    ...outbox,
    hand(given) {
      const event = complete(given);
      const sinks = listOf(handoff["sinks"]);
      created(event, sinks.length);
      for (const { id, url, simple } of sinks) {
        outbox.add({
          id: event.id,
          sink: `${id}`,
          url: `${url}`,
          simple: simple === true,
          body: event,
        });
      }
    },
  };
}
