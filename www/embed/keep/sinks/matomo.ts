// Matomo. What `fields` asks for goes along as custom dimensions: `"dimension3": "stage"`.

import { objectOf } from "../../config.js";
import { at, nameOf, pick, plain } from "./lead.js";
import { called, letter } from "./page.js";
import type { Sink } from "./sink.js";

export const matomo: Sink = {
  write(event, settings) {
    const dimensions = pick(event, objectOf(settings["fields"]));
    const stage = plain(at(event, "stage")) ?? "";
    // A value, which stands before the dimensions, means nothing here.
    const more = dimensions.length ? [0, Object.fromEntries(dimensions)] : [];
    return letter("_paq.push", [
      ["trackEvent", "Leadlight", nameOf(event, settings), stage, ...more],
    ]);
  },
  send: called,
};
