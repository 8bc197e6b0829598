// Proving a config in the studio: journeys before and after a change, the reasons, the draft in a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, HERO, page, STUB, tag, WELCOME } from "./harness/pages.mjs";
import { serve } from "./harness/site.mjs";
import { openStudio } from "./harness/studio.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

/** Opens the demo's config, and its sample journeys. */
async function samples(studio) {
  await studio.press("Open the demo site's config");
  await studio.see("button", "Sound");
  await studio.press("Journeys", "link");
  await studio.press("Add journeys");
  await studio.press("/^Add all/");
  await studio.reads("Every journey meets what is expected");
}

test("a change that makes a reader a lead for marketing is seen before it ships", async (t) => {
  const studio = await openStudio(t, browser);
  await samples(studio);
  await studio.press("Curious reader");
  await studio.see("heading", "Curious reader");

  // The moment is gone through by keys, signal by signal.
  await studio.press("The signal before");
  await studio.see("field", "Moment of the journey");
  await studio.tab.key("Tab");
  await studio.reads("after engagement 90");

  // Points are changed beside the journey, which is gone through anew at once.
  await studio.press("Rules", "tab");
  await studio.write("Points of Read a planning note", "40");
  await studio.reads("1 comes to something else than before");
  await studio.see("row", "/Curious reader.*visitor.*mql/");

  // What must not be is written down, and said in words when it is.
  await studio.press("Expectations", "tab");
  await studio.write("Add stage", "mql");
  await studio.tab.key("Enter");
  await studio.reads("1 of 6 journeys does not meet what is expected");
  await studio.reads("was in mql at");
  await studio.see("tab", "Expectations (1 not met)");
  assert.deepEqual(await studio.faults(), []);

  // The file is the test-suite of `leadlight check --journeys`.
  await studio.press("Save as a file");
  const file = await studio.downloaded("tallyard-journeys.json");
  assert.deepEqual(file.journeys.find((it) => it.name === "Curious reader").expect, {
    never: ["sql", "mql"],
  });

  // Every score's parts add up, at any moment.
  await studio.press("Explain");
  await studio.reads("is the score, shown as");
  await studio.reads("Missing for sql");
  await studio.press("/^intent/", "tab");
  await studio.see("cell", "/^engagement, which is/");
  assert.deepEqual(await studio.faults(), []);
  await studio.press("The signal before");
  await studio.reads("after ");
});

test("every template meets what its sample journeys expect, and names that change do not harm them", async (t) => {
  const studio = await openStudio(t, browser);
  for (const name of ["Agency", "Online course", "E-commerce", "B2B software"]) {
    await studio.press(`Begin with ${name}`);
    await studio.see("button", "Sound");
    await studio.press("Journeys", "link");
    await studio.press("Add the samples");
    await studio.reads("Every journey meets what is expected");
    // Nothing has been changed in it, whatever was open before.
    await studio.see("field", "Compare with");
    assert.equal((await studio.has("field", "Compare with")).value, "opened");
    if (name !== "B2B software") await studio.press("/^Leadlight/", "link");
  }
  await studio.press("Stages", "link");
  await studio.write("Name of stage sql", "hot-lead");
  await studio.tab.key("Enter");
  await studio.reads("sql is hot-lead now");
  await studio.press("Journeys", "link");
  await studio.reads("Every journey meets what is expected");
  await studio.see("button", "Student");
});

test("a journey by hand and from files; broken ones are told of, deleting is undone", async (t) => {
  const studio = await openStudio(t, browser);
  await samples(studio);
  await studio.press("Add journeys");
  await studio.give("Journey files", "broken.json", '{"journeys": [');
  await studio.reads("broken.json is not JSON");
  await studio.give("Journey files", "config.json", '{"version": 1, "scores": {}}');
  await studio.reads("is a config, not a journey");
  const log = [{ id: "a", time: 1772442000000, signal: "page_view", props: { path: "/pricing" } }];
  await studio.give(
    "Journey files",
    "visitor.json",
    JSON.stringify({ version: 1, visitor: "v1", log }),
  );
  await studio.see("heading", "visitor");
  await studio.reads("1 journey added");

  await studio.press("Signals (1)", "tab");
  await studio.press("Add a signal");
  await studio.write("Signal", "form_submit");
  await studio.write("formId", "demo");
  await studio.reads("Opened after 1 minute");
  await studio.press("Duplicate form_submit 2");
  await studio.see("tab", "Signals (3)");
  await studio.press("Delete form_submit 3");
  await studio.see("tab", "Signals (2)");
  await studio.press("Delete visitor");
  await studio.press("Undo");
  await studio.see("button", "visitor");
});

