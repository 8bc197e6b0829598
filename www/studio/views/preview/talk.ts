// What the studio and the widget in the frame say to each other. The page asks, the studio answers:
// {"leadlight": "config?"} with {"leadlight": "config", config, stage?}. Nobody else is answered,
// and nothing is sent to another origin than the one that was meant.

import type { JsonObject } from "../../state/path.js";

/** With this in its address a page asks the studio for its config. */
export const ASKS = "leadlight=preview";

export interface Target {
  url: string;
  origin: string;
  /** Whether it is the studio's own origin, which needs no confirmation. */
  own: boolean;
}

/** The page that an address means, with what makes its widget ask; undefined if it can be none. */
export function targetOf(address: string, base: string): Target | undefined {
  const typed = address.trim();
  // What looks like a domain is one.
  const whole = /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(typed) ? `https://${typed}` : typed;
  let url: URL;
  try {
    url = new URL(whole || ".", base);
  } catch {
    return undefined;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  const [key = "", value = ""] = ASKS.split("=");
  url.searchParams.set(key, value);
  return { url: url.href, origin: url.origin, own: url.origin === new URL(base).origin };
}

/** Whether a message is the question of the page in this frame. */
export function isQuestion(
  { source, origin, data }: Pick<MessageEvent, "source" | "origin" | "data">,
  frame: unknown,
  wanted: string,
): boolean {
  return (
    frame !== null &&
    source === frame &&
    origin === wanted &&
    typeof data === "object" &&
    data !== null &&
    data.leadlight === "config?"
  );
}

/** The answer: the draft, and the stage to look at it from, if one is forced. */
export const answerOf = (config: JsonObject, stage: string) => ({
  leadlight: "config",
  config,
  ...(stage && { stage }),
});
