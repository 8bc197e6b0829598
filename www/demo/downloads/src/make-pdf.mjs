// Prints guide.html to ../tomorrows-shift.pdf with Chromium: `node www/demo/downloads/src/make-pdf.mjs`.
// By hand, when the guide changes: the PDF is part of the repository.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const guide = new URL("guide.html", import.meta.url);
const pdf = fileURLToPath(new URL("../tomorrows-shift.pdf", import.meta.url));
const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? usual.find((path) => existsSync(path)),
  args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"],
});
const page = await browser.newPage();
await page.goto(guide.href, { waitUntil: "load" });
await page.evaluate(() => document.fonts.ready);
const tall = await page.evaluate(() =>
  [...document.querySelectorAll(".sheet")]
    .map((sheet, place) => [place + 1, sheet.scrollHeight - sheet.clientHeight])
    .filter(([, over]) => over > 1),
);
for (const [number, over] of tall) console.warn(`page ${number} runs over by ${over} px`);
await page.pdf({
  path: pdf,
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
});
await browser.close();
console.log(pdf);