/** Asks the preview for a page. The one in the frame may take the focus, so it is put in at once. */
async function goTo(studio, address) {
  await studio.see("field", "Address of the page");
  await studio.tab.evaluate((address) => {
    const field = document.querySelector("[data-test-hand]");
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    set.call(field, address);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, address);
  await studio.press("Open");
}

test("the draft runs in the page in the frame, and is given to nobody else", async (t) => {
  const studio = await openStudio(t, browser);
  await studio.press("Open the demo site's config");
  await studio.press("Preview", "link");
  await studio.reads("The draft runs here.");
  const site = await studio.tab.fact("Leadlight in the frame", () => {
    const { leadlight } = document.querySelector("iframe").contentWindow;
    return leadlight?.get?.()?.stage;
  });
  assert.equal(site, "visitor");

  // Another window asks in vain, the studio's own too.
  await studio.tab.evaluate(() => {
    window.heard = [];
    addEventListener("message", ({ data }) => window.heard.push(data));
    window.postMessage({ leadlight: "config?" }, location.origin);
  });
  await studio.tab.becomes("what was heard", () => window.heard, [{ leadlight: "config?" }]);

  await studio.choose("Show it as somebody in stage", "mql");
  await studio.reads("Stage forced: mql");
  await studio.reads("as somebody in stage mql");
  await studio.tab.fact("the stage in the frame", () => {
    const { leadlight } = document.querySelector("iframe").contentWindow;
    return leadlight?.get?.()?.stage === "mql";
  });
  const told = await studio.tab.evaluate(() => window.heard.map((it) => it.leadlight));
  assert.deepEqual([...new Set(told)], ["config?"], "only questions came to the studio");
  await studio.press("End");
  await studio.reads("The draft runs here.");
  await studio.tab.fact("the page in the frame as whoever comes sees it", () => {
    const page = document.querySelector("iframe").contentWindow;
    return page.document.readyState === "complete" && page.leadlight?.get?.()?.stage === "visitor";
  });

  // Another site's page is asked about first.
  await goTo(studio, "www.globex.example/pricing");
  await studio.see("button", "It is ours, open it");
  await studio.press("Phone");
  assert.equal(await studio.overflows(), false);
});

test("a page of another site gets the draft if it names the studio, and else asks nobody", async (t) => {
  const studio = await openStudio(t, browser);
  const site = (more) =>
    serve(t, {
      "/": page(HERO, { embed: STUB + tag(`data-config="/leadlight.json" ${more}`) }),
      "/leadlight.json": config(WELCOME),
    });
  const ours = await site(`data-studio="${studio.url}/studio/"`);
  const theirs = await site('data-studio="https://studio.example"');
  const show = async ({ url }) => {
    await goTo(studio, url("/"));
    await studio.press("It is ours, open it");
  };
  const slot = (words, { url }) =>
    until(`${words} in the frame`, async () => {
      const frame = studio.tab.page.frames().find((it) => it.url().startsWith(url("/")));
      const text = await frame?.evaluate(() => document.querySelector(".button")?.textContent);
      return text?.includes(words);
    });
  await studio.press("Open the demo site's config");
  await studio.press("Preview", "link");
  await studio.reads("The draft runs here.");
  await show(theirs);
  await slot("Get the playbook", theirs);
  await studio.reads("The page does not ask for the draft.");
  await studio.reads(`data-studio="${studio.url}"`);
  await show(ours);
  await studio.reads("The draft runs here.");
  await slot("Get the free planning guide", ours);
});
