// What the site's author wrote about live chat, read from JSON that may be anything.

import type { Parts } from "../api.js";
import { objectOf } from "../config.js";

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

/** "30s" or "2m", as everywhere in the config. */
function spanOf(text: unknown): number | undefined {
  const [, count, unit] = /^(\d{1,4})(s|m|h)$/.exec(String(text)) ?? [];
  const units: Readonly<Record<string, number>> = { s: 1000, m: MINUTE, h: 60 * MINUTE };
  return unit ? Number(count) * (units[unit] ?? 0) : undefined;
}
