// What the studio and the page in its frame say to each other.

import type { JsonObject } from "../state/path.js";

/** What the page is to show. */
export interface PlayAsked {
  config: JsonObject;
  traits: Readonly<Record<string, unknown>>;
  lang: string;
}

/** What became of it. */
export interface PlayTold {
  play: "ready" | "opened" | "dismissed" | "closed" | "failed";
}
