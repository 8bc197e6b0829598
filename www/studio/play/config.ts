// The config that a preview runs: one thing that a playbook does, for everybody and at once.

import { type Json, type JsonObject, objectOf } from "../state/path.js";

/** A config in which `does` is done as soon as the page says `studio_preview`. */
export function playConfig(config: Json, does: Json): JsonObject {
  const { offers, chat } = objectOf(config);
  return {
    version: 1,
    site: "leadlight-studio-preview",
    bots: "allow",
    // Whose they are and for which stage is asked of visitors, and here is none.
    offers: Object.fromEntries(
      Object.entries(objectOf(offers)).map(([id, offer]) => {
        const { content = {}, until } = objectOf(offer);
        return [id, until === undefined ? { content } : { content, until }];
      }),
    ),
    playbooks: { preview: { on: { signal: "studio_preview" }, do: does } },
    // Nobody is there to talk with, and the chats of others are not asked.
    chat: { ...kept(objectOf(chat), ["team", "phone", "meeting", "mail"]), provider: "panel" },
  };
}

const kept = (it: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(it).filter(([key]) => keys.includes(key)));
