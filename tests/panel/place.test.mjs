// Where the panel is: beside or above a cookie banner, above its keyboard, in the page's colours.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { find, open, read, start } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

/** A file of the cookie banner that the demo uses. */
const cookieconsent = (file) =>
  join(dirname(createRequire(import.meta.url).resolve("vanilla-cookieconsent")), file);

const box = (page) =>
  read(page, (root) => {
    const { left, right, top, bottom } = root.querySelector(".panel").getBoundingClientRect();
    return { left, right, top, bottom };
  });

/** Puts a cookie banner into the page. */
const banner = (page, kind) =>
  page.evaluate((kind) => {
    const one = document.body.appendChild(document.createElement("div"));
    one.className = `banner ${kind}`;
    one.id = "cookie-banner";
    one.setAttribute("role", "dialog");
  }, kind);
const bannerBox = (page) =>
  page.$eval("#cookie-banner", (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { left, right, top, bottom };
  });
const apart = (one, other) =>
  one.right <= other.left ||
  one.left >= other.right ||
  one.bottom <= other.top ||
  one.top >= other.bottom;

/** Waits until what `fact` says of the page is true; it looks by itself twice a second. */
async function until(page, fact, what) {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await fact()) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.fail(`${what}: ${JSON.stringify(await box(page))}`);
}

test("at rest it is in the corner, within the window", () =>
  browser.visit({}, async (page) => {
    await open(page);
    const now = await box(page);
    assert.equal(now.right, 1264);
    assert.equal(now.bottom, 784);
    assert.ok(now.top >= 16);
  }));

test("in a page from right to left it is in the other corner", () =>
  browser.visit({}, async (page) => {
    await open(page, { lang: "he" });
    const now = await box(page);
    assert.equal(now.left, 16);
    assert.equal(await read(page, (root) => root.querySelector(".panel").dir), "rtl");
  }));

for (const [size, options] of [
  ["wide", {}],
  ["low", { height: 500 }],
  ["phone", { phone: true }],
]) {
  for (const kind of ["corner", "bottom", "top"]) {
    for (const lang of ["en", "ar"]) {
      test(`it never covers a cookie banner: ${size}, ${kind}, ${lang}`, () =>
        browser.visit(options, async (page) => {
          await banner(page, kind);
          await open(page, { lang });
          const now = await box(page);
          assert.ok(apart(now, await bannerBox(page)), JSON.stringify(now));
          assert.ok(now.bottom - now.top >= 160, "there is something left of it");
          const { width, height } = page.viewport();
          assert.ok(now.left >= 0 && now.right <= width && now.top >= 0 && now.bottom <= height);
        }));
    }
  }
}

test("a banner that fills the window goes before it", () =>
  browser.visit({ phone: true }, async (page) => {
    await banner(page, "whole");
    await page.$eval("#cookie-banner", (one) => one.style.setProperty("z-index", "1"));
    await open(page);
    const { top, bottom } = await box(page);
    assert.ok(bottom - top > 400, "it keeps its shape, for when the banner goes");
    assert.equal(
      await page.evaluate((y) => document.elementFromPoint(195, y).id, (top + bottom) / 2),
      "cookie-banner",
    );
  }));

test("a banner that comes later moves it, and one that goes lets it back", () =>
  browser.visit({ height: 500 }, async (page) => {
    await open(page);
    const before = await box(page);
    await banner(page, "corner");
    await until(page, async () => apart(await box(page), await bannerBox(page)), "it moves");
    await page.$eval("#cookie-banner", (one) => one.classList.add("gone"));
    const back = async () => isDeepStrictEqual(await box(page), before);
    await until(page, back, "it comes back");
  }));

for (const phone of [false, true]) {
  for (const layout of ["box", "bar"]) {
    test(`it makes room for vanilla-cookieconsent: ${layout}${phone ? " on a phone" : ""}`, async () => {
      const page = await browser.page({ phone });
      // That banner writes HTML, which the policy of the fixture page refuses.
      await page.setBypassCSP(true);
      await page.reload();
      await page.addStyleTag({ path: cookieconsent("cookieconsent.css") });
      await page.addScriptTag({ path: cookieconsent("cookieconsent.umd.js") });
      await open(page, { consent: "pending" }, "auto");
      const before = await box(page);
      await page.evaluate((layout) => {
        const words = { title: "Cookies?", acceptAllBtn: "Yes", acceptNecessaryBtn: "No" };
        CookieConsent.run({
          hideFromBots: false,
          guiOptions: { consentModal: { layout, position: "bottom right" } },
          categories: { necessary: { readOnly: true }, statistics: {} },
          language: {
            default: "en",
            translations: { en: { consentModal: words, preferencesModal: { sections: [] } } },
          },
        });
      }, layout);
      await page.waitForSelector("#cc-main .cm", { visible: true });
      const banner = () =>
        page.$eval("#cc-main .cm", (one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return { left, right, top, bottom };
        });
      await until(page, async () => apart(await box(page), await banner()), "it moves");
      // By script: the banner still slides, and a mouse would aim at where it was.
      await page.$eval("#cc-main [data-role=all]", (it) => it.click());
      const back = async () => isDeepStrictEqual(await box(page), before);
      await until(page, back, "it comes back");
      await page.browserContext().close();
    });
  }
}

