// Takes pictures of every state, to be looked at: node tests/panel/shots.mjs FOLDER

import { mkdirSync } from "node:fs";
import { find, live, named, open, report, start, talk } from "./fixture.mjs";

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
  talk: async (page) => open(page, { live: talk }),
  "talk-empty": async (page) => open(page, { live: { ...talk, lines: [] } }),
  ...Object.fromEntries(
    ["connecting", "broken", "nobody", "unreachable", "late"].map((state) => [
      `talk-${state}`,
      async (page) => {
        await open(page, { live: talk });
        await live(page, state === "late" ? { isLate: true } : { standing: state });
      },
    ]),
  ),
  "talk-german": (page) => open(page, { live: { ...talk, team: "" }, lang: "de", message: "" }),
  "talk-arabic": (page) => open(page, { live: talk, lang: "ar", message: "مرحبا!" }),
  "talk-long": async (page) => {
    const lines = [...Array(12).keys()].map((at) => ({ ...talk.lines[at % 2], id: `${at}`, at }));
    await open(page, { live: { ...talk, lines } });
    await live(page, { lines: [{ ...talk.lines[2], id: "last" }] });
  },
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
