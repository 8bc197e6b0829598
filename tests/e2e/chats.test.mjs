// The chats of vendors: joined where the page has them, loaded once consent allows, told who the visitor is,
// opened in the panel's place, and replaced by the panel where they do not come.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { can, FAKES, pageOf, scriptOf } from "./chats/fakes.mjs";
import { launch } from "./harness/browser.mjs";
import { atEnd } from "./harness/ending.mjs";
import { bundled } from "./harness/library.mjs";
import { config, HERO, LADDER, page } from "./harness/pages.mjs";
import { closed, opened, panel } from "./harness/panel.mjs";
import { serve } from "./harness/site.mjs";
import { becomes, PATIENCE, until } from "./harness/until.mjs";

const browser = launch();

const SCORES = {
  engagement: {
    rules: [
      { id: "demo", label: "Asked for a demo", on: "demo", points: 60 },
      { id: "pricing", on: "pricing", points: 10 },
    ],
  },
};

const rules = (chat, more = {}) => config({ ...LADDER, scores: SCORES, chat, ...more });

/**
 * A visitor of a page with this script. `vendor` is asked for under its own address, which answers by what
 * `answer` gives: a script, a promise of one, or nothing for an address that is blocked.
 */
async function visit(t, chat, { script = "", vendor, answer, more, hurry, headers } = {}) {
  const site = await serve(
    t,
    {
      "/": page(HERO, { head: `<script>${script}</script>` }),
      "/leadlight.json": rules(chat, more),
    },
    { headers },
  );
  const visitor = await browser.visitor(t, { warnings: "any" });
  // What takes seconds takes a tenth of them, or for ever.
  const quick = (times) => {
    const own = window.setTimeout;
    window.setTimeout = (run, wait, ...args) =>
      wait > 2500 && !times ? 0 : own(run, wait > 2500 ? wait / times : wait, ...args);
  };
  const before = hurry === undefined ? [] : [[quick, hurry]];
  const tab = await visitor.open("about:blank", { before });
  const asked = [];
  await tab.page.setRequestInterception(true);
  tab.page.on("request", async (request) => {
    const url = request.url();
    if (url.startsWith(site.origin)) return void request.continue();
    asked.push(url);
    const is = typeof vendor === "string" ? vendor === url : vendor?.test(url);
    const body = is && (await answer());
    if (!body) return void request.abort().catch(() => {});
    request.respond({ contentType: "text/javascript", body }).catch(() => {});
  });
  atEnd(t, () => {
    const own = tab.warnings();
    assert.deepEqual(own, []);
  });
  await tab.goto(site.url("/?utm_source=google&utm_medium=cpc&utm_campaign=spring"));
  await tab.ready();
  return { site, visitor, tab, asked };
}

const fake = (tab, fact, what, ...args) => tab.fact(what, fact, ...args);
const isOpen = (tab, expected = true) =>
  tab.becomes("the vendor's chat", () => window.fake?.isOpen ?? false, expected);

/** What was told of the chat: `state`, and who wrote. */
const states = (tab) =>
  tab.named("chat").map(({ detail }) => [detail.state, detail.from].filter(Boolean).join(" "));
const told = (tab, expected) => {
  const heard = async () => {
    await tab.listen();
    return states(tab);
  };
  return becomes("what is told of the chat", heard, expected, { context: () => tab.picture() });
};

/** The visitor or the team acts in the vendor's chat. */
const act = (tab, who, text) =>
  tab.evaluate(
    (who, text) => {
      if (who === "open" || who === "close") window.fake[who]();
      else window.fake.tells[who](text);
    },
    who,
    text,
  );

/** The attributes that the vendor has, by Leadlight's names. */
async function attributes(tab, { fields = {}, names = {}, dashes }, wanted) {
  const named = Object.keys(wanted).flatMap((name) => {
    const plain = names[name] === undefined ? (fields[name] ?? `lead_${name}`) : names[name];
    return plain ? [[name, dashes ? plain.replace(/_/g, "-") : plain]] : [];
  });
  const expected = Object.fromEntries(named.map(([name]) => [name, String(wanted[name])]));
  const read = (named) =>
    Object.fromEntries(named.map(([name, to]) => [name, String(window.fake?.attributes[to])]));
  await tab.becomes("the attributes", read, expected, named);
}

