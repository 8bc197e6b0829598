// What the studio works on.

import type { JsonObject } from "./path.js";

/** A signal of a journey, as `export()` writes it or as it was written by hand. */
export interface JourneySignal {
  id?: string;
  signal: string;
  /** When, in milliseconds or as RFC 3339; or `after`, a span since the signal before. */
  time?: number | string;
  after?: string;
  props?: JsonObject;
}

/** What somebody does on the site, and what the config is expected to make of it. */
export interface Journey {
  name: string;
  description?: string;
  visitor?: string;
  consent?: string;
  start?: number | string;
  /** How long after the last signal to look. */
  end?: string;
  log: JourneySignal[];
  expect?: JsonObject;
}

/** All that is edited, and undone: one value. */
export interface Doc {
  name: string;
  config: JsonObject;
  journeys: Journey[];
}

/** A state of the document that was kept under a note. */
export interface Version {
  id: string;
  time: number;
  note: string;
  doc: Doc;
  /** Whether it is what was worked on when something else was opened. */
  aside?: boolean;
}
