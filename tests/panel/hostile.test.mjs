// Pages that make it hard: strict policies, style sheets that reach everywhere, replaced bodies.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { bundle, find, focused, named, open, read, start } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

/** How everything in the panel looks and where it is. */
const look = (page) =>
  read(page, (root) =>
    [...root.querySelectorAll("*")].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      return [
        one.className,
        [left, top, width, height].map(Math.round).join(" "),
        style.color,
        style.font,
        style.letterSpacing,
        style.textTransform,
        style.visibility,
        style.cursor,
        style.direction,
        style.pointerEvents,
      ].join(" | ");
    }),
  );

test("the policy of the page is as strict as it says, or the other tests prove nothing", async () => {
  const page = await browser.page();
  const refused = await page.evaluate(() => {
    const style = document.head.appendChild(document.createElement("style"));
    style.textContent = "body { color: red }";
    try {
      document.createElement("div").innerHTML = "<b>x</b>";
    } catch (error) {
      return [error.name, getComputedStyle(document.body).color];
    }
    return [];
  });
  assert.deepEqual(refused, ["TypeError", "rgb(0, 0, 0)"]);
  await page.browserContext().close();
});

test("a style sheet that reaches everything changes nothing in it", async () => {
  let calm;
  await browser.visit({}, async (page) => {
    await open(page);
    calm = await look(page);
  });
  await browser.visit({ query: "?hostile" }, async (page) => {
    await open(page);
    assert.deepEqual(await look(page), calm);
    const host = await page.$eval("[data-leadlight-panel]", (host) => {
      const { position, opacity, visibility, transform, zIndex } = getComputedStyle(host);
      return { position, opacity, visibility, transform, zIndex };
    });
    assert.deepEqual(host, {
      position: "fixed",
      opacity: "1",
      visibility: "visible",
      transform: "none",
      zIndex: "2147483000",
    });
    await (await find(page, "#message-message")).click();
    await page.keyboard.type("Still here");
    assert.equal(await focused(page), "message-message");
    await (await named(page, "Close")).click();
  });
});

test("it adds one element to the page and nothing else, and takes it away again", () =>
  browser.visit({}, async (page) => {
    const before = await page.content();
    const globals = await page.evaluate(() => Object.keys(window));
    await open(page);
    await (await named(page, "Call me back")).click();
    await (await named(page, "Close")).click();
    assert.equal(await page.content(), before);
    assert.deepEqual(await page.evaluate(() => Object.keys(window)), globals);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    assert.equal(await page.evaluate(() => customElements.get("leadlight-panel")), undefined);
  }));

test("nothing is stored", () =>
  browser.visit({}, async (page) => {
    await open(page, { known: { email: "ana@acme.example" } });
    await (await find(page, "#message-message")).type("Hello");
    await (await named(page, "Send message")).click();
    assert.deepEqual(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        document.cookie,
        (await indexedDB.databases()).length,
      ]),
      [0, 0, "", 0],
    );
  }));

test("after the page's framework replaced the body it opens with its drafts", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await (await find(page, "#message-message")).type("Half a thou");
    await page.evaluate(() => {
      const body = document.createElement("body");
      body.append("Another page");
      document.body.replaceWith(body);
    });
    await open(page);
    assert.equal(await read(page, (root) => root.querySelector("textarea").value), "Half a thou");
    assert.equal(await focused(page), "message-message");
  }));

test("loaded twice, there is still one panel", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await page.evaluate(async () => {
      const { open } = await import("/panel.js?second");
      open({ lang: "en", known: {}, consent: "granted", send() {}, closed() {} }, "asked");
    });
    assert.equal(await page.$$eval("[data-leadlight-panel]", (all) => all.length), 1);
  }));

test("a page can style its parts", () =>
  browser.visit({}, async (page) => {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("[data-leadlight-panel]::part(submit) { background: rgb(1, 2, 3) }");
      document.adoptedStyleSheets = [sheet];
    });
    await open(page);
    assert.equal(
      await read(page, (root) => getComputedStyle(root.querySelector(".submit")).backgroundColor),
      "rgb(1, 2, 3)",
    );
  }));

test("it stays small", async () => {
  const { length } = brotliCompressSync(await bundle());
  assert.ok(length < 16 * 1024, `${length} bytes with brotli`);
});
