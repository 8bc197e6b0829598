// Banners of which there is no copy to test against, as fakes that follow their documentation, and the
// IAB's interfaces as stubs that follow the specifications; in a real Chromium.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startChromium } from "../chromium.mjs";

const folder = fileURLToPath(new URL("../../www/embed/consent/", import.meta.url));

let browser;
let script;

before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { watch } from "./index.js";
        window.told = [];
        window.changes = [];
        window.start = (name, gpc) => {
          window.stop = watch(name, gpc, (word, changed) => {
            told.push(word);
            changes.push(changed);
          });
        };
        window.say = (name, detail, on = window) =>
          on.dispatchEvent(new CustomEvent(name, { detail }));`,
      resolveDir: folder,
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    target: "es2020",
    write: false,
  });
  script = outputFiles[0].text;
  browser = await startChromium();
});
after(() => browser?.close());

/**
 * Runs `steps` in a page, each followed by the words that must have been told by then. Leadlight begins
 * to look after the first of them; if it is `late`, the banner, before.
 */
async function run(name, steps, { late = false, gpc = false } = {}) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const begin = () => page.evaluate(`start("${name}", ${gpc})`);
  try {
    await page.evaluate(script);
    if (late) await begin();
    const expected = [];
    for (const [at, [step, ...words]] of steps.entries()) {
      await page.evaluate(`(() => { ${step} })()`);
      if (!late && at === 0) await begin();
      expected.push(...words);
      const enough = (count) => window.told.length >= count;
      await page.waitForFunction(enough, { timeout: 5000 }, expected.length).catch(() => {});
      // Some answers take a turn.
      await page.evaluate("new Promise((go) => setTimeout(go))");
      assert.deepEqual(await page.evaluate("told"), expected, `after: ${step}`);
    }
    // Only what stood there at the first look is no change of mind.
    const stood = steps[0].slice(1).map(() => false);
    const changes = stood.concat(expected.slice(stood.length).map(() => true));
    if (!late) assert.deepEqual(await page.evaluate("changes"), changes);
    await page.evaluate("stop()");
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/** The same banner three ways: there first, coming late, and found by itself. */
function banner(name, steps) {
  test(`${name}: before Leadlight`, () => run(name, steps));
  test(`${name}: after Leadlight`, () => run(name, steps, { late: true }));
  test(`${name}: found by itself`, () => run("auto", steps));
}

banner("cookiebot", [
  ["Cookiebot = { consent: { statistics: false, marketing: false }, hasResponse: false }"],
  [
    "Cookiebot.consent = { statistics: true, marketing: true }; Cookiebot.hasResponse = true; say('CookiebotOnAccept')",
    "granted",
  ],
  ["Cookiebot.consent = { statistics: true }; say('CookiebotOnAccept')", "denied"],
  [
    "Cookiebot.consent = { statistics: true, marketing: true }; say('CookiebotOnAccept')",
    "granted",
  ],
  ["Cookiebot.consent = {}; say('CookiebotOnDecline')", "denied"],
]);

banner("onetrust", [
  ["OnetrustActiveGroups = ',C0001,'; OneTrust = { IsAlertBoxClosed: () => window.closed_ }"],
  [
    "OnetrustActiveGroups = ',C0001,C0002,C0004,'; closed_ = true; say('OneTrustGroupsUpdated')",
    "granted",
  ],
  ["OnetrustActiveGroups = ',C0001,C0002,'; say('OneTrustGroupsUpdated')", "denied"],
]);

banner("usercentrics", [
  [
    `services = [{ name: "Own", isEssential: true, consent: { status: true } }, { name: "Film", consent: { status: false } }];
    required = true;
    UC_UI = { isInitialized: () => true, isConsentRequired: () => required, getServicesBaseInfo: () => services }`,
  ],
  [
    "required = false; services[1].consent.status = true; say('UC_UI_CMP_EVENT', { type: 'ACCEPT_ALL' })",
    "granted",
  ],
  ["services[1].consent.status = false; say('UC_UI_CMP_EVENT', { type: 'SAVE' })", "denied"],
]);

test("usercentrics, version 3", () =>
  run("usercentrics", [
    [
      `details = (given) => ({ consent: { required: false, type: "EXPLICIT" }, services: {
         a: { name: "Own", essential: true, consent: { given: true } },
         b: { name: "Film", consent: { given } } } });
       __ucCmp = { getConsentDetails: async () => ({ ...details(false), consent: { required: true } }) }`,
    ],
    ["say('UC_CONSENT', details(true))", "granted"],
    ["say('UC_CONSENT', details(false))", "denied"],
  ]));

banner("cookieyes", [
  [
    `consent = { categories: { analytics: false, advertisement: false }, isUserActionCompleted: false };
     getCkyConsent = () => consent`,
  ],
  [
    `consent = { categories: { analytics: true, advertisement: true }, isUserActionCompleted: true };
     say("cookieyes_consent_update", {}, document)`,
    "granted",
  ],
  ["consent.categories.analytics = false; say('cookieyes_consent_update', {}, document)", "denied"],
]);

banner("complianz", [
  [
    "allowed = []; complianz = { consenttype: 'optin' }; cmplz_has_consent = (it) => allowed.includes(it)",
  ],
  ["allowed = ['statistics', 'marketing']; say('cmplz_status_change', {}, document)", "granted"],
  ["allowed = ['statistics']; say('cmplz_status_change', {}, document)", "denied"],
]);

banner("wp-consent", [
  ["allowed = []; wp_has_consent = (it) => allowed.includes(it); wp_consent_type = 'optin'"],
  [
    "allowed = ['statistics', 'marketing']; say('wp_listen_for_consent_change', {}, document)",
    "granted",
  ],
  ["allowed = []; say('wp_listen_for_consent_change', {}, document)", "denied"],
]);

test("wp-consent: without a type of consent its yes means nothing", () =>
  run(
    "wp-consent",
    [
      ["wp_has_consent = () => true"],
      ["wp_consent_type = 'optin'; say('wp_consent_type_defined', {}, document)", "granted"],
    ],
    { late: true },
  ));

banner("shopify", [
  [
    `visitor = { analytics: "", marketing: "" };
     Shopify = { loadFeatures: (features, done) => {
       Shopify.customerPrivacy = {
         currentVisitorConsent: () => visitor,
         analyticsProcessingAllowed: () => visitor.analytics === "yes",
         marketingAllowed: () => visitor.marketing === "yes",
       };
       done();
     } }`,
  ],
  [
    "visitor = { analytics: 'yes', marketing: 'yes' }; say('visitorConsentCollected', {}, document)",
    "granted",
  ],
  [
    "visitor = { analytics: 'yes', marketing: 'no' }; say('visitorConsentCollected', {}, document)",
    "denied",
  ],
]);

banner("hubspot", [
  ["_hsp = window._hsp || []"],
  [
    `hear = _hsp.find(([name]) => name === "addPrivacyConsentListener")[1];
     hear({ allowed: true, categories: { analytics: true, advertisement: true } })`,
    "granted",
  ],
  ["hear({ allowed: false, categories: { analytics: true, advertisement: false } })", "denied"],
]);

const TCF = `
  listeners = new Map();
  tc = { gdprApplies: true, cmpStatus: "loaded", eventStatus: "cmpuishown", purpose: { consents: {} } };
  __tcfapi = (command, version, callback, id) => {
    if (command === "addEventListener") {
      const listenerId = listeners.size + 1;
      listeners.set(listenerId, callback);
      callback({ ...tc, listenerId }, true);
    }
    if (command === "removeEventListener") callback(listeners.delete(id));
  };
  become = (more) => {
    Object.assign(tc, more);
    for (const [listenerId, it] of listeners) it({ ...tc, listenerId }, true);
  };
  agree = (...ids) => ({ consents: Object.fromEntries(ids.map((id) => [id, true])) });`;

banner("tcf", [
  [TCF],
  ["become({ eventStatus: 'useractioncomplete', purpose: agree(1, 2, 3, 4, 5, 6, 7) })", "granted"],
  ["become({ eventStatus: 'cmpuishown', purpose: agree() })"],
  ["become({ eventStatus: 'useractioncomplete', purpose: agree(1, 2, 3, 4) })", "denied"],
]);

test("tcf: what was chosen on an earlier page stands, and does not count as changed", () =>
  run("tcf", [[`${TCF} tc.eventStatus = "tcloaded"; tc.purpose = agree(1, 5, 6);`, "granted"]], {
    start: 1,
  }));

test("tcf: where the GDPR does not apply nothing forbids it, unless the browser does", async () => {
  const free = `${TCF} tc.eventStatus = "tcloaded"; tc.gdprApplies = false;`;
  await run("tcf", [[free, "granted"]]);
  await run("tcf", [[free]], { gpc: true });
});

test("tcf: an error is no answer, and stopping takes the listener away", () =>
  run("tcf", [
    [TCF],
    ["for (const it of listeners.values()) it(null, false)"],
    ["stop(); if (listeners.size) throw new Error('it still listens')"],
  ]));

const GPP = `
  listeners = new Map();
  ping = { gppVersion: "1.1", cmpStatus: "loaded", signalStatus: "not ready", applicableSections: [7], parsedSections: {} };
  __gpp = (command, callback, id) => {
    if (command === "ping") callback(ping, true);
    if (command === "addEventListener") {
      const listenerId = listeners.size + 1;
      listeners.set(listenerId, callback);
      callback({ eventName: "listenerRegistered", listenerId, data: true, pingData: ping }, true);
    }
    if (command === "removeEventListener") callback(listeners.delete(id), true);
  };
  become = (parsedSections, more) => {
    Object.assign(ping, { signalStatus: "ready", parsedSections }, more);
    for (const [listenerId, it] of listeners)
      it({ eventName: "signalStatus", data: "ready", listenerId, pingData: ping }, true);
  };`;

banner("gpp", [
  [GPP],
  [
    "become({ usnat: [{ Version: 1, SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 }, { Gpc: false }] })",
    "granted",
  ],
  [
    "become({ usnat: [{ Version: 1, SaleOptOut: 1, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 }, { Gpc: false }] })",
    "denied",
  ],
]);

for (const [sections, word] of [
  ["{ usnat: [{ SaleOptOut: 2, SharingOptOut: 2 }, { Gpc: true }] }", "denied"],
  ["{ usca: { SaleOptOut: 2, SharingOptOut: 1 } }", "denied"],
  ["{ usva: { TargetedAdvertisingOptOut: 1 } }", "denied"],
  ["{ usco: { SaleOptOut: 0, TargetedAdvertisingOptOut: 0 } }", undefined],
  ["{ uspv1: { OptOutSale: 'Y' } }", "denied"],
  ["{ uspv1: '1YNN' }", "granted"],
  ["{ uspv1: '1---' }", undefined],
  ["{ tcfeuv2: [{ PurposeConsents: [1, 5, 6] }] }", "granted"],
  ["{ tcfeuv2: [{ PurposeConsents: [true, true, true, true, true, true] }] }", "granted"],
  ["{ tcfeuv2: [{ PurposeConsents: [true, true, true, true] }] }", "denied"],
  ["{ tcfeuv2: [{ PurposeConsents: [1, 5, 6] }], usnat: { SaleOptOut: 1 } }", "denied"],
  ["{}", undefined],
  ["{}, { applicableSections: [-1] }", "granted"],
]) {
  test(`gpp: ${sections} is ${word ?? "no answer"}`, () =>
    run("gpp", [[GPP], word ? [`become(${sections})`, word] : [`become(${sections})`]]));
}

const GTAG = "dataLayer = []; gtag = function () { dataLayer.push(arguments); };";
const denied = "{ ad_storage: 'denied', analytics_storage: 'denied', ad_user_data: 'denied' }";

banner("google", [
  [`${GTAG} gtag("consent", "default", ${denied})`],
  ["gtag('consent', 'update', { ad_storage: 'denied', analytics_storage: 'granted' })", "granted"],
  ["gtag('consent', 'update', { analytics_storage: 'denied' })", "denied"],
  ["dataLayer.push(['consent', 'update', { analytics_storage: 'granted' }])", "granted"],
  ["gtag('consent', 'update', { personalization_storage: 'denied' })", "denied"],
]);

test("google: a default of granted counts, but not against the browser's refusal, nor where a region differs", async () => {
  const free = `${GTAG} gtag("consent", "default", { analytics_storage: "granted" });`;
  await run("google", [[free, "granted"]]);
  await run("google", [[free]], { gpc: true });
  const region = `gtag("consent", "default", { analytics_storage: "denied", region: ["ES"] });`;
  await run("google", [[GTAG + region + free.slice(GTAG.length)]]);
});

test("google: what a template of Tag Manager says past the data layer", () =>
  run("google", [
    ["google_tag_data = { ics: { entries: { analytics_storage: { default: false } } } }"],
    ["google_tag_data.ics.entries.analytics_storage.update = true", "granted"],
    ["google_tag_data.ics.entries.analytics_storage.update = false", "denied"],
  ]));

test("nobody there: nothing is told, and nothing thrown", () =>
  run("auto", [
    ["Cookiebot = null; klaro = document.createElement('div'); Shopify = 7"],
    ["dataLayer = {}"],
  ]));

test("of a yes that the visitor gave the browser's refusal is outweighed", () =>
  run(
    "cookiebot",
    [
      [
        "Cookiebot = { consent: { statistics: true, marketing: true }, hasResponse: true }",
        "granted",
      ],
    ],
    { gpc: true },
  ));
