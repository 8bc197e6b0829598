// How what playbooks show looks and is used: by keyboard, on a phone, magnified, in other colours, from
// right to left, beside a cookie banner. And what axe says of each.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config } from "./harness/pages.mjs";
import { appears, BODY, focused, goes, openPage, press, shown, write } from "./harness/plays.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const invite = {
  offer: "roi",
  title: "Is it worth it?",
  text: "Work out in two minutes what planned shifts save you.",
};
const BOOKS = {
  invite: { invite },
  bar: { bar: invite },
  survey: {
    survey: {
      question: "What brings you here?",
      trait: "goal",
      answers: { seo: "More visitors", crm: "Better leads", look: "Only looking" },
    },
  },
  newsletter: { form: "newsletter" },
  inquiry: { form: { kind: "inquiry", text: "A person answers." } },
};
const kindOf = (book) => Object.keys(BOOKS[book])[0];

const json = config({
  offers: {
    roi: {
      content: {
        text: "Work out your ROI",
        href: "/roi",
        image: { src: "/roi.svg", alt: "A rising line" },
      },
      until: "2099-12-01",
    },
  },
  playbooks: Object.fromEntries(
    Object.entries(BOOKS).map(([name, play]) => [name, { on: { signal: name }, do: play }]),
  ),
});
const asks = Object.keys(BOOKS)
  .map(
    (it) =>
      `<button id="${it}" type="button" data-leadlight-action="playbook:${it}">${it}</button>`,
  )
  .join("");
const pages = {
  "/roi.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120"><path d="M0 110 320 10" stroke="green"/></svg>',
};

async function open(t, { media = {}, viewport, css = "", ...options } = {}) {
  const sheet = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  };
  const { tab } = await openPage(t, browser, json, {
    body: `${BODY}<p>${asks}</p>`,
    pages,
    head: '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...options,
  });
  const features = Object.entries({ "prefers-reduced-motion": "reduce", ...media });
  await tab.cdp.send("Emulation.setEmulatedMedia", {
    features: features.map(([name, value]) => ({ name, value })),
  });
  if (viewport) {
    // For a touch screen the page is loaded anew.
    await tab.page.setViewport(viewport);
    await tab.ready();
  }
  await tab.evaluate(sheet, css);
  return tab;
}

/** The visitor asks for it. */
async function ask(tab, book) {
  await tab.evaluate((id) => document.getElementById(id).click(), book);
  await appears(tab, kindOf(book));
}
/** It comes by itself. */
async function come(tab, book) {
  await tab.call("track", book);
  await appears(tab, kindOf(book));
}
async function leave(tab) {
  await tab.key("Escape");
  await goes(tab);
}
const read = (tab, fn, ...args) =>
  tab.page.evaluate(
    `((root, ...args) => (${fn})(root, ...args))(document.querySelector("[data-leadlight-plays]").shadowRoot, ...${JSON.stringify(args)})`,
  );
const box = (tab) =>
  read(tab, (root) => {
    const { left, right, top, bottom } = root.querySelector(".panel").getBoundingClientRect();
    return { left, right, top, bottom };
  });

const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DARK = "body { background: #0e131b; color: #e8edf5 } a { color: #a3b6ff }";

