// What draft.js holds: the config that the studio is working on, for a page that it shows in a frame.
// Loaded where the page's address says `leadlight=preview`.

import { objectOf, type Rough } from "./config.js";
import { carry } from "./inspector/carry.js";
import { capped } from "./inspector/shadow.js";
import type { write } from "./journal.js";
import type { Options } from "./options.js";
import { quietly } from "./safe.js";

/** How long (ms) the studio may take to answer; it does so at once. */
const LONG = 3000;

/**
 * Options with the studio's draft in them; the page's own where no studio answers. Only a page of the
 * same origin is asked, and that of the studio which the script tag names: nobody else may say what this
 * one shows.
 *
 * A draft keeps apart from what is live: it has a name of its own to store under, and hands nothing on.
 */
export async function draft(options: Options, writer: typeof write): Promise<Options> {
  const told = parent === window ? undefined : await ask(options.studio);
  if (!told) return options;
  carry(writer, "preview", undefined, new AbortController().signal);
  const { config, stage } = told;
  const rules = objectOf(stage ? capped(config, stage) : config);
  const { analytics: _, site, handoff, ...rest } = rules;
  return {
    ...options,
    config: {
      ...rest,
      site: `${site ?? "site"}-draft`,
      handoff: { ...objectOf(handoff), sinks: [] },
      dataLayer: false,
    },
    consent: "pending",
    traits: stage ? { ...options.traits, lifecycle: stage } : options.traits,
  };
}

interface Told {
  readonly config: Rough;
  readonly stage?: string;
}

/** Asks the studio. */
function ask(studio?: string): Promise<Told | undefined> {
  const own = location.origin;
  const named = studio && quietly(() => new URL(studio, own).origin);
  // Firefox does not say whose frame it is; a question to somebody else than is there goes nowhere.
  const above = (location as { ancestorOrigins?: ArrayLike<string> }).ancestorOrigins?.[0];
  const trusted = [own, named].filter((it) => it && (!above || it === above)) as string[];
  return new Promise((done) => {
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source === parent && trusted.includes(origin) && data?.leadlight === "config") end(data);
    };
    const end = (told?: Told) => {
      removeEventListener("message", hear);
      clearTimeout(timer);
      done(told);
    };
    const timer = setTimeout(end, trusted.length && LONG);
    addEventListener("message", hear);
    for (const it of new Set(trusted)) parent.postMessage({ leadlight: "config?" }, it);
  });
}
