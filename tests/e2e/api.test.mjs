// The JavaScript API: queue, snapshot, explanations, traits, export, reset.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, EMBED, HERO, LADDER, page, STUB, tag, WELCOME } from "./harness/pages.mjs";
import { held, serve } from "./harness/site.mjs";
import { stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

async function open(
  t,
  json,
  { body = HERO, embed, path = "/", pages = {}, options, ready = true } = {},
) {
  const site = await serve(t, {
    "/": page(body, embed === undefined ? {} : { embed }),
    "/leadlight.json": json,
    ...pages,
  });
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url(path));
  if (ready) await tab.ready();
  return { site, visitor, tab };
}

test("calls made before the script arrives run, in order", async (t) => {
  const gate = held();
  const facts = { early: { count: "early" }, late: { count: "late" } };
  const pages = { "/leadlight/leadlight.js": gate };
  const { tab } = await open(t, config({ facts }), { pages, ready: false });
  await tab.evaluate(() => {
    window.seen = [];
    window.leadlight("on", "ready", () => window.seen.push("ready"));
    window.leadlight("on", "signal", (detail) => window.seen.push(JSON.stringify(detail)));
    window.leadlight("identify", { plan: "free", company: "Globex" });
    window.leadlight("track", "early", { step: 1 });
    window.leadlight("identify", { plan: "pro" });
    window.leadlight("track", "late", { step: 2 });
  });
  gate.open();
  await tab.ready();
  await tab.facts({ early: 1, late: 1 });
  const { traits } = await tab.get();
  assert.deepEqual(traits, { plan: "pro", company: "Globex" });
  await tab.fact("the listener added before the script", () => window.seen.includes("ready"));
  const seen = await tab.evaluate(() => window.seen.join("\n"));
  assert.ok(seen.includes('"early"') && seen.indexOf('"early"') < seen.indexOf('"late"'), seen);
});

test("calls made while the engine is on its way keep the time they were made", async (t) => {
  const gate = held();
  const facts = { early: { count: "early" } };
  const pages = { "/leadlight/leadlight.wasm": gate };
  const { site, tab } = await open(t, config({ facts }), { pages, ready: false });
  await until("the request for the engine", () => site.asked("/leadlight/leadlight.wasm") > 0);
  const called = await tab.evaluate(() => {
    const start = Date.now();
    window.leadlight("track", "early");
    return [start, Date.now()];
  });
  await tab.fact("time to pass", (then) => Date.now() > then + 500, called[1]);
  gate.open();
  await tab.ready();
  await tab.facts({ early: 1 });
  const record = await tab.evaluate(() => window.leadlight("export"));
  const found = signals(record, "early");
  assert.equal(found.length, 1, JSON.stringify(record));
  const [{ time }] = found;
  assert.ok(time >= called[0] && time <= called[1] + 5, `${time} is not in ${called}`);
});

test("at leadlight:ready what is stored of the visitor is there", async (t) => {
  const json = config({ ...LADDER, facts: { demos: { count: "demo" } } });
  const { tab } = await open(t, json);
  await tab.call("identify", { company: "Globex" });
  await tab.call("track", "demo");
  await tab.stage("sql");
  const { visitor } = await tab.get();
  await until("the log in the database", async () => {
    const text = JSON.stringify(await tab.evaluate(stored));
    return text.includes("Globex") && text.includes("demo");
  });
  await tab.beforeLoad(() => {
    document.addEventListener("leadlight:ready", () => {
      const { visitor, stage, facts, traits, consent } = window.leadlight.get();
      window.atReady = JSON.parse(JSON.stringify({ visitor, stage, facts, traits, consent }));
    });
  });
  await tab.reload();
  await tab.fact("ready", () => Boolean(window.atReady));
  assert.deepEqual(await tab.evaluate(() => window.atReady), {
    visitor,
    stage: "sql",
    facts: { demos: 1 },
    traits: { company: "Globex" },
    consent: "granted",
  });
});

test("get() has every part the contract names", async (t) => {
  const json = config({
    ...LADDER,
    ...WELCOME,
    facts: { demos: { count: "demo" } },
    segments: { big: { "traits.size": { $gte: 50 } } },
  });
  const { tab } = await open(t, json);
  await tab.shows("hero", "ebook");
  await tab.call("identify", { size: 80 });
  await tab.call("track", "demo");
  await tab.stage("sql");
  const snapshot = await tab.get();
  const wanted = [
    "visitor",
    "session",
    "stage",
    "scores",
    "facts",
    "segments",
    "persona",
    "traits",
    "offers",
    "slots",
    "consent",
  ];
  assert.deepEqual(
    wanted.filter((key) => !(key in snapshot)),
    [],
  );
  assert.equal(snapshot.scores.engagement, 60);
  assert.equal(snapshot.facts.demos, 1);
  assert.deepEqual(snapshot.traits, { size: 80 });
  assert.equal(snapshot.consent, "granted");
  assert.ok(JSON.stringify(snapshot.segments).includes("big"));
  assert.ok(JSON.stringify(snapshot.slots.hero).includes("ebook"));
  assert.equal(await tab.evaluate(() => window.leadlight.get() instanceof Promise), false);
});

