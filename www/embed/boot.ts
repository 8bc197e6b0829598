// Starts Leadlight on this page: fetches config and engine, hands them the page, runs what waits.

import { Api, type Call } from "./api.js";
import { loadEngine } from "./engine.js";
import { Events } from "./events.js";
import { makeHost } from "./host.js";
import { restoreAll } from "./journal.js";
import { fetchConfig } from "./options.js";
import type { Options } from "./options.js";
import * as slots from "./slots.js";

/** Starts, and returns the API at once: what is asked of it before it is ready waits. */
export function boot(options: Options): Api {
  const events = new Events();
  const api = new Api(events);
  start(options, api, events).catch((error: unknown) => fail(error, api, events));
  return api;
}

async function start(options: Options, api: Api, events: Events): Promise<void> {
  await activated();
  let warned = false;
  const warn = (text: string) => {
    if (!warned || options.debug) console.warn(`Leadlight: ${text}`);
    warned = true;
  };
  const [config, engine] = await Promise.all([
    fetchConfig(options),
    loadEngine(options.base, (error) => fail(error, api, events)),
  ]);
  const panel = api.attach(engine, new URL("panel.js", options.base).href);
  events.dataLayer = /"dataLayer"\s*:\s*true/.test(config);
  slots.watch((slot, { offer, rule, variant }) => {
    engine.exposed(slot, offer, rule, variant ?? "");
  });
  const host = makeHost(events, panel, warn);
  const traits = options.traits ? JSON.stringify(options.traits) : "";
  if (!engine.start(config, options.consent ?? "", traits, host)) {
    throw new Error(warned ? "see the warning above" : "the visitor is a machine");
  }
  api.run();
}

/** A page that is being prerendered has no visitor yet. */
async function activated(): Promise<void> {
  if (!(document as Document & { prerendering?: boolean }).prerendering) return;
  await new Promise((resolve) => {
    document.addEventListener("prerenderingchange", resolve, { once: true });
  });
}

/** Gives the page back as its author wrote it, says so once, and is quiet from then on. */
function fail(error: unknown, api: Api, events: Events): void {
  if (!api.stop()) return;
  slots.stop();
  restoreAll();
  const reason = error instanceof Error ? error.message : String(error);
  console.warn(`Leadlight is off on this page: ${reason}`);
  events.tell("error", { message: reason });
}

export type { Call };
