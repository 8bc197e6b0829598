// What the visitor is told about what was sent: never more than is true.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { find, focused, named, open, read, report, sent, start } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

const click = async (page, name) => (await named(page, name)).click();
const known = { email: "ana@acme.example" };

async function write(page, options = {}, text = "Hello") {
  await open(page, { known, ...options });
  await find(page, "#message-message");
  await page.keyboard.sendCharacter(text);
  await click(page, "Send message");
}

/** The transcript, line by line. */
const lines = (page) =>
  read(page, (root) => [...root.querySelectorAll("[role=log] p")].map((line) => line.textContent));
const status = async (page) => (await lines(page)).at(-1);
const buttons = (page) =>
  read(page, (root) =>
    [...root.querySelectorAll(".page button")]
      .filter((button) => button.checkVisibility())
      .map((button) => button.textContent),
  );
const mail = (page) => read(page, (root) => root.querySelector("[href^=mailto]").href);

test("the transcript shows the greeting, what was sent, and what became of it", () =>
  browser.visit({}, async (page) => {
    await write(page, { message: "Hi!" });
    assert.deepEqual(await lines(page), ["Hi!", "You wrote", "Hello", "Sending…"]);
    await report(page, "stored");
    assert.equal(await status(page), "Saved; it is being delivered.");
    await report(page, "sent");
    assert.equal(await status(page), "Your message has reached us.");
    assert.deepEqual(await buttons(page), ["Write another message"]);
    await report(page, "failed");
    assert.equal(await status(page), "Your message has reached us.", "received is received");
  }));