test("commands are methods too, once it is ready", async (t) => {
  const { tab } = await open(t, config({ facts: { marks: { count: "mark" } } }));
  const kinds = await tab.evaluate(() => {
    const names = [
      "page",
      "track",
      "identify",
      "consent",
      "get",
      "explain",
      "on",
      "off",
      "openChat",
      "closeChat",
      "handoff",
      "export",
      "import",
      "reset",
    ];
    return names.filter((name) => typeof window.leadlight[name] !== "function");
  });
  assert.deepEqual(kinds, []);
  await tab.evaluate(() => window.leadlight.track("mark"));
  await tab.facts({ marks: 1 });
});

test("a command nobody knows, and arguments that make no sense, harm no one", async (t) => {
  const { tab } = await open(t, config({ facts: { marks: { count: "mark" } } }), {
    options: { warnings: "any" },
  });
  await tab.evaluate(() => {
    const circular = {};
    circular.self = circular;
    window.leadlight("fly");
    window.leadlight();
    window.leadlight(null);
    window.leadlight("track");
    window.leadlight("track", 7, "x");
    window.leadlight("track", "odd", circular);
    window.leadlight("track", "odd", {
      lone: "\ud800",
      big: 1n,
      fn() {},
      deep: { a: [1, { b: 2 }] },
    });
    window.leadlight("identify", "a", "b");
    window.leadlight("identify", circular);
    window.leadlight("on", "ready");
    window.leadlight("off", "ready");
    window.leadlight("explain", "nothing:here");
    window.leadlight("import", "nonsense");
    window.leadlight("import", { signals: "nonsense" });
  });
  await tab.call("track", "mark");
  await tab.facts({ marks: 1 });
});

test("identify merges, keeps the id, and null removes", async (t) => {
  const { tab } = await open(t, config());
  await tab.call("identify", { plan: "free", company: "Globex" });
  await tab.call("identify", { plan: "pro" });
  assert.deepEqual((await tab.get()).traits, { plan: "pro", company: "Globex" });
  await tab.call("identify", { company: null });
  assert.deepEqual((await tab.get()).traits, { plan: "pro" });
  await tab.call("identify", "user-7", { role: "buyer" });
  const { traits } = await tab.get();
  assert.equal(traits.role, "buyer");
  assert.equal(traits.plan, "pro");
  await tab.reload();
  await tab.ready();
  await tab.becomes("traits after a reload", () => window.leadlight.get().traits, traits);
});

test("data-traits gives the traits the site already knows", async (t) => {
  const embed = `${STUB}\n${tag(`data-config="/leadlight.json" data-traits='{"plan":"free","seats":3}'`)}`;
  const { tab } = await open(t, config(), { embed });
  await tab.becomes("traits", () => window.leadlight.get().traits, { plan: "free", seats: 3 });
});

test("on hears, off does not", async (t) => {
  const { tab } = await open(t, config({ ...LADDER, facts: { marks: { count: "mark" } } }));
  await tab.evaluate(() => {
    window.heard = { stage: 0, off: 0, dom: 0 };
    window.quiet = () => {
      window.heard.off += 1;
    };
    window.leadlight("on", "stage", () => {
      window.heard.stage += 1;
    });
    window.leadlight("on", "stage", window.quiet);
    window.leadlight("off", "stage", window.quiet);
    document.addEventListener("leadlight:stage", () => {
      window.heard.dom += 1;
    });
  });
  await tab.call("track", "demo");
  await tab.becomes("what was heard", () => window.heard, { stage: 1, off: 0, dom: 1 });
});

test("score and stage events say what changed", async (t) => {
  const { tab } = await open(t, config(LADDER));
  await tab.call("track", "demo");
  const stage = await tab.event("stage");
  assert.ok(JSON.stringify(stage.detail).includes('"sql"'), JSON.stringify(stage.detail));
  const score = await tab.event("score");
  assert.ok(JSON.stringify(score.detail).includes("60"), JSON.stringify(score.detail));
  const before = tab.named("score").length;
  await tab.call("track", "of_no_account");
  await tab.call("track", "pricing");
  await tab.event("score", before + 1);
  assert.equal(tab.named("score").length, before + 1, "a signal without points changes no score");
});

