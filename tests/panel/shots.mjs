// Takes pictures of every state, to be looked at: node tests/panel/shots.mjs FOLDER

import { mkdirSync } from "node:fs";
import { find, named, open, report, start } from "./fixture.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("usage: shots.mjs FOLDER");
mkdirSync(folder, { recursive: true });

const looks = {
  light: {},
  dark: { query: "?class=dark" },
  phone: { phone: true },
  "phone-dark": { phone: true, query: "?class=dark" },
  themed: { query: "?class=themed" },
  forced: { media: { "forced-colors": "active" } },
  zoom: { width: 320, height: 256 },
};
const write = async (page) => {
  await (await find(page, "#message-message")).type("Can you connect our three warehouses?");
  await (await find(page, "#message-email")).type("ana@acme.example");
  await (await named(page, "Send message")).click();
};
const states = {
  auto: async (page) => open(page, {}, "auto"),
  asked: async (page) => open(page),
  known: async (page) =>
    open(page, { known: { name: "Ana García", email: "ana@acme.example" }, phone: undefined }),
  wrong: async (page) => {
    await open(page);
    await (await find(page, "#message-email")).type("ana@acme");
    await (await named(page, "Send message")).click();
  },
  pending: async (page) => open(page, { consent: "pending" }),
  callback: async (page) => {
    await open(page);
    await (await named(page, "Call me back")).click();
  },
  sending: async (page) => {
    await open(page);
    await write(page);
  },
  ...Object.fromEntries(
    ["held", "stored", "sent", "failed"].map((status) => [
      status,
      async (page) => {
        await open(page, { consent: status === "held" ? "pending" : "granted" });
        await write(page);
        await report(page, status);
      },
    ]),
  ),
  german: async (page) =>
    open(page, { lang: "de-AT", message: "Guten Tag! Fragen zu den Preisen?" }),
  spanish: async (page) => {
    await open(page, { lang: "es", message: "¡Hola! ¿Lo ponemos en marcha para Acme?" });
    await (await named(page, "Llámenme")).click();
  },
  french: async (page) => open(page, { lang: "fr-CA", message: "Bonjour ! Une question ?" }),
  arabic: async (page) => open(page, { lang: "ar", message: "مرحبا! هل نبدأ مع Acme؟" }),
};

const only = process.argv[3];
const browser = await start();
for (const [look, options] of Object.entries(looks)) {
  for (const [state, act] of Object.entries(states)) {
    if (only && !`${look}-${state}`.match(only)) continue;
    const page = await browser.page(options);
    await act(page);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.screenshot({ path: `${folder}/${look}-${state}.png` });
    if (page.faults.length) console.error(look, state, page.faults);
    await page.browserContext().close();
  }
}
await browser.stop();
