// Takes pictures of what playbooks show and of the inspector, on the demo site, of the desk and of the
// studio, into docs/images: `npm run shots`. Look at them before they are committed. `--to FOLDER` puts
// them elsewhere, `--only WORD` takes some of them.

import { mkdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { startChromium } from "../tests/chromium.mjs";
import { build } from "./build.mjs";
import { at, dist } from "./lib/paths.mjs";
import { entry } from "./lib/run.mjs";
import { serve } from "./serve.mjs";
import { setup } from "./setup.mjs";

const looks = {
  light: {},
  dark: { dark: true },
  phone: { width: 390, height: 700, phone: true },
};

const invitation = {
  offer: "roi",
  title: "Is it worth it?",
  text: "Work out in two minutes what planned shifts save you.",
};

/** What the playbook does, by the name of its picture. */
const plays = {
  invite: { invite: invitation },
  bar: { bar: { offer: "webinar", title: "Peak season, planned", text: "Our next webinar." } },
  form: { form: { kind: "inquiry", text: "A planner answers within the day." } },
  newsletter: { form: { kind: "newsletter", title: "One planning note a month" } },
  chat: { chat: { message: "Hi! Shall we go through your shifts together?" } },
  survey: {
    survey: {
      question: "What brings you here?",
      trait: "goal",
      answers: { shifts: "Planning shifts", docks: "Shorter waits at the docks", look: "Looking" },
    },
  },
};

const config = (play) => ({
  version: 1,
  site: "shots",
  bots: "allow",
  privacy: { consent: "implied" },
  offers: {
    roi: { content: { text: "Work out your savings", href: "/roi" } },
    webinar: {
      content: { text: "Keep me a seat", href: "/webinar" },
      until: `${new Date().getFullYear() + 1}-03-01`,
    },
  },
  playbooks: { shown: { do: play } },
  chat: { phone: "+34 900 000 000", meeting: "https://cal.example/shifts" },
  handoff: { sinks: [{ id: "none", kind: "custom-event" }] },
});

/** As a site of the visitor's would look that is dark. */
const darken = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root { --leadlight-surface: initial !important; --leadlight-text: initial !important; --leadlight-accent: initial !important }
    html, body { background: #10151d !important }
    main { filter: invert(.92) hue-rotate(180deg) }
  `);
  document.adoptedStyleSheets = [sheet];
};

/** What is to be seen of the inspector, by the name of its picture. */
const inspections = {
  scores: async (page) => {
    await press(page, "tab", "Scores");
  },
  forced: async (page) => {
    await press(page, "tab", "Stage");
    const stage = await page.waitForSelector('::-p-aria([name="Show the page as"])');
    await stage.select("sql");
    await page.waitForSelector('[data-leadlight-offer="talk-to-sales"]');
    await press(page, "tab", "Slots");
    await press(page, "button", "Outline all");
    await press(page, "button", "Float");
  },
};

const press = async (page, role, name) => {
  await (await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`)).click();
};

entry(async () => {
  const options = { to: { type: "string" }, only: { type: "string", default: "" } };
  const { values } = parseArgs({ options });
  const folder = values.to ?? at("docs/images");
  mkdirSync(folder, { recursive: true });
  await setup({ tests: true });
  await build();
  const inbox = await mkdtemp(join(tmpdir(), "leadlight-shots-"));
  const inboxFile = join(inbox, "inbox.ndjson");
  const server = await serve({ root: join(dist, "site"), port: 0, inboxFile });
  const browser = await startChromium();
  try {
    for (const [play, what] of Object.entries(plays)) {
      for (const [look, options] of Object.entries(looks)) {
        const name = `${play}-${look}`;
        if (!name.includes(values.only)) continue;
        await shoot(
          browser,
          `${server.url}/pricing`,
          what,
          options,
          join(folder, `playbook-${name}.webp`),
        );
        console.log(`  ${name}`);
      }
    }
    for (const [name, see] of Object.entries(inspections)) {
      if (!`inspector-${name}`.includes(values.only)) continue;
      await inspect(browser, server.url, see, join(folder, `inspector-${name}.webp`));
      console.log(`  inspector-${name}`);
    }
    for (const body of leads()) {
      const headers = { "content-type": "application/json" };
      await fetch(`${server.url}/desk/inbox`, { method: "POST", headers, body });
    }
    for (const [look, options] of Object.entries(looks)) {
      const name = `desk-${look}`;
      if (!name.includes(values.only)) continue;
      await desk(browser, `${server.url}/desk/`, options, join(folder, `${name}.webp`));
      console.log(`  ${name}`);
    }
    if ("studio".includes(values.only) || values.only.startsWith("studio")) {
      await studio(browser, server.url, folder);
      console.log("  studio");
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(inbox, { recursive: true, force: true });
  }
});

/** Handoffs for the desk, as if they had come within the last minutes. */
function leads() {
  const text = readFileSync(at("tests/unit/fixtures/handoffs.json"), "utf8");
  const all = JSON.parse(text.replaceAll("2026-03-10", new Date().toISOString().slice(0, 10)));
  // Those that try to break the desk are not for a picture.
  const plain = all.filter((event) => !JSON.stringify(event).includes("<"));
  return plain.map((event, place) => {
    return JSON.stringify({ ...event, time: new Date(Date.now() - place * 240_000).toISOString() });
  });
}

/** The desk, with the first of its leads. */
async function desk(browser, url, { width = 1000, height = 640, phone, dark }, path) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height, isMobile: !!phone, hasTouch: !!phone });
  await page.emulateMediaFeatures([
    { name: "prefers-reduced-motion", value: "reduce" },
    { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
  ]);
  await page.goto(url);
  const lead = await page.waitForSelector("#leads button, #leads a");
  await lead.click();
  await page.waitForSelector("#detail h2");
  await page.screenshot({ path, type: "webp", quality: 55 });
  await context.close();
}