test("export and import: the same record gives the same state in another browser", async (t) => {
  const json = config({ ...LADDER, ...WELCOME, facts: { demos: { count: "demo" } } });
  const { tab } = await open(t, json);
  await tab.call("identify", { company: "Globex" });
  await tab.call("track", "pricing");
  await tab.call("track", "demo");
  await tab.stage("sql");
  const record = await tab.evaluate(async () => JSON.stringify(await window.leadlight("export")));
  const one = await tab.get();

  const { tab: other } = await open(t, json);
  await other.evaluate((text) => window.leadlight("import", JSON.parse(text)), record);
  await other.becomes(
    "the state",
    (keys) => {
      const snapshot = window.leadlight.get();
      return Object.fromEntries(
        keys.map((key) => [key, JSON.parse(JSON.stringify(snapshot[key]))]),
      );
    },
    pick(one, ["stage", "scores", "traits", "offers"]),
    ["stage", "scores", "traits", "offers"],
  );
  assert.equal((await other.get()).facts.demos, 1);
  await other.reload();
  await other.ready();
  await other.stage("sql");
});

test("reset leaves nothing behind, at once and for good", async (t) => {
  const json = config({ ...LADDER, ...WELCOME, facts: { canaries: { count: "canary" } } });
  const { visitor, site, tab } = await open(t, json);
  await tab.call("identify", { company: "canary-company" });
  await tab.call("track", "canary");
  await tab.call("track", "demo");
  await until("the log in the database", async () =>
    JSON.stringify(await tab.evaluate(stored)).includes("canary-company"),
  );
  const before = await tab.get();
  const old = before.visitor.id ?? before.visitor;

  await tab.call("reset");
  await tab.becomes("scores after reset", () => window.leadlight.get().scores.engagement, 0);
  const after = await tab.get();
  assert.equal(after.stage, "visitor");
  assert.deepEqual(after.traits, {});
  assert.notEqual(after.visitor.id ?? after.visitor, old);
  await until("the old visitor to be gone from storage", async () => {
    const text = JSON.stringify(await tab.evaluate(stored));
    return !text.includes("canary") && !text.includes(old);
  });
  await tab.reload();
  await tab.ready();
  await tab.facts({ canaries: 0 });
  const other = await visitor.open(site.url());
  await other.ready();
  await other.facts({ canaries: 0 });
  assert.ok(!JSON.stringify(await other.evaluate(stored)).includes("canary"));
});

test("everything is still there after a reload and in a second tab, and a third hears of it at once", async (t) => {
  const json = config({ ...LADDER, ...WELCOME, facts: { marks: { count: "mark" } } });
  const { visitor, site, tab } = await open(t, json);
  await tab.call("identify", { company: "Globex" });
  await tab.call("track", "mark");
  await tab.call("track", "demo");
  await tab.stage("sql");
  const id = (await tab.get()).visitor;
  await tab.reload();
  await tab.ready();
  await tab.stage("sql");
  const other = await visitor.open(site.url());
  await other.ready();
  for (const one of [tab, other]) {
    await one.facts({ marks: 1 });
    const snapshot = await one.get();
    assert.equal(snapshot.stage, "sql");
    assert.equal(snapshot.scores.engagement, 60);
    assert.deepEqual(snapshot.traits, { company: "Globex" });
    assert.deepEqual(snapshot.visitor.id ?? snapshot.visitor, id.id ?? id);
  }
  await other.call("track", "mark");
  await other.facts({ marks: 2 });
  await tab.facts({ marks: 2 });
});

test("signals of five tabs at once are all counted, in each of them", async (t) => {
  const { visitor, site, tab } = await open(t, config({ facts: { marks: { count: "mark" } } }));
  const tabs = [tab];
  for (let i = 0; i < 4; i += 1) tabs.push(await visitor.open(site.url()));
  for (const one of tabs) await one.ready();
  await Promise.all(
    tabs.map((one) =>
      one.evaluate(() => {
        for (let i = 0; i < 10; i += 1) window.leadlight("track", "mark");
      }),
    ),
  );
  for (const one of tabs) await one.facts({ marks: 50 });
  await tab.reload();
  await tab.ready();
  await tab.facts({ marks: 50 });
});

test("two script tags start one instance", async (t) => {
  const embed = `${STUB}\n${tag()}\n${tag()}`;
  const facts = {
    views: { count: "page_view" },
    marks: { count: "mark" },
    clicks: { count: "click" },
  };
  const body = '<button id="b" type="button">Press</button>';
  const { site, tab } = await open(t, config({ facts }), {
    embed,
    body,
    options: { warnings: "any" },
  });
  await tab.fact("the load event", () => document.readyState === "complete");
  // And once more, as a page loader that swaps whole pages does.
  await tab.evaluate(
    () =>
      new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = "/leadlight/leadlight.js";
        script.dataset.config = "/leadlight.json";
        script.onload = resolve;
        document.head.append(script);
      }),
  );
  await tab.call("track", "mark");
  await tab.click("#b");
  await tab.facts({ views: 1, marks: 1, clicks: 1 });
  assert.equal(tab.named("ready").length, 1);
  assert.equal(site.asked("/leadlight/leadlight.wasm"), 1);
});

