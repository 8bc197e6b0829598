// What the site's author wrote about live chat, read from JSON that may be anything.

import type { Parts } from "../api.js";
import { objectOf } from "../config.js";
import { spanOf } from "../span.js";

export interface LiveSettings {
  readonly transport: "xmpp" | "local";
  /** Who answers, as the panel says it; nothing if nobody is named. */
  readonly team: string;
  /** How long (ms) a visitor waits for an answer until they are offered to leave a message. */
  readonly patience: number;
}

const MINUTE = 60_000;

/** Nothing where there is no transport, or none that is known: then there is the form. */
export function liveSettings({ config, say }: Parts): LiveSettings | undefined {
  const { transport, team, wait } = objectOf(config["chat"]);
  if (transport !== "xmpp" && transport !== "local") return undefined;
  return { transport, team: say(team) ?? "", patience: spanOf(wait) ?? MINUTE };
}
