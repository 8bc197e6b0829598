// What draft.js holds: the config that the studio is working on, for a page that it shows in a frame.
// Loaded where the page's address says `leadlight=preview`.

import { objectOf, type Rough } from "./config.js";
import { carry } from "./inspector/carry.js";
import { capped } from "./inspector/shadow.js";
import type { write } from "./journal.js";
import type { Options } from "./options.js";

/** How long (ms) the studio may take to answer; it does so at once. */
const LONG = 3000;

/**
 * Options with the studio's draft in them; the page's own where no studio answers. Only a page of the
 * same origin is asked: nobody else may say what this one shows.
 *
 * A draft keeps apart from what is live: it has a name of its own to store under, and hands nothing on.
 */
export async function draft(options: Options, writer: typeof write): Promise<Options> {
  const told = parent === window ? undefined : await ask();
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

/** Asks the studio. */
function ask(): Promise<{ config: Rough; stage?: string } | undefined> {
  return new Promise((done) => {
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source !== parent || origin !== location.origin || data?.leadlight !== "config") return;
      end(data);
    };
    const end = (told?: { config: Rough; stage?: string }) => {
      removeEventListener("message", hear);
      clearTimeout(timer);
      done(told);
    };
    const timer = setTimeout(end, LONG);
    addEventListener("message", hear);
    parent.postMessage({ leadlight: "config?" }, location.origin);
  });
}
