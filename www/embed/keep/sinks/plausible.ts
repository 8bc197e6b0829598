// Plausible.

import { nameOf, summary } from "./lead.js";
import { called, letter } from "./page.js";
import type { Sink } from "./sink.js";

export const plausible: Sink = {
  write: (event, settings) =>
    letter("plausible", [nameOf(event, settings), { props: summary(event, settings) }]),
  send: called,
};