for (const [look, options] of Object.entries({
  light: {},
  dark: { css: DARK },
  "on a phone": { viewport: PHONE },
  "from right to left": { lang: "ar" },
})) {
  test(`axe finds nothing in any state: ${look}`, async (t) => {
    const tab = await open(t, { ...options, warnings: "any" });
    await tab.page.evaluate(axe);
    const check = async (state) => {
      const { violations, passes } = await tab.evaluate(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations, passes } = await window.axe.run(
          { include: [["[data-leadlight-plays]"]] },
          { runOnly: tags },
        );
        const of = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary}`);
        return { violations: violations.flatMap(of), passes: passes.map(({ id }) => id) };
      });
      assert.deepEqual(violations, [], state);
      assert.ok(passes.includes("color-contrast"), `the contrast of ${state} was checked`);
    };
    for (const book of Object.keys(BOOKS)) {
      await ask(tab, book);
      await check(book);
      if (book === "newsletter") {
        await press(tab, ".submit");
        await check("a wrong address");
        await write(tab, "email", "ana@acme.example");
        await press(tab, ".submit");
        await until("the outcome", async () => /delivered/.test((await shown(tab)).text));
        await check("what could not be delivered");
      }
      if (book === "survey") {
        await press(tab, ".answer");
        await check("the thanks");
      }
      await leave(tab);
    }
  });
}

test("everything can be done by keyboard alone, and the focus is seen everywhere", async (t) => {
  const tab = await open(t);
  for (const book of Object.keys(BOOKS)) {
    await tab.focus(`#${book}`);
    await tab.key("Enter");
    await appears(tab, kindOf(book));
    const controls = await read(tab, (root) => {
      return [...root.querySelectorAll("a,button,input,textarea")].filter(
        (it) => it.getClientRects().length,
      ).length;
    });
    const met = new Set();
    for (let step = 0; step < controls; step += 1) {
      const [name, ring] = await read(tab, (root) => {
        const it = root.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(it);
        const index = [...root.querySelectorAll("*")].indexOf(it);
        return [`${index}`, `${outlineStyle} ${outlineWidth}`];
      });
      assert.equal(ring, "solid 2px", book);
      met.add(name);
      // From the last control of the page on it goes out of the page, so round the other way.
      await tab.page.keyboard.down("Shift");
      await tab.key("Tab");
      await tab.page.keyboard.up("Shift");
      if (!(await focused(tab)).startsWith("in:")) {
        await read(tab, (root) => {
          [...root.querySelectorAll("a,button,input,textarea")]
            .filter((it) => it.getClientRects().length)
            .at(-1)
            .focus();
        });
      }
    }
    assert.equal(met.size, controls, book);
    await leave(tab);
    // It was last in the page where Shift and Tab led.
    assert.equal(await focused(tab), "inquiry");
  }
});

test("targets are large enough, with a mouse and with a finger", async (t) => {
  for (const [viewport, least] of [
    [undefined, 24],
    [PHONE, 44],
  ]) {
    const tab = await open(t, { viewport });
    for (const book of Object.keys(BOOKS)) {
      await ask(tab, book);
      const sizes = await read(tab, (root) =>
        [...root.querySelectorAll("a,button,input,textarea")]
          .filter((it) => it.getClientRects().length)
          .map((it) => {
            const { width, height } = it.getBoundingClientRect();
            return [it.name || it.textContent || it.className, Math.min(width, height)];
          }),
      );
      for (const [name, size] of sizes) assert.ok(size >= least, `${book} ${name}: ${size}`);
      await leave(tab);
    }
  }
});

test("magnified to 400 % nothing needs sideways scrolling, and all of it can be reached", async (t) => {
  const tab = await open(t, { viewport: { width: 320, height: 256 } });
  for (const book of Object.keys(BOOKS)) {
    await ask(tab, book);
    const { wide, reached } = await read(tab, (root) => {
      const all = [...root.querySelectorAll(".panel, .panel *")];
      const last = [...root.querySelectorAll("a,button")]
        .filter((it) => it.getClientRects().length)
        .at(-1);
      last.scrollIntoView({ block: "nearest" });
      const { left, top, width, height } = last.getBoundingClientRect();
      return {
        wide: all
          .filter((it) => it.getBoundingClientRect().right > 320.5)
          .map((it) => it.className),
        reached: last.contains(root.elementFromPoint(left + width / 2, top + height / 2)),
      };
    });
    assert.deepEqual([wide, reached], [[], true], book);
    await leave(tab);
  }
});

test("it moves as it comes, but not for those who want no motion", async (t) => {
  for (const [motion, count] of [
    ["no-preference", 1],
    ["reduce", 0],
  ]) {
    const tab = await open(t, { media: { "prefers-reduced-motion": motion } });
    await come(tab, "invite");
    const moving = await read(
      tab,
      (root) => getComputedStyle(root.querySelector(".panel")).animationName !== "none",
    );
    assert.equal(moving, count === 1, motion);
  }
});

test("with forced colours everything has an edge", async (t) => {
  const tab = await open(t, { media: { "forced-colors": "active" } });
  for (const book of Object.keys(BOOKS)) {
    await ask(tab, book);
    const bare = await read(tab, (root) =>
      [...root.querySelectorAll("button,a,input,.panel")]
        .filter((it) => it.getClientRects().length)
        .filter((it) => getComputedStyle(it).borderTopWidth === "0px")
        .map((it) => it.className),
    );
    assert.deepEqual(bare, [], book);
    await leave(tab);
  }
});

