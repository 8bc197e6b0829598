// What is asked, what counts as an answer, and that nothing typed is lost.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { find, focused, named, open, read, report, sent, start } from "./fixture.mjs";

const browser = await start();
after(() => browser.stop());

/** Types over what a field holds. */
async function type(page, field, text) {
  const control = await find(page, `#${field}`);
  await control.evaluate((control) => control.select());
  await page.keyboard.press("Backspace");
  if (text) await control.type(text);
}
const click = async (page, name) => (await named(page, name)).click();

/** What a field says of itself: its value, and the description a screen reader reads. */
const field = (page, id) =>
  read(
    page,
    (root, id) => {
      const control = root.getElementById(id);
      const described = control.getAttribute("aria-describedby");
      return {
        value: control.value,
        invalid: control.getAttribute("aria-invalid"),
        says: described && root.getElementById(described).textContent,
      };
    },
    id,
  );
const shown = (page) =>
  read(page, (root) =>
    [...root.querySelectorAll("textarea, input, select")]
      .filter((control) => control.checkVisibility())
      .map((control) => control.id),
  );

test("a wrong answer is pointed out beside its field, and the first takes the focus", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await type(page, "message-email", "ana@acme");
    assert.equal((await field(page, "message-email")).invalid, null, "not while first typing");
    await click(page, "Send message");
    assert.equal(await focused(page), "message-message");
    assert.deepEqual(await field(page, "message-message"), {
      value: "",
      invalid: "true",
      says: "Please write a message.",
    });
    assert.deepEqual(await field(page, "message-email"), {
      value: "ana@acme",
      invalid: "true",
      says: "Please give a whole e-mail address, such as name@company.com.",
    });
    assert.equal((await field(page, "message-name")).invalid, null);
    assert.deepEqual(await sent(page), []);

    await type(page, "message-message", "Hello");
    assert.deepEqual(await field(page, "message-message"), {
      value: "Hello",
      invalid: null,
      says: null,
    });
    await type(page, "message-email", "ana@acme.example");
    await click(page, "Send message");
    assert.deepEqual(await sent(page), [
      { kind: "message", fields: { message: "Hello", email: "ana@acme.example" } },
    ]);
  }));

test("spaces are no message", () =>
  browser.visit({}, async (page) => {
    await open(page, { known: { email: "ana@acme.example" } });
    await type(page, "message-message", "  \n ");
    await click(page, "Send message");
    assert.equal((await field(page, "message-message")).says, "Please write a message.");
  }));

const addresses = {
  good: ["ana@acme.example", " ana@acme.example ", "a.b+c@x.co", "ana@büro.example"],
  wrong: ["ana", "ana@", "@acme.example", "ana@acme", "ana@acme.", "a b@acme.example", "a@b@c.de"],
};
const numbers = {
  good: ["+34 910 000 000", "(020) 7946-0018", "0034/910.000.000", "555-0100-22 ext. 7", "910000"],
  wrong: ["12345", "call me", "+34", "1234567890123456", "910 000 <b>"],
};
for (const [kind, id, says, table] of [
  ["Message", "message-email", "Please give a whole e-mail address", addresses],
  ["Call me back", "callback-phone", "Please give a whole phone number", numbers],
]) {
  test(`${id}: what is taken and what is not`, () =>
    browser.visit({}, async (page) => {
      await open(page);
      await click(page, kind);
      if (kind === "Message") await type(page, "message-message", "Hello");
      const send = kind === "Message" ? "Send message" : "Ask for a call";
      for (const answer of table.wrong) {
        await type(page, id, answer);
        await click(page, send);
        const now = await field(page, id);
        assert.ok(now.says?.startsWith(says), `${answer}: ${now.says}`);
        assert.equal(await focused(page), id);
      }
      for (const answer of table.good) {
        await type(page, id, answer);
        assert.equal((await field(page, id)).invalid, null, answer);
      }
      assert.deepEqual(await sent(page), []);
    }));
}

test("a text too long is kept whole, and the visitor told by how much", () =>
  browser.visit({}, async (page) => {
    await open(page, { known: { email: "ana@acme.example" } });
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("[data-leadlight-panel]");
      const control = shadowRoot.querySelector("textarea");
      control.value = "x".repeat(4012);
      control.dispatchEvent(new Event("input"));
    });
    await click(page, "Send message");
    const now = await field(page, "message-message");
    assert.equal(now.value.length, 4012);
    assert.equal(now.says, "Please shorten this: 12 characters too many.");
  }));

test("half a character is made whole before it is sent", () =>
  browser.visit({}, async (page) => {
    await open(page, { known: { email: "ana@acme.example" } });
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("[data-leadlight-panel]");
      shadowRoot.querySelector("textarea").value = "a\ud800b 😀";
    });
    await click(page, "Send message");
    assert.equal((await sent(page))[0].fields.message, "a\ufffdb 😀");
  }));

test("a call-back says when, and in whose time", () =>
  browser.visit({}, async (page) => {
    await page.emulateTimezone("America/New_York");
    await open(page, { known: { name: "Ana" } });
    await page.emulateTimezone();
    await click(page, "Call me back");
    assert.deepEqual(await shown(page), ["callback-phone", "callback-time"]);
    await type(page, "callback-phone", "+34 910 000 000");
    await (await find(page, "#callback-time")).select("morning");
    await click(page, "Ask for a call");
    assert.deepEqual(await sent(page), [
      {
        kind: "callback",
        fields: {
          phone: "+34 910 000 000",
          name: "Ana",
          time: "Morning, 9–12 (America/New York)",
        },
      },
    ]);
  }));

