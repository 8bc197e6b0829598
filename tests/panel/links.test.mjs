// Which ways to reach the company show, and that a setting can never become a script.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open, read, start } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

const links = (page) =>
  read(page, (root) => [...root.querySelectorAll("a")].map((link) => link.getAttribute("href")));

test("only what is configured shows", () =>
  browser.visit({}, async (page) => {
    const none = { phone: undefined, meeting: undefined, mail: undefined };
    await open(page, none);
    assert.deepEqual(await links(page), []);
    assert.equal(await read(page, (root) => root.querySelector("nav").checkVisibility()), false);
    await open(page, { ...none, meeting: "https://cal.example/acme" });
    assert.deepEqual(await links(page), ["https://cal.example/acme"]);
    assert.deepEqual(
      await read(page, (root) => {
        const { target, rel, textContent } = root.querySelector("a");
        return [target, rel, textContent];
      }),
      ["_blank", "noopener", "Book a meeting (opens in a new tab)"],
    );
  }));

for (const [setting, given, href] of [
  ["phone", "+34 900 000 000", "tel:+34900000000"],
  ["phone", "(020) 7946–0018", "tel:02079460018"],
  ["phone", "tel:+34900000000", "tel:+34900000000"],
  ["phone", "+34 900 000 000 ext. 12", "tel:+34900000000"],
  ["phone", "1-800-FLOWERS", undefined],
  ["phone", "javascript:alert(1)", undefined],
  ["phone", "", undefined],
  ["meeting", "https://cal.example/acme?x=1", "https://cal.example/acme?x=1"],
  ["meeting", " HTTPS://cal.example ", "https://cal.example/"],
  ["meeting", "http://cal.example/", undefined],
  ["meeting", "javascript:alert(1)//https://cal.example", undefined],
  ["meeting", " \tjava\nscript:alert(1)", undefined],
  ["meeting", "data:text/html,<script>alert(1)</script>", undefined],
  ["meeting", "/relative", undefined],
  ["mail", "sales@acme.example", "mailto:sales@acme.example"],
  ["mail", "mailto:sales@acme.example", "mailto:sales@acme.example"],
  ["mail", "sales@acme.example?bcc=evil@x.example", undefined],
  ["mail", "sales@acme.example,evil@x.example", undefined],
  ["mail", "sales", undefined],
  ["mail", "javascript:alert(1)@x", undefined],
]) {
  test(`${setting} ${JSON.stringify(given)} links to ${href ?? "nothing"}`, () =>
    browser.visit({}, async (page) => {
      const none = { phone: undefined, meeting: undefined, mail: undefined };
      await open(page, { ...none, [setting]: given });
      assert.deepEqual(await links(page), href ? [href] : []);
    }));
}

test("what a site or a visitor writes is text, whatever it looks like", () =>
  browser.visit({}, async (page) => {
    const nasty = `<img src=x onerror="alert(1)"><script>alert(1)</script>{x}`;
    await open(page, { message: nasty, known: { name: nasty, email: "ana@acme.example" } });
    assert.equal(await read(page, (root) => root.querySelector(".greeting").textContent), nasty);
    assert.equal(await read(page, (root) => root.querySelectorAll("img, script").length), 0);
    const known = await read(page, (root) => root.querySelector(".known").textContent);
    assert.ok(known.includes(nasty));
  }));
