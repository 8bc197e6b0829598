// Text shown to visitors: one for all, or one for each language, with placeholders for what is known.

import { languages } from "./capture/visitor.js";

const low = (tag: string) => tag.toLowerCase();
const language = (tag: string) => low(tag).split("-")[0];

/**
 * Gives a text of the config: of several, that for the languages `wanted`, of which that very tag wins,
 * then one of the same language, then the first; with `{traits.company|your team}` filled. `null` if it
 * is no text.
 */
export function say(
  text: unknown,
  traits: () => Readonly<Record<string, unknown>>,
  wanted = languages(),
): string | null {
  let chosen = text;
  if (text && typeof text === "object") {
    const tags = Object.keys(text);
    const tag = wanted
      .flatMap((one) => [low, language].map((part) => tags.find((it) => part(it) === part(one))))
      .find(Boolean);
    chosen = (text as Record<string, unknown>)[tag ?? tags[0] ?? ""];
  }
  if (typeof chosen !== "string") return null;
  return chosen.replace(/\{traits\.([^|}]*)\|?([^}]*)\}/g, (_, name: string, otherwise: string) => {
    const known = traits();
    const it = Object.keys(known).includes(name) && known[name];
    if (typeof it === "number") return `${Math.round(it * 1e6) / 1e6}`;
    return typeof it === "string" && it ? it : otherwise;
  });
}
