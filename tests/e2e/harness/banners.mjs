// Real consent banners from npm, as a site puts them on its page, and the buttons a visitor presses.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { reply } from "./site.mjs";
import { until } from "./until.mjs";

const require = createRequire(import.meta.url);
const root = (name) => dirname(require.resolve(`${name}/package.json`));

const TYPES = { js: "text/javascript", css: "text/css" };

/** A file of a package, as a page of the site. */
const file = (name, path) =>
  reply({
    headers: { "content-type": TYPES[path.split(".").pop()] },
    body: readFileSync(join(root(name), path)),
  });

const folder = (name, paths) =>
  Object.fromEntries(paths.map((path) => [`/${name}/${path}`, file(name, path)]));

/** Presses what a visitor sees, with the mouse. */
const press = (selector) => async (tab) => {
  await until(`${selector} to be seen`, () => tab.sees(selector));
  // Banners slide in: a click goes where the button is once it stays there.
  await tab.fact(
    `${selector} to stand still`,
    (what) => {
      const { x, y } = document.querySelector(what).getBoundingClientRect();
      const before = window.stood;
      window.stood = `${what} ${x} ${y}`;
      return before === window.stood;
    },
    selector,
  );
  await tab.click(selector);
};

/** Presses until it goes away: some banners are seen before they listen. */
const dismiss = (selector) => async (tab) => {
  await press(selector)(tab);
  await until(`${selector} to go`, async () => {
    if (!(await tab.sees(selector))) return true;
    await tab.click(selector);
    return false;
  });
};

const cookieconsent = {
  files: folder("vanilla-cookieconsent", ["dist/cookieconsent.umd.js", "dist/cookieconsent.css"]),
  script: "/vanilla-cookieconsent/dist/cookieconsent.umd.js",
  style: "/vanilla-cookieconsent/dist/cookieconsent.css",
  run() {
    void window.CookieConsent.run({
      hideFromBots: false,
      categories: {
        necessary: { enabled: true, readOnly: true },
        analytics: {},
        marketing: {},
      },
      language: {
        default: "en",
        translations: {
          en: {
            consentModal: { title: "Cookies", acceptAllBtn: "Yes", acceptNecessaryBtn: "No" },
            preferencesModal: {
              title: "Cookies",
              acceptAllBtn: "Yes",
              acceptNecessaryBtn: "No",
              savePreferencesBtn: "Save",
              sections: [{ title: "Analytics", linkedCategory: "analytics" }],
            },
          },
        },
      },
    });
  },
  accept: press("#cc-main .cm [data-role=all]"),
  reject: press("#cc-main .cm [data-role=necessary]"),
  reopen: () => window.CookieConsent.showPreferences(),
  acceptAgain: press("#cc-main .pm [data-role=all]"),
  withdraw: press("#cc-main .pm [data-role=necessary]"),
};

const klaro = {
  files: folder("klaro", ["dist/klaro.js"]),
  script: "/klaro/dist/klaro.js",
  before() {
    window.klaroConfig = {
      acceptAll: true,
      groupByPurpose: false,
      services: [
        { name: "session", title: "Session", purposes: ["functional"], required: true },
        { name: "leadlight", title: "Leadlight", purposes: ["marketing"] },
        { name: "film", title: "Film", purposes: ["marketing"] },
      ],
    };
  },
  accept: press(".cookie-notice .cm-btn-success"),
  reject: press(".cookie-notice .cn-decline"),
  reopen: () => window.klaro.show(),
  // Once there is a choice it is changed service by service, and saved.
  async acceptAgain(tab) {
    await press(".cookie-modal label[for=service-item-leadlight]")(tab);
    await press(".cookie-modal .cm-btn-accept")(tab);
  },
  async withdraw(tab) {
    await press(".cookie-modal label[for=service-item-leadlight]")(tab);
    await press(".cookie-modal .cm-btn-accept")(tab);
  },
};

const tarteaucitron = {
  files: folder("tarteaucitronjs", [
    "tarteaucitron.js",
    "tarteaucitron.min.js",
    "tarteaucitron.services.js",
    "tarteaucitron.services.min.js",
    "advertising.js",
    "advertising.min.js",
    ...["css", "lang"].flatMap((it) =>
      readdirSync(join(root("tarteaucitronjs"), it)).map((name) => `${it}/${name}`),
    ),
  ]),
  script: "/tarteaucitronjs/tarteaucitron.js",
  run() {
    const { tarteaucitron } = window;
    tarteaucitron.init({
      privacyUrl: "",
      hashtag: "#tarteaucitron",
      cookieName: "tarteaucitron",
      orientation: "bottom",
      showAlertSmall: false,
      cookieslist: false,
      adblocker: false,
      DenyAllCta: true,
      AcceptAllCta: true,
      highPrivacy: true,
      alwaysNeedConsent: true,
      handleBrowserDNTRequest: false,
      removeCredit: true,
      moreInfoLink: false,
      useExternalCss: false,
      useExternalJs: false,
    });
    tarteaucitron.job = tarteaucitron.job || [];
    for (const name of ["leadlight", "film"]) {
      tarteaucitron.services[name] = {
        key: name,
        type: "api",
        name,
        needConsent: true,
        cookies: [],
        js() {},
        fallback() {},
      };
      tarteaucitron.job.push(name);
    }
  },
  accept: dismiss("#tarteaucitronPersonalize2"),
  reject: dismiss("#tarteaucitronAllDenied2"),
  reopen: () => window.tarteaucitron.userInterface.openPanel(),
  acceptAgain: press("#leadlightAllowed"),
  withdraw: press("#leadlightDenied"),
};

export const banners = { cookieconsent, klaro, tarteaucitron };

/** What a site puts into its page for a banner. */
export const markup = ({ style, before, script, run }) =>
  [
    style && `<link rel="stylesheet" href="${style}">`,
    before && `<script>(function ${before})();</script>`,
    `<script src="${script}"></script>`,
    run && `<script>(function ${run})();</script>`,
  ]
    .filter(Boolean)
    .join("\n");

/** Runs in the page: puts the same there by script, as a tag manager does. */
export async function insert({ style, before, script, run }) {
  const add = (name, attributes) =>
    new Promise((done) => {
      const element = Object.assign(document.createElement(name), attributes, { onload: done });
      document.head.append(element);
    });
  const call = (text) => text && new Function(`(function ${text})()`)();
  if (style) await add("link", { rel: "stylesheet", href: style });
  call(before);
  await add("script", { src: script });
  call(run);
}

/** A banner's parts that `insert` needs, with its functions as text. */
export const parts = ({ style, before, script, run }) => ({
  style,
  before: before && String(before),
  script,
  run: run && String(run),
});