test("the status line of a message is changed in place, in a polite log", () =>
  browser.visit({}, async (page) => {
    await write(page);
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("[data-leadlight-panel]");
      window.line = shadowRoot.querySelector("[role=log] .status");
      window.writes = 0;
      new MutationObserver((all) => (window.writes += all.length)).observe(window.line, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await report(page, "stored");
    await report(page, "stored");
    assert.equal(await page.evaluate(() => window.line.isConnected), true);
    assert.equal(await page.evaluate(() => window.writes), 1, "read out once, not twice");
  }));

test("consent given while it is closed is known when it opens again", () =>
  browser.visit({}, async (page) => {
    await write(page, { consent: "pending" });
    await report(page, "held");
    await click(page, "Close");
    await open(page, { known, consent: "granted" });
    assert.equal(await status(page), "Sending…");
  }));

test("a call-back is told from a message", () =>
  browser.visit({}, async (page) => {
    await open(page, { message: "", known: { phone: "+34 910 000 000", name: "Ana" } });
    await click(page, "Call me back");
    await click(page, "Ask for a call");
    await report(page, "sent");
    const [who, said, now] = await lines(page);
    assert.equal(who, "You asked for a call");
    assert.match(said, /^\+34 910 000 000\nAna\nAny time \(.+\)$/);
    assert.equal(now, "Your request has reached us.");
  }));

test("without consent it says so before and after, and sends once there is", () =>
  browser.visit({}, async (page) => {
    await open(page, { known, consent: "pending" });
    const notice = await find(page, "#message-panel .notice");
    assert.match(await notice.evaluate((one) => one.textContent), /cookie settings/);
    await (await find(page, "#message-message")).type("Hello");
    await click(page, "Send message");
    await report(page, "held");
    assert.match(await status(page), /^Not sent yet\. It is kept in this page only/);
    assert.match(await mail(page), /\?body=Hello$/);

    await page.evaluate(() => fixture.panel.update({ consent: "granted" }));
    assert.equal(await status(page), "Sending…");
    await report(page, "sent");
    assert.equal(await status(page), "Your message has reached us.");
    await click(page, "Write another message");
    assert.equal(
      await read(page, (root) => root.querySelector("#message-panel .notice").hidden),
      true,
    );
    assert.equal((await sent(page)).length, 1);
  }));

for (const outcome of ["failed", "parked"]) {
  test(`${outcome}: the text is kept, and can be sent again as it is`, () =>
    browser.visit({}, async (page) => {
      await write(page);
      await report(page, outcome);
      assert.match(await status(page), /^This could not be delivered\. Your text is kept here/);
      assert.deepEqual(await buttons(page), ["Try again", "Change the text"]);
      assert.equal(await mail(page), "mailto:sales@acme.example?body=Hello");
      await click(page, "Try again");
      assert.equal(await status(page), "Sending…");
      assert.notEqual(await focused(page), "page:body");
      assert.deepEqual((await sent(page))[1], (await sent(page))[0]);
      await report(page, outcome, 0);
      assert.equal(await status(page), "Sending…", "the first try is over");
      await report(page, "sent", 1);
      assert.equal(await status(page), "Your message has reached us.");
      assert.equal((await lines(page)).length, 4);
      assert.equal(await mail(page), "mailto:sales@acme.example");
    }));

  test(`${outcome}: the text can be changed and sent in other words`, () =>
    browser.visit({}, async (page) => {
      await write(page, { message: "" });
      await report(page, outcome);
      await click(page, "Change the text");
      const text = await find(page, "#message-message");
      assert.equal(await text.evaluate((text) => text.value), "Hello");
      await text.type(" again");
      await click(page, "Send message");
      await report(page, "stored");
      assert.deepEqual(await lines(page), [
        "You wrote",
        "Hello again",
        "Saved; it is being delivered.",
      ]);
    }));
}

test("a message that was saved and then parked comes back as a draft", () =>
  browser.visit({}, async (page) => {
    await write(page);
    await report(page, "stored");
    await report(page, "parked");
    await click(page, "Change the text");
    const text = await find(page, "#message-message");
    assert.equal(await text.evaluate((text) => text.value), "Hello");
  }));

test("an earlier message that fails can still be tried again, with what else failed", () =>
  browser.visit({}, async (page) => {
    await write(page, { message: "" }, "First");
    await report(page, "stored");
    await click(page, "Write another message");
    await (await find(page, "#message-message")).type("Second");
    await click(page, "Send message");
    await report(page, "sent", 1);
    await click(page, "Write another message");
    await (await find(page, "#message-message")).type("Third");
    await report(page, "parked", 0);
    assert.deepEqual(await buttons(page), ["Try again", "Change", "Send message"]);
    await click(page, "Try again");
    assert.equal(await focused(page), "message-message");
    assert.equal(await read(page, (root) => root.querySelector("textarea").value), "Third");
    assert.deepEqual(
      (await sent(page)).map(({ fields }) => fields.message),
      ["First", "Second", "First"],
    );
    await report(page, "sent", 2);
    assert.deepEqual(await buttons(page), ["Change", "Send message"]);
  }));

test("a page that throws is a failure like another", () =>
  browser.visit({}, async (page) => {
    await write(page, { sendThrows: true });
    assert.match(await status(page), /^This could not be delivered/);
    assert.deepEqual(await buttons(page), ["Try again", "Change the text"]);
  }));

test("a text too long for a mail link is not cut: the link comes without it", () =>
  browser.visit({}, async (page) => {
    await write(page, {}, "long ".repeat(400));
    await report(page, "failed");
    assert.equal(await mail(page), "mailto:sales@acme.example");
  }));

test("what was reported while it was closed is there when it opens again", () =>
  browser.visit({}, async (page) => {
    await write(page, { message: "Hi!" });
    await click(page, "Close");
    await report(page, "sent");
    await open(page, { known, message: "Hi!" });
    assert.deepEqual(await lines(page), [
      "Hi!",
      "You wrote",
      "Hello",
      "Your message has reached us.",
    ]);
    assert.equal(await focused(page), "Write another message");
    await page.keyboard.press("Escape");
    assert.deepEqual(await page.evaluate(() => fixture.closed), ["done", "done"]);
  }));

test("a new line comes into view by itself", () =>
  browser.visit({ height: 420 }, async (page) => {
    await open(page);
    await find(page, "#message-message");
    await page.keyboard.sendCharacter("A long message. ".repeat(50));
    await (await find(page, "#message-email")).type("ana@acme.example");
    await page.keyboard.press("Enter");
    assert.equal(await status(page), "Sending…");
    const inView = await read(page, (root) => {
      const line = root.querySelector("[role=log] .status").getBoundingClientRect();
      const panel = root.querySelector(".panel").getBoundingClientRect();
      return line.top >= panel.top && line.bottom <= panel.bottom;
    });
    assert.equal(inView, true);
  }));
