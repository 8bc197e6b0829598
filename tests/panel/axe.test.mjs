// axe-core finds nothing in any state, and what it cannot measure is measured here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { find, live, named, open, read, report, start, talk } from "./fixture.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await start();
after(() => browser.stop());

const click = async (page, name) => (await named(page, name)).click();
async function write(page, consent = "granted") {
  await open(page, { consent });
  await (await find(page, "#message-message")).type("Hello");
  await (await find(page, "#message-email")).type("ana@acme.example");
  await click(page, "Send message");
}
const known = { name: "Ana", email: "ana@acme.example" };

const states = {
  "opened by itself": (page) => open(page, {}, "auto"),
  "asked for": (page) => open(page),
  "without a greeting or links": (page) =>
    open(page, { message: "", phone: "", meeting: "", mail: "" }),
  "with what is known": (page) => open(page, { known }),
  "with wrong answers": async (page) => {
    await open(page);
    await click(page, "Send message");
  },
  "without consent": (page) => open(page, { consent: "denied" }),
  "for a call-back": async (page) => {
    await open(page);
    await click(page, "Call me back");
  },
  sending: (page) => write(page),
  ...Object.fromEntries(
    ["held", "stored", "sent", "failed"].map((status) => [
      status,
      async (page) => {
        await write(page, status === "held" ? "pending" : "granted");
        await report(page, status);
      },
    ]),
  ),
  "in a conversation": (page) => open(page, { live: talk }),
  ...Object.fromEntries(
    ["connecting", "broken", "nobody", "unreachable", "late"].map((state) => [
      `in a conversation: ${state}`,
      async (page) => {
        await open(page, { live: talk });
        await live(page, state === "late" ? { isLate: true } : { standing: state });
      },
    ]),
  ),
  "in a conversation on an Arabic page": (page) => open(page, { live: talk, lang: "ar" }),
  "in a conversation, with nothing written": async (page) => {
    await open(page, { live: { standing: "open" } });
    await click(page, "Send");
  },
  "in an Arabic page": (page) => open(page, { lang: "ar", message: "مرحبا" }),
  "in German": (page) => open(page, { lang: "de", message: "Hallo" }),
};
const looks = {
  light: {},
  dark: { query: "?class=dark" },
  "in the site's colours": { query: "?class=themed" },
  "on a phone": { phone: true },
};

for (const [look, options] of Object.entries(looks)) {
  test(`axe finds nothing: ${look}`, async (t) => {
    for (const [state, act] of Object.entries(states)) {
      await t.test(state, () =>
        browser.visit(options, async (page) => {
          await act(page);
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const { violations, passes } = await window.axe.run(
              { include: [["[data-leadlight-panel]"]] },
              { resultTypes: ["violations"] },
            );
            const of = (one) => one.nodes.map((node) => `${one.id}: ${node.failureSummary}`);
            return {
              violations: violations.flatMap(of),
              checked: passes.map((pass) => pass.id),
            };
          });
          assert.deepEqual(found.violations, []);
          for (const rule of ["aria-dialog-name", "color-contrast", "aria-required-attr"]) {
            assert.ok(found.checked.includes(rule), `${rule} was checked`);
          }
        }),
      );
    }
  });
}

/** The size of everything that can be clicked. */
const targets = (page) =>
  read(page, (root) =>
    [...root.querySelectorAll("button, a, input, select, textarea")]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return { name: one.id || one.textContent, width, height };
      }),
  );

for (const [look, options, least] of [
  ["with a mouse", {}, 24],
  ["with a finger", { phone: true }, 44],
]) {
  test(`targets are at least ${least} pixels ${look}`, () =>
    browser.visit(options, async (page) => {
      await open(page, { known });
      for (const { name, width, height } of await targets(page)) {
        assert.ok(width >= least && height >= least, `${name}: ${width} × ${height}`);
      }
    }));
}

test("magnified to 400 % it needs no sideways scrolling, and all of it can be reached", () =>
  browser.visit({ width: 320, height: 256 }, async (page) => {
    for (const lang of ["en", "de", "es", "fr"]) {
      await open(page, { lang, consent: "pending" });
      const wide = await read(page, (root) =>
        [...root.querySelectorAll("*")]
          .filter((one) => !one.closest(".unseen") && one.getBoundingClientRect().right > 320.5)
          .map((one) => one.className),
      );
      assert.deepEqual(wide, [], lang);
      const last = await read(page, (root) => {
        const link = [...root.querySelectorAll("a")].at(-1);
        link.scrollIntoView();
        const { left, top, width, height } = link.getBoundingClientRect();
        return link.contains(root.elementFromPoint(left + width / 2, top + height / 2));
      });
      assert.equal(last, true, lang);
    }
  }));

test("the focus can be seen on everything", () =>
  browser.visit({}, async (page) => {
    await open(page);
    await page.focus("#other");
    for (let step = 0; step < 9; step += 1) {
      await page.keyboard.press("Tab");
      const ring = await read(page, (root) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(root.activeElement);
        return `${outlineStyle} ${outlineWidth}`;
      });
      assert.equal(ring, "solid 2px");
    }
  }));

test("it comes without movement for those who want none", async () => {
  const moving = (page) =>
    read(page, (root) => root.querySelector(".panel").getAnimations().length);
  await browser.visit({ media: { "prefers-reduced-motion": "reduce" } }, async (page) => {
    await open(page, {}, "auto");
    assert.equal(await moving(page), 0);
  });
  await browser.visit({ media: { "prefers-reduced-motion": "no-preference" } }, async (page) => {
    assert.equal(
      await page.evaluate(
        (open) => {
          fixture.open(open, "auto");
          const { shadowRoot } = document.querySelector("[data-leadlight-panel]");
          return shadowRoot.querySelector(".panel").getAnimations().length;
        },
        { lang: "en", known: {}, consent: "granted" },
      ),
      1,
    );
  });
});

test("with forced colours the choice and the state can still be told", () =>
  browser.visit({ media: { "forced-colors": "active" } }, async (page) => {
    await open(page);
    const [chosen, other] = await read(page, (root) =>
      [...root.querySelectorAll(".tab")].map((tab) => getComputedStyle(tab).borderBottomColor),
    );
    assert.notEqual(chosen, other);
    const edges = await read(page, (root) =>
      ["panel", "submit", "close", "input"].map(
        (name) => getComputedStyle(root.querySelector(`.${name}`)).borderTopWidth,
      ),
    );
    assert.deepEqual(edges, ["1px", "1px", "1px", "1px"]);
  }));
