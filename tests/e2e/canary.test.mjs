// Unique strings in every kind of field, URL and store of a page, of which none may turn up anywhere but
// where the config says so.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { sink } from "./harness/sink.mjs";
import { serve } from "./harness/site.mjs";
import { stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const canaries = new Map();
/** A new one, known by where it is put. */
const canary = (where) => {
  const text = `zq${randomBytes(8).toString("hex")}`;
  assert.ok(!canaries.has(where), where);
  canaries.set(where, text);
  return text;
};

const INPUTS = ["text", "search", "email", "tel", "url", "password", "hidden", "checkbox", "radio"];
const FILLED = ["cc-number", "cc-csc", "one-time-code", "street-address", "name", "bday"];

/** One field of each kind, each with a canary for its value. */
function fields(form) {
  const value = (kind) => canary(`${form}: ${kind}`);
  const input = (attributes) => `<input ${attributes}>`;
  return [
    ...INPUTS.map((it) => {
      const on = /box|radio/.test(it) ? "checked" : "";
      const text = it === "email" ? `${value(it)}@mail.example` : value(it);
      return input(`type="${it}" name="${form}-${it}" ${on} data-value="${text}"`);
    }),
    ...FILLED.map((it) =>
      input(`autocomplete="${it}" name="${form}-${it}" data-value="${value(it)}"`),
    ),
    `<textarea name="${form}-area" data-value="${value("textarea")}"></textarea>`,
    `<select name="${form}-choice"><option></option><option selected>${value("select")}</option></select>`,
    `<input name="${form}-list" list="${form}-options" data-value="${value("datalist")}">`,
    `<datalist id="${form}-options"><option value="${value("option")}"></datalist>`,
    `<output name="${form}-out">${value("output")}</output>`,
    input(`type="text" name="password_shown" data-value="${value("password shown")}"`),
  ].join("\n");
}

/** What URLs must not give away, each with what goes around it. */
const SHAPES = {
  email: (it) => `email=${it}`,
  "email, plain": (it) => `contact=${it}@mail.example`,
  "email, encoded": (it) => `contact2=${it}%40mail.example`,
  "email, encoded twice": (it) => `contact3=${it}%2540mail.example`,
  token: (it) => `reset_token=${it}`,
  jwt: (it) => `t=eyJhbGciOiJIUzI1NiJ9.${it}.${it}`,
  "named in the config": (it) => `member=${it}`,
  code: (it) => `code=${it}`,
};
const PATHS = {
  "reset token": (it) => `/reset/${it}`,
  "long token": (it) => `/x/${it}${randomBytes(12).toString("hex")}`,
  email: (it) => `/u/${it}@mail.example`,
  "email, encoded": (it) => `/u2/${it}%40mail.example`,
  jwt: (it) => `/auth/eyJhbGciOiJIUzI1NiJ9.${it}`,
};
/** A URL with all of them, and one in the fragment. */
function address(place, path) {
  const asked = Object.entries(SHAPES).map(([name, it]) => it(canary(`${place}: ${name}`)));
  return `${path}?utm_source=news&${asked.join("&")}#access_token=${canary(`${place}: fragment`)}`;
}
const paths = (place) =>
  Object.entries(PATHS).map(([name, it]) => it(canary(`${place}: path, ${name}`)));

test("none of 120 canaries leaves its place, but for the one field that the config names", async (t) => {
  const crm = await sink(t);
  const landing = address("landing", "/");
  const body = `
    <h1>Acme</h1>
    <form id="named" action="/thanks" method="post" novalidate>${fields("named")}
      <input name="company" data-value="${canary("the field that is named")}"><button>Send</button></form>
    <form id="unnamed" novalidate>${fields("unnamed")}<button>Send</button></form>
    <div id="loose">${fields("loose")}
      <div contenteditable data-text="${canary("contenteditable")}"></div></div>
    <p data-secret="${canary("data attribute")}"><!-- ${canary("comment")} -->Words</p>
    <template>${canary("template")}</template>
    <nav>${[address("link", "/a"), ...paths("link"), address("download", "/f.pdf")]
      .map((it) => `<a href="${it}">Go</a>`)
      .join("\n")}</nav>`;
  const rules = config({
    ...LADDER,
    forms: [{ match: "#named", traits: { company: "company" } }],
    handoff: { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: crm.url }] },
    privacy: { redactQuery: ["member"] },
    dataLayer: true,
  });
  const site = await serve(t, {
    "/": page(body),
    "/thanks": page("<h1>Thanks</h1>"),
    "/before": page(`<a id="on" href="${landing}">On</a>`, {
      embed: `<meta name="referrer" content="unsafe-url">`,
    }),
    "/leadlight.json": rules,
  });
  const tab = await (await browser.visitor(t)).open(site.url(address("referrer", "/before")));
  /** What was asked for elsewhere, of which nothing comes here. */
  const sent = [];
  const asked = async () => {
    const urls = () => performance.getEntriesByType("resource").map((it) => it.name);
    sent.push(...(await tab.evaluate(urls)));
  };
  await tab.click("#on");
  await tab.ready();

  const own = {
    local: canary("localStorage"),
    session: canary("sessionStorage"),
    cookie: canary("cookie"),
    state: canary("history.state"),
    global: canary("global"),
    typed: canary("typed by hand"),
    copied: canary("selected and copied"),
  };
  await tab.evaluate(async (it) => {
    localStorage.setItem("shop", it.local);
    sessionStorage.setItem("shop", it.session);
    Object.assign(document, { cookie: `shop=${it.cookie}` });
    history.replaceState({ it: it.state }, "");
    window.shop = it.global;
  }, own);

  // The visitor fills in everything, types some of it, copies, follows routes and clicks every link.
  await tab.write("#named [name=named-text]", own.typed);
  await tab.evaluate((copied) => {
    for (const field of document.querySelectorAll("[data-value],[data-text]")) {
      field.focus();
      if (field.dataset.text) field.textContent = field.dataset.text;
      else if (field.name === "named-text") field.value += field.dataset.value;
      else field.value = field.dataset.value;
      for (const name of ["input", "change", "blur"]) {
        field.dispatchEvent(new Event(name, { bubbles: true }));
      }
    }
    document.querySelector("h1").textContent = copied;
    getSelection().selectAllChildren(document.querySelector("h1"));
    document.execCommand("copy");
    document.addEventListener("click", (event) => {
      if (event.target.closest("a")) event.preventDefault();
    });
    for (const link of document.querySelectorAll("nav a")) link.click();
    document.querySelector("#unnamed").addEventListener("submit", (it) => it.preventDefault());
    document.querySelector("#unnamed button").click();
  }, own.copied);
  for (const it of [address("route", "/r"), ...paths("route")]) {
    await tab.evaluate((url) => history.pushState({}, "", url), it);
    const { pathname } = new URL(it, site.origin);
    await tab.fact("the route to be seen", () => window.leadlight.get().page.path);
    await until("the route", async () => {
      await tab.listen();
      return tab.named("signal").some(({ detail }) => {
        const seen = detail.props.path?.split("/")[1];
        return detail.name === "page_view" && seen === pathname.split("/")[1];
      });
    });
  }
  assert.ok(canaries.size >= 120, `${canaries.size} canaries`);

  const said = async () => {
    const { local, session, cookie, ...rest } = await tab.evaluate(stored);
    delete local.shop;
    delete session.shop;
    const own = cookie.replace(/shop=\w+/, "");
    return {
      stored: { ...rest, local, session, own },
      ...(await tab.evaluate(async () => ({
        get: window.leadlight.get(),
        export: await window.leadlight("export"),
        explain: ["scores", "stage"].map((it) => window.leadlight("explain", it)),
        dataLayer: window.dataLayer,
        marks: [...document.querySelectorAll("*")].flatMap((it) =>
          it.getAttributeNames().filter((name) => name.startsWith("data-leadlight")),
        ),
      }))),
    };
  };
  const first = await said();
  // What was not submitted is not read, not even where the config names the field.
  await tab.call("track", "demo");
  await crm.stores(1);
  await asked();
  await tab.evaluate(() => document.querySelector("#named button").click());
  await tab.fact("the page behind the form", () => location.pathname === "/thanks");
  await tab.ready();
  await tab.becomes("the trait", () => typeof window.leadlight.get().traits.company, "string");
  await tab.call("handoff");
  await crm.stores(2);

  await asked();
  // The page's own forms send what they are for.
  const others = site.requests.filter(({ kind }) => kind !== "document");
  sent.push(...others.map(({ path, query, body }) => path + query + body));

  const named = canaries.get("the field that is named");
  const second = await said();
  const everything = {
    first,
    second,
    console: tab.console,
    events: tab.events,
    sink: crm.received.map(({ text }) => text),
    sent,
  };
  assert.ok(JSON.stringify(second.stored).includes(named), "what is named is kept");
  assert.ok(everything.sink[1].includes(named), "and handed over");
  assert.ok(!JSON.stringify([first, everything.sink[0]]).includes(named), "once it is submitted");
  for (const [where, text] of canaries) {
    if (text === named) continue;
    for (const [place, it] of Object.entries(everything)) {
      const all = JSON.stringify(it);
      const at = all.indexOf(text);
      assert.ok(at < 0, `${where} is in ${place}: …${all.slice(Math.max(0, at - 200), at + 60)}…`);
    }
  }
});