const TOLD = {
  stage: "sql",
  score: 60,
  reason_1: "Asked for a demo",
  pages_seen: 1,
  first_touch: "google / cpc / spring",
};

describe("chats of vendors", { concurrency: 4 }, () => {
  for (const [provider, vendor] of Object.entries(FAKES)) {
    const { id, host, fields } = vendor;
    const chat = { provider, ...(fields && { fields }) };

    test(`${provider}: loaded after consent, told who it is, opened, heard`, async (t) => {
      const flags = await can(provider);
      const { tab, asked } = await visit(
        t,
        { ...chat, id, ...(host && { host }) },
        {
          vendor: vendor.url,
          answer: () => scriptOf(vendor),
          more: { privacy: { consent: "required" } },
        },
      );
      await tab.call("track", "demo");
      await tab.stage("sql");
      assert.deepEqual(asked, []);
      await tab.call("consent", "granted");
      await attributes(tab, vendor, TOLD);
      assert.equal(asked.length, 1);
      assert.equal(states(tab).length, 0);

      await tab.call("openChat", "I need a quote");
      await isOpen(tab);
      await told(tab, ["opened"]);
      const { detail } = tab.named("chat")[0];
      assert.equal(detail.provider, provider);
      assert.equal(
        await tab.evaluate(() => window.fake.draft),
        flags.draft ? "I need a quote" : null,
      );
      assert.equal(await panel(tab), null);

      const messages = flags.messages.map((from) => `message ${from}`);
      await act(tab, "visitor", "canary");
      await act(tab, "team", "canary");
      await told(tab, ["opened", ...messages]);
      await act(tab, "close");
      await told(tab, ["opened", ...messages, "closed"]);
      assert.doesNotMatch(JSON.stringify(tab.events), /canary/);

      await tab.call("track", "pricing");
      await attributes(tab, vendor, { ...TOLD, score: 70 });
      await tab.call("consent", "denied");
      await tab.call("track", "demo");
      await tab.call("openChat");
      await isOpen(tab);
      await attributes(tab, vendor, { ...TOLD, score: 70 });
      await tab.call("closeChat");
      await isOpen(tab, false);
    });

    test(`${provider}: a page that has it, and a visitor who opens it`, async (t) => {
      const script = vendor.client ? await bundled(vendor.client) : pageOf(vendor);
      const { tab, asked } = await visit(t, chat, {
        script,
        vendor: vendor.url,
        answer: () => scriptOf(vendor, true),
      });
      await attributes(tab, vendor, { stage: "visitor", score: 0, first_touch: TOLD.first_touch });
      await act(tab, "open");
      await told(tab, ["opened"]);
      await act(tab, "visitor");
      const { messages } = await can(provider);
      const wrote = messages.includes("visitor");
      await tab.call("closeChat");
      await isOpen(tab, false);
      await told(tab, ["opened", ...(wrote ? ["message visitor"] : []), "closed"]);
      assert.equal(asked.length, 1);
      // A page that listens itself still hears.
      const own = /window\.fake\.own\.add/.test(`${vendor.client}${vendor.page}`);
      assert.equal(await tab.evaluate(() => window.fake.own.size), own ? 1 : 0);
    });

    test(`${provider}: the panel where it does not come, and not both when it does`, async (t) => {
      let come;
      const script = vendor.client ? await bundled(vendor.client) : pageOf(vendor);
      const { tab } = await visit(t, chat, {
        script,
        vendor: vendor.url,
        answer: () => new Promise((go) => (come = () => go(scriptOf(vendor, true)))),
        hurry: 10,
      });
      await tab.call("openChat");
      await opened(tab);
      come();
      await attributes(tab, vendor, { stage: "visitor", score: 0 });
      assert.equal(await tab.evaluate(() => window.fake.openings), 0);
      await tab.call("openChat");
      assert.equal(await tab.evaluate(() => window.fake.openings), 0);
      await tab.call("closeChat");
      await closed(tab);
      // It is there late, and taken from now on.
      await tab.call("openChat");
      await isOpen(tab);
      assert.equal(await panel(tab), null);
    });
  }
});

