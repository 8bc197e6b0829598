// A conversation in the panel: by keyboard alone, honest about how it stands, and no word lost on the way to the form.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { find, focused, full, live, named, open, read, start, talk } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

const said = (page) => page.evaluate(() => fixture.said);
const standing = (page) => read(page, (root) => root.querySelector(".standing").textContent);
const lines = (page) =>
  read(page, (root) =>
    [...root.querySelectorAll("[role=log] > *")].map((line) =>
      [line, ...line.children]
        .filter((one) => !one.children.length)
        .map((one) => one.textContent)
        .join(" | "),
    ),
  );
const draft = (page, field) =>
  read(page, (root, field) => root.querySelector(`#${field}`).value, field);
const visible = (page, selector) =>
  read(
    page,
    (root, selector) => root.querySelector(selector)?.checkVisibility() ?? false,
    selector,
  );

test("by keyboard alone: write, send, begin a new line, leave a message, come back", () =>
  browser.visit({}, async (page) => {
    await open(page, { live: { team: "Acme sales", standing: "open" } });
    assert.equal(await focused(page), "chat-line");
    await page.keyboard.type("One");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Shift");
    await page.keyboard.type("two");
    await page.keyboard.press("Enter");
    assert.deepEqual(await said(page), ["One\ntwo"]);
    assert.equal(await draft(page, "chat-line"), "");
    assert.equal(await focused(page), "chat-line");
    await page.keyboard.press("Enter");
    assert.deepEqual(await said(page), ["One\ntwo"], "nothing is no line");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Send");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Leave a message instead");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "message-message");
    assert.equal(await draft(page, "message-message"), "One\ntwo", "not to be written again");
    await (await named(page, "Back to the chat")).focus();
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "chat-line");
    assert.equal(await draft(page, "chat-line"), "");
    await page.keyboard.press("Escape");
    assert.deepEqual(await page.evaluate(() => fixture.closed), ["done"]);
  }));

test("it says how it stands, and never more than is true", () =>
  browser.visit({}, async (page) => {
    await open(page, { message: "", live: { team: "Acme sales", standing: "connecting" } });
    assert.equal(await standing(page), "Connecting to Acme sales…");
    await live(page, { standing: "open" });
    assert.match(await standing(page), /^You are connected\./);
    await live(page, { lines: talk.lines.slice(0, 1) });
    assert.match(await standing(page), /^You are connected\./, "nobody has answered");
    await live(page, { lines: talk.lines.slice(1, 2) });
    assert.equal(await standing(page), "You are talking with Acme sales.");
    await live(page, { lines: [{ ...talk.lines[2] }] });
    const [, , last] = await lines(page);
    assert.equal(last, "You | Seven, and one of them is on holiday. | Sending…");
    await live(page, { standing: "broken" });
    assert.match((await lines(page)).at(-1), /Not sent yet: it waits for the connection\.$/);
    await page.evaluate(() => fixture.became(2, "sent"));
    assert.match((await lines(page)).at(-1), /\| Sent$/);
    await page.evaluate(() => fixture.became(2, "failed"));
    assert.match((await lines(page)).at(-1), /Not delivered: nobody was there to take it\.$/);
    await live(page, { standing: "nobody" });
    assert.match(await standing(page), /^Nobody is connected right now: leave a message/);
  }));

test("what was said on pages before comes before the greeting of this one", () =>
  browser.visit({}, async (page) => {
    await open(page, { message: "Hi!", live: { standing: "open", lines: talk.lines.slice(0, 2) } });
    const [first, second, third] = await lines(page);
    assert.match(first, /three warehouses/);
    assert.match(second, /How many people/);
    assert.equal(third, "Hi!");
  }));

test("the form comes when nobody is there, but never under the visitor's hands", () =>
  browser.visit({}, async (page) => {
    await open(page, { live: { standing: "open" } });
    await page.keyboard.type("I am just wri");
    await live(page, { standing: "nobody" });
    assert.equal(await visible(page, "#chat-line"), true);
    assert.equal(await focused(page), "chat-line");
    await page.keyboard.type("ting");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "message-message");
    assert.equal(await draft(page, "message-message"), "I am just writing");
    await page.keyboard.type(", please answer");
    // Somebody comes while they write: they are told, and stay where they are.
    await live(page, { standing: "open" });
    assert.match(await standing(page), /^You are connected\./);
    assert.equal(await focused(page), "message-message");
    await find(page, "#message-message");
  }));

test("without a touch of theirs the panel goes back to the chat when somebody comes", () =>
  browser.visit({}, async (page) => {
    await open(page, { live: { standing: "nobody" } });
    assert.equal(await visible(page, "#message-message"), true);
    await live(page, { standing: "open" });
    assert.equal(await visible(page, "#chat-line"), true);
  }));

test("a conversation that is erased is gone from the panel", () =>
  browser.visit({}, async (page) => {
    await open(page, { message: "Hi!", live: talk });
    assert.equal((await lines(page)).length, 4);
    await page.evaluate(() => fixture.panel.update({ live: undefined }));
    assert.deepEqual(await lines(page), ["Hi!"]);
    assert.equal(await visible(page, "#message-message"), true);
  }));

test("hostile lines are text", () =>
  browser.visit({}, async (page) => {
    const text = "<img src=x onerror=alert(1)><script>alert(1)</script>\u202e{team}";
    const line = { id: "x", from: "them", text, at: 1, status: "sent" };
    await open(page, { message: "", live: { team: text, standing: "open", lines: [line] } });
    assert.deepEqual(await lines(page), [`${text} | ${text}`]);
    assert.equal(await read(page, (root) => root.querySelectorAll("img, script").length), 0);
  }));

test("a long conversation shows its end, with the line to write on in view", () =>
  browser.visit({ height: 600 }, async (page) => {
    const many = [...Array(30).keys()].map((at) => ({ ...talk.lines[at % 2], id: `${at}`, at }));
    await open(page, { ...full, live: { standing: "open", lines: many } });
    await live(page, { lines: [{ ...talk.lines[1], id: "last" }] });
    const seen = await read(page, (root) => {
      const inView = (one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return one.contains(root.elementFromPoint(left + width / 2, top + height / 2));
      };
      const all = [...root.querySelectorAll("[role=log] .said")];
      return [inView(all.at(-1)), inView(root.querySelector("#chat-line"))];
    });
    assert.deepEqual(seen, [true, true]);
  }));
