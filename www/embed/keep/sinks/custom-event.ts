// The page itself: an event on the document, with the whole handoff.

import { textOf } from "../../config.js";
import { json } from "../json.js";
import type { Sink } from "./sink.js";

export const customEvent: Sink = {
  write: (event, settings) => ({
    url: "",
    type: textOf(settings["event"]) || "leadlight:lead",
    body: json(event),
  }),
  async send({ type, body }) {
    // What a listener throws is reported as the page's own.
    document.dispatchEvent(new CustomEvent(type, { detail: JSON.parse(body) }));
    return { kind: "received" };
  },
};
