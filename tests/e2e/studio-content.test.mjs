// The studio's content as a marketer edits it: segments by conditions, offers, slots with splits,
// playbooks with the widget as their preview, leads to try a sink with, and the config as text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { openStudio } from "./harness/studio.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

/** The demo site's config, in a view. */
async function begin(t, view) {
  const studio = await openStudio(t, browser);
  const file = await fetch(`${studio.url}/leadlight.json`);
  await studio.give("Config file", "demo.json", await file.text());
  await studio.see("button", "Sound");
  await studio.press(view, "link");
  await studio.see("heading", view);
  return studio;
}

/** What the config says now, by what is exported. */
async function config(studio) {
  await studio.press("Export", "link");
  await studio.press("Download leadlight.json");
  return studio.downloaded("leadlight.json");
}

async function sound(studio) {
  assert.deepEqual(await studio.faults(), []);
  assert.equal(await studio.overflows(), false);
}

/** Writes into the text editor, in place of what is in it. */
async function rewrite(studio, text) {
  await studio.tab.evaluate(() => {
    const content = document.querySelector(".cm-content");
    content.focus();
    getSelection().selectAllChildren(content);
  });
  await studio.tab.type(text);
}

test("a segment: lines, words, text, and its name wherever it is used", async (t) => {
  const studio = await begin(t, "Segments & personas");
  await studio.write("Name of the new segment", "Big buyers!");
  await studio.press("Add segment");
  await studio.reads("Always.");
  await studio.press("Condition", "button", "[data-path='/segments/big-buyers']");
  await studio.choose("Property of condition 1", "scores.intent");
  await studio.write("Value of condition 1", "40");
  await studio.reads("Score intent is at least 40.");
  await studio.press("Condition", "button", "[data-path='/segments/big-buyers']");
  await studio.choose("Property of condition 2", "traits.companySize");
  await studio.choose("Comparison of condition 2", "$in");
  await studio.write("Add value", "250+");
  await studio.tab.key("Enter");
  await studio.reads("Score intent is at least 40 and company size is one of 250+.");
  await studio.choose("How many have to hold", "or");
  await studio.reads("Score intent is at least 40 or company size is one of 250+.");
  await sound(studio);

  await studio.press("Edit as text", "button", "[data-path='/segments/big-buyers']");
  await studio.see("field", "/as text$/");
  await rewrite(studio, '{"stage": {"$elemMatch": {"$eq": 1}}, "persona": ');
  await studio.reads("Not taken over yet. Line 1");
  await studio.tab.type('"x"}');
  await studio.reads("Taken over as you type.");
  // What the builder has no controls for is kept as text beside what it has.
  await studio.press("Edit as text", "button", "[data-path='/segments/big-buyers']");
  await studio.reads('{"stage":{"$elemMatch":{"$eq":1}}}');
  await studio.see("field", "Value of condition 2");
  const { segments } = await config(studio);
  assert.deepEqual(segments["big-buyers"], { stage: { $elemMatch: { $eq: 1 } }, persona: "x" });
});

test("an offer: made, seen, renamed everywhere, deleted and brought back", async (t) => {
  const studio = await begin(t, "Offers");
  await sound(studio);
  await studio.write("Search offers", "planning guide");
  await studio.reads("1 of 16");
  await studio.press("guide");
  await studio.see("dialog", "Offer guide");
  await studio.write("Text", "Hello {traits.firstName|you}");
  await studio.reads("Hello Jane");
  await studio.write("Name of offer guide", "handbook");
  await studio.tab.key("Enter");
  await studio.see("dialog", "Offer handbook");
  await studio.reads("Used in slot hero, slot article-end");
  await sound(studio);
  await studio.press("Duplicate");
  await studio.see("dialog", "Offer handbook-copy");
  await studio.press("Delete offer");
  await studio.reads("handbook-copy deleted");
  await studio.press("Undo", "button", ".toast");
  const { offers, slots } = await config(studio);
  assert.deepEqual(offers["handbook-copy"], offers.handbook);
  assert.equal(offers.guide, undefined);
  assert.equal(slots.hero.rules[3].show, "handbook");
});

