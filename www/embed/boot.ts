// Starts Leadlight on this page: fetches config and engine, and ties the parts together.

import { type Api, makeApi } from "./api.js";
import { ahead, capture, isBot, refusesGlobally } from "./capture/index.js";
import { consentOf, objectOf } from "./config.js";
import { compile, instantiate } from "./engine.js";
import { makeEvents } from "./events.js";
import type { Inside } from "./inspector/inside.js";
import { restoreAll, write } from "./journal.js";
import { makeCache } from "./keep/cache.js";
import { makeKeeper, type Word } from "./keep/keep.js";
import { makeLateDelivery } from "./keep/late.js";
import { storage } from "./keep/storage.js";
import type { Effect } from "./messages.js";
import { fetchConfig, type Options } from "./options.js";
import { makePerform } from "./perform.js";
import { makePreview } from "./preview.js";
import { breathe, pause, quietly, twice } from "./safe.js";
import { openShell, type Shell } from "./shell.js";
import { makeSlots } from "./slots.js";
import { say } from "./text.js";
import { urlOf } from "./url.js";
import { encode } from "./wire.js";

/** Starts, and returns what takes its commands at once: what is asked of it before it is ready waits. */
export function boot(given: Options): Api["call"] {
  let options = given;
  const events = makeEvents(options.debug);
  const api = makeApi(events);
  const stops: (() => void)[] = [];
  let warned = false;
  const warn = (text: string) => {
    if (!warned) console.warn(`Leadlight: ${text}`);
    warned = true;
  };
  /** Gives the page back as its author wrote it, says so once, and is quiet from then on. */
  const fail = (error: unknown) => {
    if (!api.stop()) return;
    for (const stop of [...stops, restoreAll]) quietly(stop);
    const message = String((error as Error | undefined)?.message ?? error);
    inside.error = message;
    warn(`off on this page: ${message}`);
    events.tell("error", { message });
  };
  const { config: named } = options;
  const source = typeof named === "string" ? (urlOf(named)?.href ?? "") : "";
  let run: (shell: Shell) => void;
  const running = new Promise<Shell>((go) => {
    run = go;
  });
  const slots = makeSlots((slot, { offer, rule, variant }) => {
    const exposure = { slot, offer, rule, ...(variant ? { variant } : {}) };
    void running.then((shell) => {
      shell.observe("exposure", exposure);
      events.tell("exposure", { ...exposure, configHash: shell.settings?.configHash });
    });
  }, fail);
  stops.push(slots.stop);
  const inside: Inside = { options, events, api, slots, write };
  const load = (name: string) => import(new URL(name, options.base).href);
  const asked = /[?&]leadlight=(inspect|preview)\b/.exec(location.search)?.[1];
  if (asked === "inspect") {
    load("inspector.js")
      .then((it) => it.inspect(inside))
      .catch(warn);
  }
  const preview = makePreview(source, slots);
  /** Whether the visitor is known to allow that what is kept is read, as far as the page says. */
  const isGranted = (otherwise?: string) => {
    const said = api.queuedConsent();
    const word = said ?? (!refusesGlobally() && (options.consent ?? otherwise));
    // What is kept is of the live config, not of a draft.
    return options === given && word === "granted";
  };
  const start = async () => {
    const drafted = asked === "preview" && parent !== window;
    await null;
    // What the page has queued is taken by now, and nothing is painted yet.
    if (!drafted && isGranted()) preview.show();
    // To begin a page's first request takes a browser longer than all this.
    await breathe();
    const compiled = twice(() => compile(options.base));
    // Waited for below: the config may not come.
    compiled.catch(() => {});
    if (drafted) {
      options = await load("draft.js")
        .then((it) => it.draft(options, write))
        .catch(() => options);
    }
    if ((document as { prerendering?: boolean }).prerendering) {
      // Nobody sees the page yet.
      await new Promise((go) =>
        document.addEventListener("prerenderingchange", go, { once: true }),
      );
    }
    const config = await twice(() => fetchConfig(options));
    const { banner, implied } = consentOf(config);
    const otherwise = implied ? "granted" : "pending";
    const fetchStore = () => storage(options.base);
    if (isGranted(otherwise)) {
      preview.show();
      // It is there by the time it is needed.
      fetchStore().catch(() => {});
    }
    const module = await compiled;
    await breathe();
    let begun = false;
    let perform: (effect: Effect) => void;
    const shell = await openShell(
      async () => {
        const engine = await instantiate(module);
        await breathe();
        // Browsers compile a function when it is first called: some of them here, the rest in another turn.
        engine.start(encode({}), encode({}));
        await breathe();
        return engine;
      },
      config,
      { bot: isBot() },
      (effect) => {
        // Where the visitor came to on an earlier page was told there.
        if (!begun && effect[0] === "report" && effect[1] === "stage") return;
        preview.holds(effect) || perform(effect);
      },
      fail,
    );
    stops.push(shell.stop);
    Object.assign(inside, { config, module, shell });
    await breathe();
    const { problems, settings } = shell;
    if (problems.length) {
      const list = problems.map(([code, path]) => `${code} at ${path}`).join("; ");
      warn(`the config has problems: ${list}`);
    }
    if (!settings) throw new Error("the config could not be used, or leaves machines alone");

    const speak = (text: unknown) => say(text, shell.traits);
    const { site, configHash } = settings;
    events.dataLayer = settings.dataLayer;
    const delivery = makeLateDelivery(settings.hands, {
      site,
      config: objectOf(config),
      shell,
      events,
      // Sales read one language, whatever the visitor reads.
      say: (text) => say(text, shell.traits, []),
      base: options.base,
    });
    // Global Privacy Control is a word of the browser's, said anew on every page: it keeps things from
    // being kept, but what the visitor allowed on this site earlier is theirs to erase.
    const refused = settings.gpc && refusesGlobally();
    const cache = makeCache(site, configHash, options === given ? source : "draft");
    let begin = () => {};
    const engine = {
      ...shell,
      consent(word: Word) {
        shell.consent(word);
        api.consent(word);
      },
      forget() {
        shell.forget();
        begin();
      },
    };
    const keeper = makeKeeper(
      site,
      engine,
      delivery,
      cache,
      fetchStore,
      refused ? "denied" : "pending",
      () => fail(new Error("the browser does not let this site keep anything")),
    );
    perform = makePerform(settings, speak, slots, keeper, cache, delivery, api, events);
    // What was seen meanwhile is told.
    run(shell);
    for (const book of Object.values(settings.playbooks)) {
      const zone = objectOf(objectOf(book)["hours"])["timeZone"];
      // A name that the browser does not know: then somebody is always there.
      if (typeof zone === "string") quietly(() => shell.zone(zone, ahead(zone)));
    }
    const eyes = capture(settings, shell, options.base);
    stops.push(eyes.stop, delivery.clear, cache.close);

    /** Follows the visitor's choice in a banner; resolves when what it says at once is done. */
    const follow = async () => {
      try {
        const { watch } = (await load("consent.js")) as typeof import("./consent/index.js");
        if (api.isOff()) return;
        let done: Promise<void> | undefined;
        // What the page has said counts until the visitor changes their mind in the banner.
        const hear = (word: Word, changed: boolean) => {
          if (changed || !api.hasSpoken()) done = keeper.consent(word);
        };
        stops.push(watch(`${banner}`, refused, hear));
        await done;
      } catch (error) {
        warn(`consent is not known, as the banner cannot be read: ${error}`);
      }
    };

    const stated = options.consent ?? otherwise;
    const consent = api.queuedConsent() ?? (refused ? "denied" : stated);
    const first = consent === "granted" && keeper.consent(consent);
    if (consent === "denied" && !refused) void keeper.consent(consent);
    else if (!first) shell.consent(consent);
    // What the visitor did before decides what they see, so it is waited for; storage or a banner that
    // does not answer is not.
    await Promise.race([Promise.all([first, banner && follow()]), pause(500)]);
    await breathe();
    if (api.isOff()) return;
    begin = () => {
      begun = true;
      const { traits } = options;
      if (traits) quietly(() => shell.observe("identify", traits));
      eyes.begin();
    };
    begin();
    await breathe();
    if (api.isOff()) return;
    preview.settle(perform);
    await breathe();
    if (api.isOff()) return;
    const vendor = (settings.provider ?? "panel") !== "panel";
    const parts = {
      shell,
      keeper,
      outbox: delivery,
      eyes,
      config: objectOf(config),
      playbooks: settings.playbooks,
      say: speak,
      vendor,
      panel: new URL(vendor ? "chat.js" : "panel.js", options.base).href,
    };
    inside.parts = parts;
    api.run(parts);
    api.consent(keeper.word);
  };

  start().catch(fail);
  return api.call;
}
