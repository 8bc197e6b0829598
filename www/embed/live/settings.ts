// What the site's author wrote about live chat, read from JSON that may be anything.

type Json = Readonly<Record<string, unknown>>;

export interface LiveSettings {
  readonly transport: "xmpp" | "local";
  /** Who answers, as the panel says it; nothing if nobody is named. */
  readonly team: string;
  /** How long (ms) a visitor waits for an answer until they are offered to leave a message. */
  readonly patience: number;
}

const MINUTE = 60_000;

/** Nothing where there is no transport, or none that is known: then there is the form. */
export function liveSettings(config: unknown, lang: string): LiveSettings | undefined {
  const { transport, team, wait } = objectOf(objectOf(config)["chat"]);
  if (transport !== "xmpp" && transport !== "local") return undefined;
  return { transport, team: inLanguage(team, lang), patience: spanOf(wait) ?? MINUTE };
}

/** A text, or a map of texts by language: the page's, the browser's, then the first. */
function inLanguage(text: unknown, lang: string): string {
  if (typeof text === "string") return text;
  const texts = objectOf(text);
  const base = (tag: string) => tag.toLowerCase().split("-")[0] ?? "";
  const wanted = [lang, ...(navigator.languages ?? [])].flatMap((tag) => [tag, base(tag)]);
  const found = [...wanted, ...Object.keys(texts)].map((tag) =>
    Object.hasOwn(texts, tag) ? texts[tag] : undefined,
  );
  return String(found.find((it) => typeof it === "string") ?? "");
}

/** "30s" or "2m", as everywhere in the config. */
function spanOf(text: unknown): number | undefined {
  const [, count, unit] = /^(\d{1,4})(s|m|h)$/.exec(String(text)) ?? [];
  const units: Readonly<Record<string, number>> = { s: 1000, m: MINUTE, h: 60 * MINUTE };
  return unit ? Number(count) * (units[unit] ?? 0) : undefined;
}

const objectOf = (it: unknown): Json => (typeof it === "object" && it ? (it as Json) : {});