test("what is wrong in an offer leads to its field, and its dialog opens once", async (t) => {
  const studio = await begin(t, "Offers");
  await studio.press("guide");
  const { name } = await studio.see("field", "/^(Address|Link|Href)/");
  await studio.write(name, "javascript:alert(1)");
  await studio.press("Done");
  await studio.press("Stages", "link");
  await studio.press("/error/");
  await studio.press("/^Show/", "button", "dialog");
  await studio.see("dialog", "Offer guide");
  await studio.tab.fact(
    "the field has the focus",
    (wanted) => document.activeElement?.value === wanted,
    "javascript:alert(1)",
  );
  await studio.press("Done");
  await studio.press("Stages", "link");
  await studio.press("/^Offers/", "link");
  await studio.see("field", "Search offers");
  assert.equal(await studio.has("dialog", "Offer guide"), null);
});

test("a slot: a rule, its order, a split with the visitors it needs", async (t) => {
  const studio = await begin(t, "Slots");
  await studio.press("/^hero/");
  await studio.write("Name of the new rule", "Everybody");
  await studio.press("Add rule");
  const rule = "[data-path='/slots/hero/rules/5']";
  await studio.press("A split, to compare", "field", rule);
  await studio.write("Weight of b", "3");
  await studio.reads("b 75 %");
  await studio.press("How long until it tells something?", "button", rule);
  await studio.write("Visitors who click now, in %", "5");
  await studio.reads("weeks");
  await sound(studio);
  await studio.press("Move rule everybody up");
  await studio.see("button", "/^everybody/", "[data-path='/slots/hero/rules/4']");
  await studio.write("Share of visitors, in %", "5");
  const { slots, holdout } = await config(studio);
  assert.deepEqual(slots.hero.rules[4], {
    id: "everybody",
    when: {},
    split: [
      { variant: "a", weight: 1, show: "guide" },
      { variant: "b", weight: 3, show: "newsletter" },
    ],
  });
  assert.equal(holdout.share, 0.05);
});

test("a playbook is previewed by the widget itself, and a lead is sent to try a sink", async (t) => {
  const studio = await begin(t, "Playbooks");
  const shown = (words) =>
    until(`the widget to show ${words}`, () =>
      studio.tab.evaluate((words) => {
        const page = document.querySelector("iframe")?.contentDocument;
        const hosts = [...(page?.querySelectorAll("*") ?? [])];
        return hosts.some((it) => (it.shadowRoot?.textContent ?? "").includes(words));
      }, words),
    );
  await shown("Shall we look at tomorrow for Globex together?");
  await studio.press("Question", "field");
  await studio.write("Question", "What now?", "[data-path$='/survey/question']");
  await shown("What now?");
  await sound(studio);

  await studio.press("Chat & handoff", "link");
  await studio.see("heading", "Where leads go");
  await sound(studio);
  await studio.press("Send a test lead");
  await studio.reads('"test": true');
  await studio.press("Send");
  await studio.reads("it answered with a 2xx");
  await sound(studio);
  await studio.press("Close");
  await studio.choose("Kind", "ga4");
  await studio.press("Send a test lead");
  await studio.reads("gtag(");
});

test("as text: said what is wrong, kept, completed, fixed, and one step to undo", async (t) => {
  const studio = await begin(t, "As text");
  await studio.see("field", "Config");
  await sound(studio);
  await rewrite(studio, '{"version": 1, "site": "acme", "sit');
  await studio.reads("Not taken over yet. Line 1, column");
  // A draft outlives another view.
  await studio.press("Offers", "link");
  await studio.see("heading", "Offers");
  await studio.press("As text", "link");
  await studio.reads("Not taken over yet.");
  await studio.press("Discard draft");
  await studio.reads("Taken over as you type.");

  await rewrite(studio, '{"version": 1, "privacy": {"ret');
  await studio.see("option", "/retention/");
});
