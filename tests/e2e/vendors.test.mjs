// Forms, calendars and chats of other services: their events, as they document them, are signals, once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener, settle, signals, told } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";

const open = opener(launch());
/** What each service's script leaves on the window, and does when something happens. */
const with_ = (script, body = "") => ({ "/": page(`${body}<script>${script}</script>`) });

test("no service, no file", async (t) => {
  const { site, tab } = await open(t);
  await tab.evaluate(() => postMessage({ type: "something", event: "else" }, "*"));
  await tab.evaluate(() => postMessage("a text", "*"));
  await tab.evaluate(() => postMessage(null, "*"));
  await settle(tab);
  assert.equal(site.asked("/leadlight/vendors.js"), 0);
});

test("HubSpot forms, old and new, submitted once though it is said twice", async (t) => {
  const { tab } = await open(t);
  await tab.evaluate(() => {
    for (const eventName of ["onFormReady", "onFormSubmit", "onFormSubmitted", "onFormSubmitted"]) {
      postMessage(
        { type: "hsFormCallback", eventName, id: "old-1", data: [{ value: "canary" }] },
        "*",
      );
    }
    const detail = { formId: "new-2", instanceId: "0" };
    dispatchEvent(new CustomEvent("hs-form-event:on-submission:success", { detail }));
  });
  await told(
    tab,
    "form_submit",
    [
      { formId: "hsForm_old-1", vendor: "hubspot", path: "/" },
      { formId: "hsForm_new-2", vendor: "hubspot", path: "/" },
    ].reverse(),
  );
  assert.ok(!JSON.stringify(tab.events).includes("canary"));
});

test("a form of theirs that is part of the page is submitted once, not twice", async (t) => {
  const script = `
    window.wpcf7 = {};
    document.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      setTimeout(() => event.target.dispatchEvent(new CustomEvent("wpcf7mailsent",
        { bubbles: true, detail: { unitTag: "wpcf7-f1", contactFormId: 1 } })), 20);
    });`;
  const body = `<form id="contact"><input name="mail"><button>Go</button></form>`;
  const { tab } = await open(t, { pages: with_(script, body) });
  await tab.fact(
    "the file",
    () => performance.getEntriesByName(`${location.origin}/leadlight/vendors.js`).length,
  );
  await tab.click("button");
  await told(tab, "form_submit", [{ formId: "contact", prevented: true }]);
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
  await settle(tab);
  assert.equal(signals(tab, "form_submit").length, 1);
});

test("Marketo and WordPress forms say when they were submitted, and go on as before", async (t) => {
  const script = `
    const ready = [];
    window.MktoForms2 = { whenReady(run) { ready.push(run); } };
    const heard = {};
    window.jQuery = () => ({ on(name, run) { heard[name] = run; } });
    window.gform = {};
    window.sent = () => {
      const all = [];
      for (const run of ready) run({ getId: () => 1042, onSuccess: (it) => all.push(it) });
      heard.gform_confirmation_loaded({}, 7);
      heard.wpformsAjaxSubmitSuccess({ target: Object.assign(document.createElement("form"), { id: "wpforms-form-3" }) });
      return ready.length && all.map((it) => it({}, "/thanks"));
    };`;
  const { tab } = await open(t, { pages: with_(script) });
  const answers = await tab.fact("Marketo was asked", () => window.sent());
  assert.deepEqual(answers, [true]);
  await told(tab, "form_submit", [
    { formId: "gform_7", vendor: "gravity-forms" },
    { formId: "wpforms-form-3", vendor: "wpforms" },
    { formId: "mktoForm_1042", vendor: "marketo" },
  ]);
});

test("a meeting is booked only if the calendar's own frame says so", async (t) => {
  const { tab } = await open(t, {
    pages: {
      "/": page('<div class="meetings-iframe-container"><iframe src="/frame"></iframe></div>'),
      "/frame":
        "<!doctype html><script>book = () => parent.postMessage({ meetingBookSucceeded: true }, '*')</script>",
    },
  });
  const say = (data) => tab.evaluate((data) => postMessage(data, "*"), data);
  await say({ event: "calendly.event_scheduled", payload: {} });
  await say({ meetingBookSucceeded: true });
  await tab.fact(
    "the file",
    () => performance.getEntriesByName(`${location.origin}/leadlight/vendors.js`).length,
  );
  await settle(tab);
  assert.deepEqual(signals(tab, "meeting_booked"), []);
  await tab.evaluate(() => document.querySelector("iframe").contentWindow.book());
  await told(tab, "meeting_booked", [{ vendor: "hubspot", path: "/" }]);
});

test("chats begun with other services, without a callback taken from the page", async (t) => {
  const script = `
    window.calls = [];
    window.HubSpotConversations = { on: (...it) => calls.push(it) };
    window.drift = { on: (...it) => calls.push(it) };
    window.olark = (...it) => calls.push(it);
    window.Tawk_API = { onChatStarted: "the page's own" };`;
  const { tab } = await open(t, {
    pages: with_(script),
    facts: { chats: { count: "chat", where: { state: "started" } } },
  });
  await tab.fact("all were asked", () => window.calls.length === 3);
  await tab.evaluate(() => {
    dispatchEvent(new CustomEvent("tawkChatStarted"));
    for (const [, run] of window.calls) run({});
    dispatchEvent(new CustomEvent("chatwoot:on-start-conversation"));
  });
  await told(
    tab,
    "chat",
    ["tawk", "hubspot", "drift", "olark", "chatwoot"].map((vendor) => ({
      state: "started",
      vendor,
    })),
  );
  await tab.facts({ chats: 5 });
  assert.equal(await tab.evaluate(() => window.Tawk_API.onChatStarted), "the page's own");
});

test("observe.vendors turns it off; a file that does not come costs nothing else", async (t) => {
  for (const [more, pages] of [
    [{ observe: { vendors: false } }, {}],
    [{}, { "/leadlight/vendors.js": "export const start = 1" }],
  ]) {
    const { tab } = await open(t, { more, pages, facts: { clicks: { count: "click" } } });
    await tab.evaluate(() => {
      window.drift = {
        on: () => {
          throw new Error("no");
        },
      };
      postMessage({ type: "hsFormCallback", eventName: "onFormSubmitted", id: "1" }, "*");
    });
    await tab.click("#next");
    await tab.fact("the next page", () => location.pathname === "/next");
    await tab.ready();
    await tab.facts({ clicks: 1 });
    assert.deepEqual(signals(tab, "form_submit"), []);
  }
});
