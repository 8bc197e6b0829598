// Starts Leadlight on this page: fetches config and engine, and ties the parts together.

import { Api } from "./api.js";
import { capture, isBot, languages, refusesGlobally, type Watched } from "./capture/index.js";
import { loadEngine } from "./engine.js";
import { Events } from "./events.js";
import { restoreAll } from "./journal.js";
import { makeKeeper } from "./keep/keep.js";
import { makeOutbox } from "./keep/outbox.js";
import { fetchConfig, type Options } from "./options.js";
import * as slots from "./slots.js";

/** What the loader needs of the config; `settings` of src/web/shell.rs. */
interface Settings extends Watched {
  readonly site: string;
  readonly selectors: Readonly<Record<string, string | null>>;
  readonly implied: boolean;
  readonly gpc: boolean;
  readonly dataLayer: boolean;
}

/** A lead's way to one sink. */
interface Sink {
  readonly sink: string;
  readonly url: string;
  readonly simple: boolean;
}

/** Starts, and returns the API at once: what is asked of it before it is ready waits. */
export function boot(options: Options): Api {
  const events = new Events();
  const api = new Api(events);
  const stops: (() => void)[] = [];
  let warned = false;
  const warn = (text: string) => {
    if (!warned) console.warn(`Leadlight: ${text}`);
    warned = true;
  };
  /** Gives the page back as its author wrote it, says so once, and is quiet from then on. */
  const fail = (error: unknown) => {
    if (!api.stop()) return;
    for (const stop of stops) stop();
    slots.stop();
    restoreAll();
    const message = error instanceof Error ? error.message : String(error);
    warn(`off on this page: ${message}`);
    events.tell("error", { message });
  };
  start(options, api, events, stops, warn, fail).catch(fail);
  return api;
}

async function start(
  options: Options,
  api: Api,
  events: Events,
  stops: (() => void)[],
  warn: (text: string) => void,
  fail: (error: unknown) => void,
): Promise<void> {
  await activated();
  const [config, engine] = await Promise.all([
    fetchConfig(options),
    loadEngine(options.base, fail),
  ]);
  let settings: Settings | undefined;
  const observe = (name: string, props: object, time = Number.NaN) =>
    engine.observe(name, JSON.stringify(props), time);

  const noted = new Set<string>();
  const note = (id: string) => {
    if (noted.has(id)) return;
    noted.add(id);
    observe("handoff", { id });
  };
  const host = {
    record: (id: string, record: object) => keeper?.record(id, JSON.stringify(record)),
    drop: (ids: string[]) => keeper?.drop(ids),
    show: (slot: string, shows: slots.Shows | undefined) =>
      slots.show(slot, settings?.selectors[slot] ?? undefined, shows),
    openChat: (playbook: string, message: string | undefined) =>
      api.openChat(playbook, message, "auto"),
    handOff(id: string, event: object, sinks: Sink[]) {
      keeper?.held(() => {
        if (sinks.length === 0) note(id);
        events.tell("handoff", { id, status: "created", event });
        const body = JSON.stringify(event);
        for (const sink of sinks) outbox.add({ ...sink, id, body });
      });
    },
    report(event: string, detail: unknown) {
      if (event === "signal" && (detail as { name?: string }).name === "page_view") slots.newView();
      events.tell(event, detail);
    },
    warn,
  };
  const about = { bot: isBot(), languages: languages() };
  settings = engine.start(config, JSON.stringify(about), host as never) as Settings | undefined;
  if (!settings) throw new Error("the config could not be used, or leaves machines alone");

  const { site } = settings;
  events.dataLayer = settings.dataLayer;
  const outbox = makeOutbox(site, (id, sink, status) => {
    // Only what is written down, or received, is handed over: the log must not say so before.
    if (status === "stored" || status === "sent") note(id);
    events.tell("handoff", { id, sink, status });
  });
  // Global Privacy Control is a word of the browser's, said anew on every page: it keeps things from
  // being kept, but what the visitor allowed on this site earlier is theirs to erase.
  const refused = settings.gpc && refusesGlobally();
  const keeper = makeKeeper(site, engine, outbox, refused ? "denied" : "pending", () => {
    fail(new Error("the browser does not let this site keep anything"));
  });
  slots.watch((slot, { offer, rule, variant }) => {
    const exposure = { slot, offer, rule, ...(variant ? { variant } : {}) };
    observe("exposure", exposure);
    events.tell("exposure", exposure);
  });
  const eyes = capture(settings, { observe, busy: engine.busy });
  stops.push(eyes.stop, outbox.clear);

  const stated = options.consent ?? (settings.implied ? "granted" : "pending");
  const consent = api.queuedConsent ?? (refused ? "denied" : stated);
  if (consent === "granted") {
    // What the visitor did before decides what they see, so it is waited for; storage that does not
    // answer is not.
    await Promise.race([keeper.consent(consent), new Promise((go) => setTimeout(go, 500))]);
  } else if (consent === "denied" && !refused) void keeper.consent(consent);
  else engine.consent(consent);
  if (api.isOff) return;
  if (options.traits) observe("identify", options.traits);
  eyes.begin();
  api.run({ engine, keeper, outbox, eyes, panel: new URL("panel.js", options.base).href });
}

/** A page that is being prerendered has no visitor yet. */
async function activated(): Promise<void> {
  if (!(document as Document & { prerendering?: boolean }).prerendering) return;
  await new Promise((resolve) => {
    document.addEventListener("prerenderingchange", resolve, { once: true });
  });
}