test("what is known is shown, not asked, and can be changed", () =>
  browser.visit({}, async (page) => {
    await open(page, { known: { email: "ana@acme.example", name: "Ana García" } });
    assert.deepEqual(await shown(page), ["message-message"]);
    const known = await read(page, (root) => root.querySelector(".known").textContent);
    assert.equal(known, "From Ana García, ana@acme.example Change");
    await click(page, "Change");
    assert.equal(await focused(page), "message-email");
    assert.equal((await field(page, "message-email")).value, "ana@acme.example");
    await type(page, "message-email", "ana@home.example");
    await type(page, "message-message", "Hello");
    await click(page, "Send message");
    assert.deepEqual((await sent(page))[0].fields, {
      message: "Hello",
      email: "ana@home.example",
      name: "Ana García",
    });
  }));

test("a known address that cannot be right is asked for after all", () =>
  browser.visit({}, async (page) => {
    await open(page, { known: { email: "ana" } });
    assert.deepEqual(await shown(page), ["message-message", "message-email", "message-name"]);
    assert.deepEqual(await field(page, "message-email"), {
      value: "ana",
      invalid: null,
      says: null,
    });
  }));

test("what becomes known later is filled in, but never over what is being typed", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await type(page, "message-email", "ana@home.example");
    await (await find(page, "#message-message")).focus();
    await page.evaluate(() =>
      fixture.panel.update({ known: { email: "ana@acme.example", name: "Ana" } }),
    );
    assert.deepEqual(await shown(page), ["message-message", "message-email"]);
    assert.equal((await field(page, "message-email")).value, "ana@home.example");
    assert.equal(await focused(page), "message-message");
  }));

test("a field does not go away under the cursor", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await (await find(page, "#message-name")).focus();
    await page.evaluate(() => fixture.panel.update({ known: { name: "Ana" } }));
    assert.equal(await focused(page), "message-name");
    await page.keyboard.type("Anita");
    assert.equal((await field(page, "message-name")).value, "Anita");
  }));

test("drafts outlast closing, and another language of the page", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await type(page, "message-message", "Half a thou");
    await type(page, "message-name", "Ana");
    await click(page, "Call me back");
    assert.equal((await field(page, "callback-name")).value, "Ana");
    await type(page, "callback-phone", "+34 91");
    await (await find(page, "#callback-time")).select("midday");
    await click(page, "Close");
    assert.equal(await page.$("[data-leadlight-panel]"), null);

    await open(page, { lang: "de" });
    await named(page, "Telefonnummer");
    assert.equal((await field(page, "callback-phone")).value, "+34 91");
    assert.equal((await field(page, "callback-time")).value, "midday");
    await click(page, "Nachricht");
    assert.equal((await field(page, "message-message")).value, "Half a thou");
    assert.equal((await field(page, "message-name")).value, "Ana");
  }));

test("a draft outlasts a change of language while it is open", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await type(page, "message-message", "Half a thou");
    await open(page, { lang: "fr" });
    await named(page, "Votre message");
    assert.equal((await field(page, "message-message")).value, "Half a thou");
    assert.equal(await page.$$eval("[data-leadlight-panel]", (all) => all.length), 1);
  }));

test("after a message the next form is empty but for who writes", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await type(page, "message-message", "First");
    await type(page, "message-email", "ana@acme.example");
    await click(page, "Send message");
    await report(page, "stored");
    await click(page, "Write another message");
    assert.equal(await focused(page), "message-message");
    assert.equal((await field(page, "message-message")).value, "");
    assert.equal((await field(page, "message-email")).value, "ana@acme.example");
    await type(page, "message-message", "Second");
    await click(page, "Send message");
    assert.deepEqual(
      (await sent(page)).map(({ fields }) => fields.message),
      ["First", "Second"],
    );
  }));

for (const [lang, title, send] of [
  ["en-GB", "Contact the sales team", "Send message"],
  ["es-419", "Contacte con el equipo de ventas", "Enviar mensaje"],
  ["DE_at", "Kontakt zum Vertrieb", "Nachricht senden"],
  ["fr", "Contacter l’équipe commerciale", "Envoyer le message"],
  ["pt-BR", "Contact the sales team", "Send message"],
  ["constructor", "Contact the sales team", "Send message"],
  ["", "Contact the sales team", "Send message"],
]) {
  test(`speaks the language of the page: ${lang || "none"}`, () =>
    browser.visit({}, async (page) => {
      await open(page, { lang });
      await named(page, title);
      await named(page, send);
    }));
}

test("says nothing it cannot keep", async () => {
  const { readFileSync } = await import("node:fs");
  for (const lang of ["en", "es", "de", "fr"]) {
    const path = new URL(`../../www/embed/panel/text/${lang}.ts`, import.meta.url);
    // Of the conversation it speaks only where there is one.
    const text = readFileSync(path, "utf8").replace(/^ {2}(team|chat\w+):\s+".*",\n/gm, "");
    assert.doesNotMatch(text, /\b(online|chat|working day|laborable|Werktag|ouvré)\b/i);
  }
});
