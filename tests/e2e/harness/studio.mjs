// The studio as a marketer uses it: everything is found by its role and the name it goes by.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../scripts/serve.mjs";
import { DIST } from "./site.mjs";
import { until } from "./until.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Serves the built site, opens the studio in a visitor's tab, and gives the hands for it. */
export async function openStudio(t, browser, path = "/studio/") {
  const folder = await mkdtemp(join(tmpdir(), "leadlight-studio-"));
  const inboxFile = join(folder, "inbox.ndjson");
  const server = await serve({ root: join(DIST, "site"), port: 0, inboxFile });
  t.after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const visitor = await browser.visitor(t);
  const tab = await visitor.open(server.url + path);
  await tab.evaluate(gatherDownloads);
  return { ...hands(tab, server.url), goAway: () => server.close() };
}

/** Runs in the page: what it offers as a download is kept for the test to look at. */
function gatherDownloads() {
  window.downloads = [];
  const texts = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = make.call(URL, blob);
    texts.set(url, blob.text());
    return url;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    void texts.get(this.href).then((text) => window.downloads.push({ name: this.download, text }));
  };
}

/** Runs in the page: finds the visible elements of a role by name, and marks the first. */
function find(role, name, within) {
  const KINDS = {
    button: "button, [role=button], summary",
    link: "a[href]",
    tab: "[role=tab]",
    field:
      "input:not([type=file]), textarea, select, [role=textbox], [role=slider], [role=combobox]",
    heading: "h1, h2, h3",
    cell: "td, th",
    row: "tr",
    option: "[role=option]",
    dialog: "dialog, [role=dialog]",
  };
  const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (it) => {
    const by = it.getAttribute("aria-labelledby");
    const label = it.labels?.[0];
    return clean(
      it.getAttribute("aria-label") ||
        by
          ?.split(" ")
          .map((id) => document.getElementById(id)?.textContent)
          .join(" ") ||
        label?.textContent ||
        it.textContent ||
        it.title,
    );
  };
  const top = document.querySelector("dialog[open]");
  const place = within
    ? document.querySelector(within)
    : role === "dialog"
      ? document
      : (top ?? document);
  if (!place) return null;
  const wanted = name.startsWith("/") ? new RegExp(name.slice(1, -1), "i") : name;
  const fits = (it) => {
    const own = nameOf(it);
    return wanted instanceof RegExp ? wanted.test(own) : own === wanted;
  };
  const all = [...place.querySelectorAll(KINDS[role] ?? `[role=${role}]`)];
  const shown = all.filter((it) => it.checkVisibility({ visibilityProperty: true }));
  const found = shown.find(fits);
  if (!found) return null;
  for (const it of document.querySelectorAll("[data-test-hand]"))
    it.removeAttribute("data-test-hand");
  found.setAttribute("data-test-hand", "");
  found.scrollIntoView({ block: "center", inline: "nearest" });
  return { name: nameOf(found), value: found.value, disabled: Boolean(found.disabled) };
}

function hands(tab, url) {
  const HAND = "[data-test-hand]";
  const studio = {
    tab,
    url,
    /** Waits for something by role and name (`/…/` is a pattern) and gives `{name, value}`. */
    see: (role, name, within = null) =>
      until(`a ${role} named ${name}`, () => tab.evaluate(find, role, name, within), {
        context: async () => (await tab.evaluate(() => document.body.innerText)).slice(0, 3000),
      }),
    has: (role, name, within = null) => tab.evaluate(find, role, name, within),
    async press(name, role = "button", within = null) {
      await until(
        `a ${role} named ${name} that can be pressed`,
        async () => (await tab.evaluate(find, role, name, within))?.disabled === false,
        { context: async () => (await tab.evaluate(() => document.body.innerText)).slice(0, 3000) },
      );
      await tab.click(HAND);
    },
    async write(name, text, within = null) {
      await studio.see("field", name, within);
      await tab.focus(HAND);
      await tab.evaluate((hand) => document.querySelector(hand).select?.(), HAND);
      if (text === "") await tab.key("Backspace");
      else await tab.type(text);
    },
    async choose(name, option, within = null) {
      await studio.see("field", name, within);
      await tab.evaluate(
        (hand, option) => {
          const list = document.querySelector(hand);
          const wanted = [...list.options].find((it) => it.text === option || it.value === option);
          if (!wanted)
            throw new Error(`no option ${option}: ${[...list.options].map((it) => it.text)}`);
          Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(
            list,
            wanted.value,
          );
          list.dispatchEvent(new Event("change", { bubbles: true }));
        },
        HAND,
        option,
      );
    },
    go: (view) =>
      tab.evaluate((view) => {
        location.hash = `/${view}`;
      }, view),
    reads: (words) =>
      until(
        `the page to say ${words}`,
        async () => (await tab.evaluate(() => document.body.innerText)).includes(words),
        { context: async () => (await tab.evaluate(() => document.body.innerText)).slice(0, 3000) },
      ),
    /** The file offered last under a name. */
    async downloaded(name) {
      const text = await tab.fact(
        `a download of ${name}`,
        (name) => window.downloads.findLast((it) => it.name === name)?.text,
        name,
      );
      return name.endsWith(".json") ? JSON.parse(text) : text;
    },
    /** Gives a file to a hidden file field. */
    give: (label, name, text) =>
      tab.fact(
        `a field for a file named ${label}`,
        (label, name, text) => {
          const field = document.querySelector(`input[type=file][aria-label="${label}"]`);
          if (!field) return false;
          const files = new DataTransfer();
          files.items.add(new File([text], name));
          field.files = files.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
          return true;
        },
        label,
        name,
        text,
      ),
    /** What axe-core finds, as lines. */
    async faults() {
      // The driver's own evaluation is not held by the page's policy.
      await tab.driver.evaluate(`window.axe ? 0 : (() => {${await readFile(axe, "utf8")}})()`);
      return tab.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map((it) => `${it.id}: ${it.nodes.map((one) => one.target).join(" | ")}`);
      });
    },
    /** Whether the page is wider than its window. */
    overflows: () =>
      tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1),
  };
  return studio;
}