test("custom: three functions of the site's own, which may come late", async (t) => {
  const chat = {
    provider: "custom",
    custom: { open: "acme.chat.open", close: "acme.chat.close", set: "acme.chat.set" },
  };
  const { tab } = await visit(t, chat, { script: "window.acme = {}" });
  await tab.evaluate(() => {
    window.fake = { isOpen: false, attributes: {} };
    window.acme.chat = {
      open(words) {
        if (this !== window.acme.chat) throw new Error("whose method is this?");
        Object.assign(window.fake, words, { isOpen: true });
      },
      close: () => Object.assign(window.fake, { isOpen: false }),
      set: (values) => Object.assign(window.fake.attributes, values),
    };
  });
  await attributes(tab, {}, { stage: "visitor" });
  await tab.call("openChat", "I need a quote");
  await isOpen(tab);
  assert.equal(await tab.evaluate(() => window.fake.draft), "I need a quote");
  await tab.call("closeChat");
  await isOpen(tab, false);
  await told(tab, ["opened", "closed"]);
});

test("a playbook greets in the vendor's chat, and not again once it was sent away", async (t) => {
  const vendor = FAKES.crisp;
  const playbooks = {
    greet: {
      on: { stage: "sql" },
      do: { chat: { message: "Hello {traits.company|there}!" } },
      cap: { times: 5, per: "session" },
      afterDismiss: "7d",
    },
  };
  const { tab } = await visit(
    t,
    { provider: "crisp", id: vendor.id },
    { vendor: vendor.url, answer: () => scriptOf(vendor), more: { playbooks } },
  );
  await tab.call("identify", { company: "Globex" });
  await tab.call("track", "demo");
  await isOpen(tab);
  await tab.becomes("the greeting", () => window.fake.greeting, "Hello Globex!");
  assert.equal(tab.named("chat")[0].detail.playbook, "greet");
  await act(tab, "close");
  await told(tab, ["opened", "closed"]);
  const explained = () => window.leadlight.explain("playbook:greet").text;
  await until("it is left alone", async () =>
    /closed one of its kind/.test(await tab.evaluate(explained)),
  );
});

test("a call to action opens it; a form is the panel's", async (t) => {
  const vendor = FAKES.chatwoot;
  const more = {
    offers: { demo: { kind: "demo", content: { text: "Talk to sales", action: "chat" } } },
    slots: { hero: { rules: [{ id: "all", show: "demo" }] } },
    playbooks: {
      call: {
        on: { stage: "sql" },
        do: { chat: {} },
        hours: { timeZone: "Europe/Madrid", "mon-fri": "", "sat-sun": "" },
        closed: { form: "callback" },
      },
    },
  };
  const { tab } = await visit(
    t,
    { provider: "chatwoot", id: vendor.id },
    { vendor: vendor.url, answer: () => scriptOf(vendor), more },
  );
  await tab.shows("hero", "demo");
  await tab.click("[data-leadlight-slot=hero]");
  await isOpen(tab);
  await tab.call("closeChat");
  await isOpen(tab, false);
  await tab.call("track", "demo");
  await opened(tab);
  assert.equal(await tab.evaluate(() => window.fake.isOpen), false);
});

test("a vendor that is blocked, or has no file: the panel at once", async (t) => {
  for (const [chat, more] of [
    [
      { provider: "crisp", id: FAKES.crisp.id },
      { vendor: FAKES.crisp.url, answer: () => "", hurry: 0 },
    ],
    [{ provider: "nobody", id: "1" }, { hurry: 0 }],
    [{ provider: "rocketchat", id: "1", host: "javascript:alert(1)" }, { hurry: 10 }],
  ]) {
    const { tab } = await visit(t, chat, more);
    await tab.call("openChat", "Hello");
    await opened(tab);
    assert.deepEqual(
      tab.named("chat").map(({ detail }) => detail.state),
      ["opened"],
    );
  }
});