test("what a site marks is avoided like a banner", () =>
  browser.visit({}, async (page) => {
    await page.evaluate(() => {
      const one = document.body.appendChild(document.createElement("div"));
      one.className = "banner bottom";
      one.id = "cookie-banner";
      one.dataset.leadlightAvoid = "";
    });
    await open(page);
    assert.ok(apart(await box(page), await bannerBox(page)));
  }));

/** Chromium without a screen has no keyboard: this is what the visual viewport does for one. */
const keyboard = () => {
  const view = new EventTarget();
  Object.assign(view, { scale: 1, offsetTop: 0, width: 390, height: 844 });
  Object.defineProperty(window, "visualViewport", { value: view });
};
const showKeyboard = (page, height) =>
  page.evaluate((height) => {
    visualViewport.height = 844 - height;
    visualViewport.dispatchEvent(new Event("resize"));
  }, height);

test("on a phone it rises above its keyboard, with the field in view", () =>
  browser.visit({ phone: true, before: keyboard }, async (page) => {
    await open(page);
    assert.equal((await box(page)).bottom, 844);
    await (await find(page, "#message-name")).focus();
    await showKeyboard(page, 340);
    const now = await box(page);
    assert.equal(now.bottom, 504);
    assert.ok(now.top >= 0);
    const field = await read(page, (root) => {
      const { top, bottom } = root.activeElement.getBoundingClientRect();
      return { top, bottom };
    });
    assert.ok(field.top >= now.top && field.bottom <= now.bottom, JSON.stringify(field));
    await showKeyboard(page, 0);
    assert.equal((await box(page)).bottom, 844);
  }));

test("a keyboard for the page's own field does not lift it over that field", () =>
  browser.visit({ phone: true, before: keyboard }, async (page) => {
    await open(page, {}, "auto");
    await page.focus("#search");
    await showKeyboard(page, 340);
    assert.equal((await box(page)).bottom, 844);
  }));

test("on a phone it comes as a greeting and a choice, and covers less than half", () =>
  browser.visit({ phone: true }, async (page) => {
    await open(page, {}, "auto");
    const now = await box(page);
    assert.ok(now.bottom - now.top < 844 / 2, `${now.bottom - now.top}`);
    assert.equal(await read(page, (root) => root.querySelector("form").checkVisibility()), false);
    await (await find(page, "#callback-tab")).tap();
    await find(page, "#callback-phone");

    await page.evaluate(() => fixture.panel.close());
    await open(page, {}, "auto");
    assert.deepEqual(await box(page), now, "and the next time too");
  }));

test("on a phone it never covers the whole page", () =>
  browser.visit({ phone: true }, async (page) => {
    await open(page, { consent: "pending", message: "A long greeting. ".repeat(60) });
    assert.ok((await box(page)).top >= 844 * 0.14);
  }));

const scheme = (page) =>
  read(page, (root) => getComputedStyle(root.querySelector(".panel")).colorScheme);

for (const [page_, media, expected, css] of [
  ["light", "dark", "light", ""],
  ["dark by a class of its own", "light", "dark", "html.dark"],
  ["light dark", "dark", "dark", ":root { color-scheme: light dark }"],
  ["light dark", "light", "light", ":root { color-scheme: light dark }"],
  ["only dark", "light", "dark", ":root { color-scheme: dark }"],
  ["dark in a new colour space", "light", "dark", "body { background: oklch(0.2 0.02 250) }"],
  ["dark by a mixture", "light", "dark", "body { background: color-mix(in srgb, #000, #246) }"],
  ["light over dark", "light", "light", "html { background: #000 } body { background: #fff }"],
]) {
  test(`a page that is ${page_} gets a ${expected} panel on a ${media} system`, () =>
    browser.visit(
      {
        query: css === "html.dark" ? "?class=dark" : "",
        media: { "prefers-color-scheme": media },
      },
      async (page) => {
        await page.evaluate((css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }, css);
        await open(page);
        assert.equal(await scheme(page), expected);
      },
    ));
}

for (const [accent, text] of [
  ["#ffb000", 0],
  ["#1a237e", 1],
  ["#707070", 1],
  ["#fff", 0],
]) {
  test(`the text on ${accent} is ${text ? "white" : "black"}`, () =>
    browser.visit({}, async (page) => {
      await page.evaluate((accent) => {
        document.documentElement.style.setProperty("--leadlight-accent", accent);
      }, accent);
      await open(page);
      assert.equal(
        await read(page, (root) => getComputedStyle(root.querySelector("form .submit")).color),
        `color(srgb-linear ${text} ${text} ${text})`,
      );
    }));
}