test("it is in the corner by the page's direction, and a bar along the whole foot", async (t) => {
  const tab = await open(t);
  await come(tab, "invite");
  const { right, bottom } = await box(tab);
  assert.deepEqual([right, bottom], [1280 - 16, 900 - 16]);
  await leave(tab);
  await come(tab, "bar");
  const bar = await box(tab);
  assert.deepEqual([bar.left, bar.right, bar.bottom], [0, 1280, 900]);

  const hebrew = await open(t, { lang: "he" });
  await come(hebrew, "invite");
  assert.equal((await box(hebrew)).left, 16);
});

const apart = (one, other) =>
  one.right <= other.left ||
  one.left >= other.right ||
  one.bottom <= other.top ||
  one.top >= other.bottom;
const BANNER =
  "#cookie { position: fixed; right: 0; bottom: 0; width: 400px; height: 200px; background: #fff } @media (max-width: 480px) { #cookie { width: 100% } }";

test("never over a cookie banner, wide or on a phone", async (t) => {
  for (const viewport of [undefined, PHONE]) {
    const body = `${BODY}<p>${asks}</p><div id="cookie" role="dialog" aria-label="Cookies"></div>`;
    const tab = await open(t, { viewport, body, css: BANNER });
    for (const book of ["invite", "bar", "survey", "newsletter"]) {
      await come(tab, book);
      const banner = await tab.page.$eval("#cookie", (it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect();
        return { left, right, top, bottom };
      });
      assert.ok(apart(await box(tab), banner), `${book}: ${JSON.stringify(await box(tab))}`);
      await leave(tab);
    }
  }
});

/** Chromium without a screen has no keyboard: this is what the visual viewport does for one. */
const keyboard = () => {
  const view = new EventTarget();
  Object.assign(view, { scale: 1, offsetTop: 0, width: 390, height: 844 });
  Object.defineProperty(window, "visualViewport", { value: view });
};

test("on a phone a form rises above its keyboard, and nothing rises over the page's", async (t) => {
  const rises = (tab) =>
    tab.evaluate(() => {
      visualViewport.height = 504;
      visualViewport.dispatchEvent(new Event("resize"));
    });
  const tab = await open(t, { viewport: PHONE, before: [keyboard] });
  await ask(tab, "newsletter");
  assert.equal((await box(tab)).bottom, 844);
  await read(tab, (root) => root.querySelector("input").focus());
  await rises(tab);
  assert.equal((await box(tab)).bottom, 504);

  const other = await open(t, { viewport: PHONE, before: [keyboard] });
  await come(other, "bar");
  await other.focus("#search");
  await rises(other);
  assert.equal((await box(other)).bottom, 844);
});

test("a page that is dark has it dark, and a site's own colours win", async (t) => {
  const colours = (tab) =>
    read(tab, (root) => {
      const panel = getComputedStyle(root.querySelector(".panel"));
      const button = getComputedStyle(root.querySelector(".submit"));
      return [panel.colorScheme, panel.backgroundColor, button.backgroundColor];
    });
  const dark = await open(t, { css: DARK });
  await come(dark, "invite");
  assert.deepEqual(await colours(dark), ["dark", "rgb(25, 31, 42)", "rgb(163, 182, 255)"]);

  const css =
    ":root { --leadlight-accent: #0c5b41 } [data-leadlight-plays]::part(panel) { background: #ffe }";
  const own = await open(t, { css });
  await come(own, "invite");
  assert.deepEqual(await colours(own), ["light", "rgb(255, 255, 238)", "rgb(12, 91, 65)"]);
});

test("its own words are in the page's language, and English where there are none", async (t) => {
  for (const [lang, send] of [
    ["es", "Suscribirme"],
    ["de-AT", "Abonnieren"],
    ["fr", "S’abonner"],
    ["pl", "Subscribe"],
  ]) {
    const tab = await open(t, { lang });
    await come(tab, "newsletter");
    assert.ok((await shown(tab)).buttons.includes(send), lang);
  }
});