test("five seconds, and the panel is there", async (t) => {
  const { url, id } = FAKES.intercom;
  const { tab } = await visit(
    t,
    { provider: "intercom", id },
    { vendor: url, answer: () => new Promise(() => {}) },
  );
  const begun = performance.now();
  await tab.call("openChat");
  await opened(tab);
  // A second and a half for all else, and more on a very slow machine.
  assert.ok(performance.now() - begun < 5000 + PATIENCE / 4);
});

test("closed while it is waited for, it does not open when it comes", async (t) => {
  let come;
  const vendor = FAKES.livechat;
  const { tab } = await visit(
    t,
    { provider: "livechat", id: vendor.id },
    {
      vendor: vendor.url,
      answer: () => new Promise((go) => (come = () => go(scriptOf(vendor)))),
    },
  );
  await until("the script is asked for", () => come);
  await tab.evaluate(() => {
    window.leadlight("openChat");
  });
  await tab.call("closeChat");
  come();
  await attributes(tab, vendor, { stage: "visitor" });
  assert.equal(await tab.evaluate(() => window.fake.openings), 0);
  assert.equal(await panel(tab), null);
});

test("before consent a visitor's chat on the page opens, and is told nothing", async (t) => {
  const vendor = FAKES.tawk;
  const { tab } = await visit(
    t,
    { provider: "tawk" },
    {
      script: pageOf(vendor),
      vendor: vendor.url,
      answer: () => scriptOf(vendor, true),
      more: { privacy: { consent: "required" } },
    },
  );
  await fake(tab, () => window.Tawk_API.onLoaded, "tawk.to");
  assert.equal(
    await tab.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/chat.js")),
    ),
    false,
  );
  await tab.call("openChat", "I need a quote");
  await isOpen(tab);
  assert.deepEqual(await tab.evaluate(() => window.fake.attributes), {});
});

test("before consent nothing is loaded, whoever asks: the panel opens, and the chat is there later", async (t) => {
  const vendor = FAKES.crisp;
  const { tab, asked } = await visit(
    t,
    { provider: "crisp", id: vendor.id },
    {
      vendor: vendor.url,
      answer: () => scriptOf(vendor),
      more: { privacy: { consent: "required" } },
      hurry: 10,
    },
  );
  await tab.call("openChat");
  await opened(tab);
  assert.deepEqual(asked, []);
  await tab.call("closeChat");
  await closed(tab);
  await tab.call("consent", "granted");
  await attributes(tab, vendor, { stage: "visitor" });
  await tab.call("openChat");
  await isOpen(tab);
  assert.equal(await panel(tab), null);
});

test("a strict policy: the page's nonce, and a policy for Trusted Types", async (t) => {
  const headers = {
    "content-security-policy":
      "script-src 'self' 'wasm-unsafe-eval' 'nonce-n1' https://client.crisp.chat; require-trusted-types-for 'script'; trusted-types leadlight-chat",
  };
  const vendor = FAKES.crisp;
  const site = await serve(
    t,
    {
      "/": page(HERO).replaceAll("<script", '<script nonce="n1"'),
      "/leadlight.json": rules({ provider: "crisp", id: vendor.id }),
    },
    { headers },
  );
  const tab = await (await browser.visitor(t, { warnings: "any" })).open("about:blank");
  await tab.page.setRequestInterception(true);
  tab.page.on("request", (request) => {
    if (request.url() !== vendor.url) return void request.continue();
    request.respond({ contentType: "text/javascript", body: scriptOf(vendor) });
  });
  await tab.goto(site.url());
  await tab.ready();
  await tab.call("openChat");
  await isOpen(tab);
  const nonces = await tab.evaluate(() => [...document.scripts].map(({ nonce }) => nonce));
  assert.ok(
    nonces.every((it) => it === "n1"),
    nonces.join(),
  );
});
