// Sinks that the page has loaded itself: functions of the page's own, which give no receipt.

import { find } from "../../find.js";
import { json } from "../json.js";
import type { Answer } from "../post.js";
import type { Letter, Sink } from "./sink.js";

/** Calls the first of these that is there. What it throws is its own affair, and ours to note. */
export function call(names: readonly string[], args: (name: string) => readonly unknown[]): Answer {
  const name = names.find(find);
  if (!name) return { kind: "absent", error: `\`${names[0]}\` is not on the page` };
  try {
    find(name)?.(...args(name));
    return { kind: "received" };
  } catch (error) {
    return { kind: "absent", error: `\`${name}\` failed: ${String(error).slice(0, 200)}` };
  }
}

/** Writes one call of `name`. */
export const letter = (name: string, args: readonly unknown[]): Letter => ({
  url: "",
  type: name,
  body: json(args),
});

/** Makes the call. */
export const called: Sink["send"] = async ({ type, body }) =>
  // Read anew for each call: what the page does with it stays with the page.
  call([type], () => JSON.parse(body));