async function shoot(browser, url, play, { width = 1000, height = 640, phone, dark }, path) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height, isMobile: !!phone, hasTouch: !!phone });
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (!request.url().endsWith("/leadlight.json")) return void request.continue();
    const body = JSON.stringify(config(play));
    request.respond({ contentType: "application/json", body });
  });
  await page.goto(url);
  // The demo's own banner would be in the picture.
  await page.evaluate(() => document.querySelector("#cc-main")?.remove());
  if (dark) await page.evaluate(darken);
  const host = "[data-leadlight-plays],[data-leadlight-panel]";
  await page.waitForFunction(
    (host) => document.querySelector(host)?.shadowRoot.querySelector(".panel"),
    {},
    host,
  );
  // What is shown follows the page's colours and banners twice a second.
  await page.waitForFunction(
    (host, scheme) => {
      const { shadowRoot } = document.querySelector(host);
      return shadowRoot.querySelector(".panel").dataset.scheme === scheme;
    },
    {},
    host,
    dark ? "dark" : "light",
  );
  await page.screenshot({ path, type: "webp", quality: 55 });
  await context.close();
}

/** Goes through the demo as a buyer does, and looks into it on the last page. */
async function inspect(browser, site, see, path) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1200, height: 720 });
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  for (const place of ["/blog/why-trucks-wait/", "/customers/norrvik/", "/pricing/"]) {
    await page.goto(`${site}${place}?leadlight=inspect`);
    await page.waitForFunction(() => window.leadlight?.get?.()?.visitor);
    await page.evaluate(() => window.leadlight("consent", "granted"));
    await page.evaluate(() => document.querySelector("#cc-main")?.remove());
  }
  await page.evaluate(() => {
    window.leadlight("identify", { email: "ana@acme.example", companySize: "100-249" });
    window.leadlight("track", "roi_calculated");
  });
  await page.waitForSelector('::-p-aria([name="Leadlight inspector"])');
  await see(page);
  // Frames are drawn with the next picture of the page.
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 300))));
  await page.screenshot({ path, type: "webp", quality: 55 });
  await context.close();
}

/** Goes through the studio with a template and the sample journeys. */
async function studio(browser, site, folder) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  const take = async (name) => {
    await page.evaluate(
      () => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 600))),
    );
    const path = join(folder, `studio-${name}.webp`);
    await page.screenshot({ path, type: "webp", quality: 55 });
  };
  const view = async (name, heading) => {
    await page.evaluate((name) => {
      location.hash = `/${name}`;
    }, name);
    await page.waitForSelector(`::-p-aria([name="${heading}"][role="heading"])`);
  };
  await page.goto(`${site}/studio/`);
  await page.waitForSelector('::-p-aria([name="Begin with B2B software"])');
  await take("start");
  await press(page, "button", "Begin with B2B software");
  await page.waitForSelector('::-p-aria([name="Sound"][role="button"])');
  await view("scores", "Scoring");
  await take("scores");
  await view("stages", "Stages");
  await take("stages");
  await view("journeys", "Journeys");
  await press(page, "button", "Add the samples");
  await press(page, "button", "Evaluator");
  await page.waitForSelector('::-p-aria([name="Moment of the journey"])');
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("h2")) {
      if (it.textContent === "Evaluator") it.scrollIntoView();
    }
    scrollBy(0, -70);
  });
  await take("journey");
  await context.close();
}
