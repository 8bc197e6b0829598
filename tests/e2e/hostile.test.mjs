// Texts that would run if somebody took them for markup, everywhere a config, a visitor or an address can
// put one: on a page that lets everything run, where nothing does, and on one that forbids it all and
// reports what was tried, where nothing is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, launch } from "./harness/browser.mjs";
import { config, page, STUB, tag } from "./harness/pages.mjs";
import { serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";
import { addresses, markup, vectors } from "./hostile/vectors.mjs";

const browser = launch();

/** Of what takes a page each, one in so many is tried. */
const EVERY = engine.quick ? 6 : 18;

const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Counts what ran, and what the policy had to stop. */
const WATCH = `
  window.ran = 0;
  window.pwn = () => { window.ran += 1; };
  window.stopped = [];
  addEventListener("securitypolicyviolation", (event) => {
    window.stopped.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample);
  });`;

const LENIENT = `<script>${WATCH}</script>${STUB}${tag()}`;
const GUARDED = `<script src="/watch.js"></script>${tag()}`;

/** An offer for each text, in every place of its content, and a slot for each. */
const contents = {
  text: (it) => ({ text: it, href: "/x" }),
  label: (it) => ({ text: "x", label: it, href: "/x" }),
  href: (it) => ({ text: "x", href: it }),
  src: (it) => ({ text: "x", image: { src: it, alt: it } }),
  class: (it) => ({ text: "x", class: it }),
  template: (it) => ({ text: "x", template: it }),
  action: (it) => ({ text: "x", action: it }),
  tongue: (it) => ({ text: { en: it, [it]: it }, href: "/x" }),
  trait: (_, at) => ({ text: `{traits.t${at}|x}`, href: "/x" }),
};

const rules = (place) => {
  const offers = {};
  const slots = {};
  vectors.forEach((it, at) => {
    offers[`o${at}`] = { content: contents[place](it, at) };
    slots[`s${at}`] = { rules: [{ id: "r", show: `o${at}` }] };
  });
  return config({ offers, slots });
};

const body = vectors
  .map((_, at) => `<p><a data-leadlight-slot="s${at}" href="/safe">Safe</a></p>`)
  .join("");

/** Opens a page where nothing may run, and gives what checks that nothing did. */
async function visit(t, json, { html = body, path = "/", guarded = false } = {}) {
  const headers = guarded ? { "content-security-policy": STRICT } : {};
  const site = await serve(
    t,
    {
      "/": page(html, { embed: guarded ? GUARDED : LENIENT }),
      "/watch.js": WATCH,
      "/leadlight.json": json,
    },
    { headers },
  );
  const visitor = await browser.visitor(t, { warnings: "any", errors: "any" });
  const tab = await visitor.open(site.url(path));
  await tab.ready();
  return { site, tab };
}

/** Checks that nothing ran, and that nothing is there that could. */
async function calm(tab) {
  const seen = await tab.evaluate(async () => {
    // Where something is to run, it runs in the next frames.
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)));
    const shown = [...document.querySelectorAll("[data-leadlight-plays],[data-leadlight-panel]")];
    const links = [document, ...shown.map((host) => host.shadowRoot)].flatMap((root) => [
      ...root.querySelectorAll("a[href]"),
    ]);
    return {
      ran: window.ran,
      stopped: window.stopped,
      links: links.filter((it) => !/^(https?|mailto|tel):$/.test(it.protocol)).length,
      made: document.querySelectorAll(
        "p :is(script,svg,iframe,object,embed,form,style,math,video,[onerror],[onload])",
      ).length,
    };
  });
  assert.deepEqual(seen, { ran: 0, stopped: [], links: 0, made: 0 });
}

test("the page lets things run, or the other tests prove nothing", async (t) => {
  const { tab } = await visit(t, config());
  await tab.evaluate((it) => document.body.insertAdjacentHTML("beforeend", it), markup[2]);
  await until("it ran", () => tab.evaluate(() => window.ran > 0));
});

for (const place of Object.keys(contents)) {
  test(`an offer's ${place}, ${vectors.length} ways`, async (t) => {
    for (const guarded of [false, true]) {
      const { tab } = await visit(t, rules(place), { guarded });
      await tab.call("identify", Object.fromEntries(vectors.map((it, at) => [`t${at}`, it])));
      await tab.shows("s0", "o0");
      await calm(tab);
    }
  });
}

test("invitations, bars, questions and greetings", async (t) => {
  const said = [...markup.filter((_, at) => at % EVERY === 0), addresses[0]];
  const rounds = said.flatMap((it) =>
    [
      { invite: { offer: "o", title: it, text: it } },
      { survey: { question: it, trait: "x", answers: { [it]: it }, thanks: it } },
      { chat: { message: it } },
    ].map((what) => ({ it, what })),
  );
  // Each is a company of its own: what was shown for another does not count.
  const about = ({ it, what }, at) =>
    config({
      site: `e2e-${at}`,
      offers: { o: { content: { text: it, href: it, label: it, image: { src: it, alt: it } } } },
      playbooks: { p: { do: what } },
      chat: { phone: it, meeting: it, mail: it, team: it },
    });
  const { site, tab } = await visit(t, about(rounds[0], -1), {
    html: "<p>Safe</p>",
    guarded: true,
  });
  for (const [at, round] of rounds.entries()) {
    site.pages["/leadlight.json"] = about(round, at);
    await tab.goto(site.url());
    await tab.fact("it is there", () => {
      return !!document.querySelector("[data-leadlight-plays],[data-leadlight-panel]");
    });
    await calm(tab);
  }
});

test("the address, the title and signals of the page's own", async (t) => {
  const query = new URLSearchParams();
  for (const name of ["utm_source", "utm_medium", "utm_campaign", "utm_term", "gclid", "q"]) {
    query.set(name, markup[2]);
  }
  const { tab } = await visit(t, config(), {
    html: "<p>Safe</p>",
    path: `/?${query}#${markup[7]}`,
  });
  await tab.evaluate((all) => {
    for (const it of all) {
      document.title = it;
      window.leadlight.track(it, { [it]: it });
      window.leadlight.page({ title: it, path: it });
      window.leadlight.identify({ [it]: it });
    }
  }, vectors);
  await tab.evaluate(() => [window.leadlight.get(), window.leadlight.explain("scores")].length);
  await calm(tab);
});