test("dataLayer: true pushes every event", async (t) => {
  const json = config({ ...LADDER, ...WELCOME, dataLayer: true });
  const { tab } = await open(t, json, {
    body: `<script>window.dataLayer = [{ event: "mine" }];</script>${HERO}`,
  });
  await tab.call("track", "demo");
  await tab.fact("the pushes", () => {
    const names = new Set(window.dataLayer.map(({ event }) => event));
    return [
      "mine",
      "leadlight_ready",
      "leadlight_signal",
      "leadlight_stage",
      "leadlight_decision",
    ].every((name) => names.has(name));
  });
});

test("without dataLayer nothing is pushed", async (t) => {
  const { tab } = await open(t, config(LADDER), {
    body: "<script>window.dataLayer = [];</script>",
  });
  await tab.call("track", "demo");
  await tab.event("stage");
  assert.equal(await tab.evaluate(() => window.dataLayer.length), 0);
});

const INLINE = config({
  offers: { inline: { kind: "ebook", content: { text: "From the page", href: "/i" } } },
  slots: { hero: { rules: [{ id: "all", show: "inline" }] } },
});
const inlined = (json) =>
  `<script type="application/json" id="leadlight-config">${JSON.stringify(json)}</script>`;

test("an inline config wins over the one at a URL", async (t) => {
  const embed = `${inlined(INLINE)}\n${EMBED}`;
  const { tab } = await open(t, config(WELCOME), { embed });
  await tab.shows("hero", "inline");
});

test("an inline config wins also when the parser comes to it after the script ran", async (t) => {
  const asked = (site) =>
    site.asked("/leadlight.json") + site.asked("/leadlight/leadlight.wasm") > 0;
  const pages = {
    // Holds the parser until Leadlight had its turn: it has asked for more, or waits for the page.
    "/slow.js": async () => {
      await until("Leadlight's turn", () => asked(site), { timeout: 1000 }).catch(() => {});
      return "";
    },
  };
  const body = `${HERO}\n<script src="/slow.js"></script>\n${inlined(INLINE)}`;
  const site = await serve(t, { "/": page(body), "/leadlight.json": config(WELCOME), ...pages });
  const tab = await (await browser.visitor(t)).open(site.url());
  await tab.shows("hero", "inline");
});

test("an inline config needs no other", async (t) => {
  const head = inlined(config(WELCOME));
  const { site, tab } = await open(t, "not asked for", { embed: `${head}\n${STUB}\n${tag("")}` });
  await tab.shows("hero", "ebook");
  assert.equal(site.asked("/leadlight.json"), 0);
});

test("data-global gives it another name", async (t) => {
  const embed = tag('data-config="/leadlight.json" data-global="acmeLeads"');
  const { tab } = await open(t, config({ ...WELCOME, facts: { marks: { count: "mark" } } }), {
    embed,
    ready: false,
  });
  await tab.shows("hero", "ebook");
  await tab.fact("the other name", () => typeof window.acmeLeads?.get === "function");
  assert.equal(await tab.evaluate(() => typeof window.leadlight), "undefined");
});

test("no global of the host is patched and no unload listener is added", async (t) => {
  const watch = () => {
    const names = ["fetch", "setTimeout", "Promise", "XMLHttpRequest", "JSON"];
    const originals = Object.fromEntries(names.map((name) => [name, window[name]]));
    const push = History.prototype.pushState;
    window.listened = [];
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function wrapped(type, ...rest) {
      window.listened.push(type);
      return add.call(this, type, ...rest);
    };
    window.patched = () => {
      const changed = names.filter((name) => window[name] !== originals[name]);
      return history.pushState === push ? changed : [...changed, "pushState"];
    };
  };
  const { tab } = await open(t, config({ ...LADDER, ...WELCOME }), {
    options: { before: [watch] },
  });
  await tab.shows("hero", "ebook");
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.deepEqual(await tab.evaluate(() => window.patched()), []);
  const listened = await tab.evaluate(() => window.listened);
  assert.ok(!listened.includes("unload") && !listened.includes("beforeunload"), listened.join(" "));
});

function pick(object, keys) {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}

/** Every signal of this name anywhere in an exported record, with its time in ms. */
function signals(record, name) {
  const found = [];
  const walk = (value) => {
    if (!value || typeof value !== "object") return;
    if (value.signal === name || value.name === name) {
      const time = value.time ?? value.at ?? value.t;
      found.push({ ...value, time: typeof time === "number" ? time : new Date(time).getTime() });
      return;
    }
    Object.values(value).forEach(walk);
  };
  walk(record);
  return found;
}
