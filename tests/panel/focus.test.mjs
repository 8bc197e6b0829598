// Where the focus goes, and what can be done without a mouse.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { find, focused, full, named, open, read, sent, start } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

const hosts = (page) => page.$$eval("[data-leadlight-panel]", (all) => all.length);
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("a visitor asks, writes and leaves with the keyboard alone", () =>
  browser.visit({}, async (page) => {
    await page.evaluate((full) => {
      fixture.next = full;
    }, full);
    await page.focus("#cta");
    await press(page, "Enter");
    assert.equal(await focused(page), "message-message");
    await page.keyboard.type("Can you connect three warehouses?");
    await press(page, "Tab");
    assert.equal(await focused(page), "message-email");
    await page.keyboard.type("ana@acme.example");
    await press(page, "Tab");
    assert.equal(await focused(page), "message-name");
    await page.keyboard.type("Ana");
    await press(page, "Tab");
    assert.equal(await focused(page), "Send message");
    await press(page, "Enter");
    assert.deepEqual(await sent(page), [
      {
        kind: "message",
        fields: {
          message: "Can you connect three warehouses?",
          email: "ana@acme.example",
          name: "Ana",
        },
      },
    ]);
    assert.equal(await focused(page), "Write another message");
    await press(page, "Escape");
    assert.equal(await hosts(page), 0);
    assert.equal(await focused(page), "page:cta");
    assert.deepEqual(await page.evaluate(() => fixture.closed), ["done"]);
  }));

test("what is in the panel can be reached in reading order, and left again", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await page.focus("#other");
    const order = [];
    for (let step = 0; step < 11; step += 1) {
      await press(page, "Tab");
      order.push(await focused(page));
    }
    assert.deepEqual(order, [
      "Close",
      "message-tab",
      "message-message",
      "message-email",
      "message-name",
      "Send message",
      "Call +34 900 000 000",
      "Book a meeting (opens in a new tab)",
      "Write to sales@acme.example",
      // Out of the page, to the browser's own bars, and around.
      "page:body",
      "page:cta",
    ]);
  }));

test("opened by a playbook, it takes nothing from a visitor who is typing", () =>
  browser.visit({}, async (page) => {
    await page.focus("#search");
    await page.keyboard.type("par");
    await open(page, {}, "auto");
    await find(page, ".panel");
    await page.keyboard.type("cels");
    assert.equal(await focused(page), "page:search");
    assert.equal(await page.$eval("#search", (search) => search.value), "parcels");
  }));

test("opened by a playbook, it says so politely", () =>
  browser.visit({}, async (page) => {
    await open(page, {}, "auto");
    assert.equal(await read(page, (root) => root.querySelector("[role=status]").textContent), "");
    await page.waitForFunction(() =>
      document
        .querySelector("[data-leadlight-panel]")
        .shadowRoot.querySelector("[role=status]")
        .textContent.startsWith("A contact form has opened at the end of the page. Hi!"),
    );
  }));

test("Escape closes it only from within", () =>
  browser.visit({}, async (page) => {
    await open(page, {}, "auto");
    await page.focus("#search");
    await press(page, "Escape");
    assert.equal(await hosts(page), 1);
    await (await find(page, "#message-email")).focus();
    await press(page, "Escape");
    assert.equal(await hosts(page), 0);
    assert.equal(await focused(page), "page:search");
    assert.deepEqual(await page.evaluate(() => fixture.closed), ["dismissed"]);
  }));

test("the close button closes it, and the focus goes back to where it was", () =>
  browser.visit({}, async (page) => {
    await page.focus("#other");
    await open(page);
    await (await named(page, "Close")).click();
    assert.equal(await hosts(page), 0);
    assert.equal(await focused(page), "page:other");
  }));

test("closed by the page, it takes no focus and reports nothing", () =>
  browser.visit({}, async (page) => {
    await page.focus("#other");
    await open(page);
    await page.focus("#search");
    await page.evaluate(() => fixture.panel.close());
    assert.equal(await hosts(page), 0);
    assert.equal(await focused(page), "page:search");
    assert.deepEqual(await page.evaluate(() => fixture.closed), []);
  }));

test("the focus goes back into a component of the page", () =>
  browser.visit({}, async (page) => {
    await page.evaluate(() => {
      const part = document.body.appendChild(document.createElement("div"));
      part.attachShadow({ mode: "open" }).append(document.createElement("button"));
      part.id = "part";
      part.shadowRoot.firstChild.focus();
    });
    await open(page);
    assert.equal(await focused(page), "message-message");
    await press(page, "Escape");
    assert.equal(
      await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.localName),
      "button",
    );
  }));

test("one panel a page: asked for again, it takes the focus and the new options", () =>
  browser.visit({}, async (page) => {
    await open(page, { mail: undefined }, "auto");
    await open(page, { mail: "new@acme.example" }, "auto");
    assert.equal(await hosts(page), 1);
    assert.equal(await focused(page), "page:body");
    await open(page, { mail: "new@acme.example" });
    assert.equal(await hosts(page), 1);
    assert.equal(await focused(page), "message-message");
    await named(page, "Write to new@acme.example");
    const greetings = await read(page, (root) => root.querySelectorAll(".greeting").length);
    assert.equal(greetings, 1);
  }));

test("focus() brings the visitor back to it", () =>
  browser.visit({}, async (page) => {
    await open(page, {}, "auto");
    await page.evaluate(() => fixture.panel.focus());
    assert.equal(await focused(page), "message-message");
  }));

test("with a finger, the panel takes the focus and no keyboard comes", () =>
  browser.visit({ phone: true }, async (page) => {
    await open(page);
    assert.equal(await read(page, (root) => root.activeElement.getAttribute("role")), "dialog");
  }));

for (const [lang, next, previous] of [
  ["en", "ArrowRight", "ArrowLeft"],
  ["ar", "ArrowLeft", "ArrowRight"],
]) {
  test(`arrow keys choose between the forms (${lang})`, () =>
    browser.visit({}, async (page) => {
      const shown = () =>
        read(page, (root) => root.querySelector("[role=tabpanel]:not([hidden])").id);
      await open(page, { lang });
      await (await find(page, "#message-tab")).focus();
      await press(page, next);
      assert.equal(await focused(page), "callback-tab");
      assert.equal(await shown(), "callback-panel");
      await press(page, next);
      assert.equal(await focused(page), "message-tab");
      await press(page, previous);
      assert.equal(await focused(page), "callback-tab");
      await press(page, "Home");
      assert.equal(await focused(page), "message-tab");
      await press(page, "End");
      assert.equal(await shown(), "callback-panel");
      await press(page, "Tab");
      assert.equal(await focused(page), "callback-phone");
    }));
}

test("shortcuts of the page do not hear what is typed in the panel", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await page.keyboard.type("s/");
    await press(page, "Escape");
    await page.focus("#other");
    await press(page, "x");
    assert.deepEqual(await page.evaluate(() => fixture.keys), ["x"]);
  }));

test("asked for from a modal dialog of the page, it can be used", () =>
  browser.visit({}, async (page) => {
    await page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.append(document.createElement("button"));
      dialog.showModal();
    });
    await open(page);
    await page.keyboard.type("Hello");
    assert.equal(await read(page, (root) => root.querySelector("textarea").value), "Hello");
    await page.evaluate(() => document.querySelector("dialog").remove());
    await open(page);
    assert.equal(await read(page, (root) => root.querySelector("textarea").value), "Hello");
    assert.equal(await page.$$eval("body > [data-leadlight-panel]", (all) => all.length), 1);
  }));
