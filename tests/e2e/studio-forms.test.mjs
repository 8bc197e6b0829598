// The studio's forms as a marketer uses them: pages with their tester, the scoring matrix by keys
// and clipboard, names that follow, thresholds that are dragged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { openStudio } from "./harness/studio.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

async function begin(t, view) {
  const studio = await openStudio(t, browser);
  await studio.press("Begin with B2B software");
  await studio.see("button", "Sound");
  await studio.press(view, "link");
  return studio;
}

/** What has the focus, by its name. */
const focused = (studio) =>
  studio.tab.evaluate(() => document.activeElement?.getAttribute("aria-label"));

const isAt = (studio, name) =>
  until(`the focus to be at ${name}`, async () => (await focused(studio)) === name, {
    context: () => focused(studio),
  });

/** Pastes as a browser does into what has the focus. */
const paste = (studio, text) =>
  studio.tab.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);

const valueIs = (studio, name, value) =>
  until(`${name} to be ${value}`, async () => (await studio.has("field", name))?.value === value, {
    context: async () => (await studio.has("field", name))?.value,
  });

/** The names of all rules, in the order of the table. */
const rules = (studio) =>
  studio.tab.evaluate(() =>
    [...document.querySelectorAll("textarea[aria-label^='Label of ']")].map((it) => it.value),
  );

/** Drags a row by its grip to the lower half of another. */
async function dragRow(studio, grip, to) {
  const { mouse } = studio.tab.page;
  const place = async (name) => {
    await studio.see("button", name);
    return studio.tab.evaluate(() => {
      const { x, y } = document.querySelector("[data-test-hand]").getBoundingClientRect();
      return { x: x + 8, y: y + 8 };
    });
  };
  await studio.see("button", to);
  const from = await place(grip);
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x, from.y - 20, { steps: 4 });
  const bottom = await until("the row to be dragged onto", () =>
    studio.tab.evaluate((name) => {
      const row = document.querySelector(`[aria-label="${name}"]`)?.closest("tr");
      row?.scrollIntoView({ block: "center" });
      return row?.getBoundingClientRect().bottom;
    }, to),
  );
  await until("its lower edge to be marked", async () => {
    await mouse.move(from.x, bottom - 5);
    await mouse.move(from.x, bottom - 6);
    return studio.tab.evaluate(() => Boolean(document.querySelector("[data-drop=below]")));
  });
  await mouse.up();
}

test("pages: an address is tried, a row that is moved up wins, paths are pasted", async (t) => {
  const studio = await begin(t, "Pages");
  await studio.write("Addresses or paths to try", "https://acme.example/blog/pricing-news?a=b");
  await studio.reads("1 tried, all of them known.");
  await studio.reads("Row 2, /blog/**");
  await studio.press("Add page");
  await studio.write("Pattern of /", "/", "tbody tr:last-child");
  await paste(studio, "/blog/pricing-*\tnews\tdecision\n/nowhere-else\tother");
  await valueIs(studio, "Type of /blog/pricing-*", "news");
  await studio.see("field", "Pattern of /nowhere-else");
  await studio.reads("Row 2, /blog/**");
  // Alt with an arrow moves a row, here above the one that hides it.
  await studio.tab.evaluate(async () => {
    const patterns = () => [...document.querySelectorAll("[data-col=match]")];
    const place = () => patterns().findIndex((it) => it.value === "/blog/pricing-*");
    const key = { key: "ArrowUp", altKey: true, bubbles: true, cancelable: true };
    for (let at = place(); at > 1; at = place()) {
      patterns()[at].dispatchEvent(new KeyboardEvent("keydown", key));
      await new Promise(requestAnimationFrame);
    }
  });
  await studio.reads("Row 2, /blog/pricing-*");
  await studio.write("Addresses or paths to try", "/nobody/knows");
  await studio.reads("No row matches");
});

test("the matrix: keys, clipboard, parts, a sheet, and every step can be undone", async (t) => {
  const studio = await begin(t, "Scoring");
  const [first, second] = await rules(studio);
  await studio.write(`Points of ${first}`, "9,5");
  await studio.tab.key("Enter");
  await isAt(studio, `Points of ${second}`);
  await studio.tab.key("ArrowUp");
  await isAt(studio, `Points of ${first}`);
  await valueIs(studio, `Points of ${first}`, "9.5");
  await studio.tab.key("ArrowRight");
  await isAt(studio, `How often ${first} counts`);

  // Two rows on two rules, a third becomes a rule; one step back takes all of it away.
  await studio.see("field", `Label of ${first}`);
  await studio.tab.focus("[data-test-hand]");
  await paste(
    studio,
    "Read a post\tpage_view\t4\tonce a page\tlinear 30d\t\nRead on\tscroll\t-3\nShared it\tshare\t8\tonce a day\t14d\t16",
  );
  await valueIs(studio, "Points of Shared it", "8");
  await valueIs(studio, "Most points of Shared it", "16");
  await valueIs(studio, "Id of Shared it", "shared-it");
  await studio.see("button", "Fading of Read a post: gone in 30 days");
  await studio.see("button", "Sound");
  assert.deepEqual((await rules(studio)).slice(0, 3), ["Read a post", "Read on", "Shared it"]);
  await studio.press("Undo: Paste 3 rows");
  await valueIs(studio, `Points of ${first}`, "9.5");
  assert.equal((await rules(studio))[0], first);

  // A rule of one's own: named by its label, edited in its sheet, moved to another part.
  await studio.press("Add rule to learning");
  await studio.write("/^Label of rule$/", "Used the price calculator");
  await studio.tab.key("Tab");
  await valueIs(studio, "Id of Used the price calculator", "used-the-price-calculator");
  await studio.press("Edit rule Used the price calculator");
  await studio.tab.evaluate(() =>
    document.querySelectorAll(".fade-form input[type=radio]")[3].click(),
  );
  await studio.see("field", "Share of step 1 in per cent");
  await studio.see("img", "/^Points by age: 50 % from 7 days/");
  await studio.choose("Group", "In no group");
  await studio.press("Close");
  assert.equal((await rules(studio)).at(-1), "Used the price calculator");
  await studio.press("Duplicate rule Used the price calculator");
  await studio.press("Delete rule Used the price calculator");
  await studio.reads("Rule Used the price calculator deleted");
  await studio.see("field", "Id of Used the price calculator");

  // By pointer into another part, under the row that is pointed at.
  const head = rules(studio);
  await dragRow(studio, "Move Used the price calculator", `Move ${(await head)[0]}`);
  await until("it to be second", async () => {
    return (await rules(studio))[1] === "Used the price calculator";
  });

  await studio.write("Filter rules", "price calc");
  await until("one rule to be left", async () => (await rules(studio)).length === 1);
});

test("several cells are marked by keys and pointer, copied, filled with one value, and emptied", async (t) => {
  const studio = await begin(t, "Scoring");
  const { keyboard, mouse } = studio.tab.page;
  const held = async (key, ...presses) => {
    await keyboard.down(key);
    for (const it of presses) await keyboard.press(it);
    await keyboard.up(key);
  };
  /** The text that the browser's own copying puts on the clipboard. */
  const copy = async () => {
    await studio.tab.evaluate(() => {
      const note = ({ clipboardData }) => {
        window.copied = clipboardData.getData("text/plain");
      };
      window.addEventListener("copy", note, { once: true });
    });
    await held("Control", "c");
    return until("something to be copied", () => studio.tab.evaluate(() => window.copied));
  };
  const [first, second] = await rules(studio);
  const points = async (name) => (await studio.see("field", `Points of ${name}`)).value;
  const had = [await points(first), await points(second)];

  await studio.write(`Points of ${first}`, had[0]);
  await held("Shift", "ArrowDown", "ArrowRight");
  await studio.reads("4 cells marked");
  const text = await copy();
  assert.deepEqual(
    text.split("\n").map((it) => it.split("\t")[0]),
    had,
  );

  // One value into each of them, and back; then empty: points stay, as a rule has some.
  await paste(studio, "12");
  await valueIs(studio, `Points of ${second}`, "12");
  await valueIs(studio, `Points of ${first}`, "12");
  await studio.press("Undo: Fill 4 cells");
  await valueIs(studio, `Points of ${second}`, had[1]);
  await paste(studio, text);
  await valueIs(studio, `Points of ${second}`, had[1]);

  // The text of a cell is still marked letter by letter.
  await studio.write(`Most points of ${first}`, "30");
  await studio.tab.key("End");
  await held("Shift", "ArrowLeft");
  await studio.tab.key("5");
  await valueIs(studio, `Most points of ${first}`, "35");

  // By pointer, from the cell that has the focus; what has no control of its own is passed.
  await studio.see("field", `Most points of ${second}`);
  const to = await studio.tab.evaluate(() => {
    const { x, y, width, height } = document
      .querySelector("[data-test-hand]")
      .getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await keyboard.down("Shift");
  await mouse.click(to.x, to.y);
  await keyboard.up("Shift");
  await studio.reads("2 cells marked");
  await studio.tab.key("Delete");
  await valueIs(studio, `Most points of ${first}`, "");
  await studio.press("Undo: Empty 2 cells");
  await valueIs(studio, `Most points of ${first}`, "35");

  // Down from the first row; a cell alone is copied too, and what makes no sense is said.
  await studio.write(`Most points of ${first}`, "36");
  await held("Shift", "ArrowDown");
  await studio.reads("2 cells marked");
  await held("Control", "Enter");
  await valueIs(studio, `Most points of ${second}`, "36");
  await studio.tab.key("Escape");
  await studio.tab.key("End");
  assert.equal(await copy(), "36");
  await paste(studio, "many\nmore");
  await studio.reads("2 cells could not be put in there and are as before");
  await studio.see("button", "Undo: Fill 1 cells");

  // With a filter no rule is added that nobody would see.
  const count = (await rules(studio)).length;
  await studio.write("Filter rules", second);
  await until("one rule to be left", async () => (await rules(studio)).length === 1);
  await studio.write(`Points of ${second}`, had[1]);
  await paste(studio, "21\n22\n23");
  await studio.reads("2 cells could not be put in there");
  await studio.press("Show all in their order");
  await until("as many as before", async () => (await rules(studio)).length === count);
});

test("names follow: a signal and a score are renamed in all that uses them", async (t) => {
  const studio = await begin(t, "Signals & forms");
  await studio.press("/^pricing_view/");
  await studio.write("Name of signal pricing_view", "saw_prices");
  await studio.tab.key("Enter");
  await studio.see("button", "/^saw_prices/");
  await studio.press("buying: Looked at the prices");
  await valueIs(studio, "Signal of Looked at the prices", "saw_prices");
  await studio.write("Name of score buying", "intent");
  await studio.reads("There is a intent already.");
  await studio.write("Name of score buying", "purchase");
  await studio.tab.key("Enter");
  await studio.press("intent", "tab");
  await valueIs(studio, "Weight of purchase", "0.8");
  await studio.see("button", "Sound");
  // A finding leads to its field, in whichever tab that is.
  await studio.press("fit", "tab");
  await studio.write("/^Points of Gave a work/", "20");
  await studio.write("/^Id of Gave a work/", "free-mail");
  await studio.press("Stages", "link");
  await studio.press("/error|warning/");
  await studio.press("/^Show/", "button", "dialog");
  await studio.see("field", "/^Id of Gave a/");
});

test("thresholds: by keys and by dragging, and never out above the way in", async (t) => {
  const studio = await begin(t, "Stages");
  const enter = await studio.see("slider", "engagement to enter mql");
  assert.equal(enter.name, "engagement to enter mql");
  await studio.tab.focus("[data-test-hand]");
  await studio.tab.key("ArrowRight");
  await studio.tab.key("PageUp");
  const shown = () =>
    studio.tab.evaluate(() => ({
      number: document.querySelector("input[aria-label='engagement to enter mql']").value,
      slider: document
        .querySelector("[role=slider][aria-label='engagement to enter mql']")
        .getAttribute("aria-valuenow"),
      stay: document.querySelector("input[aria-label='engagement to stay mql']").value,
    }));
  await until("the threshold to be 41", async () => (await shown()).number === "41");
  assert.equal((await shown()).slider, "41");
  await studio.reads("score engagement is at least 41");
  // Dragged to the left end it stops at the way out.
  const box = await studio.tab.evaluate(() => {
    const it = document.querySelector("[role=slider][aria-label='engagement to enter mql']");
    const { x, y, width, height } = it.getBoundingClientRect();
    return {
      x: x + width / 2,
      y: y + height / 2,
      left: it.parentElement.getBoundingClientRect().x,
    };
  });
  const { mouse } = studio.tab.page;
  await mouse.move(box.x, box.y);
  await mouse.down();
  await mouse.move(box.left + 2, box.y, { steps: 4 });
  await mouse.up();
  await until("it to stop at the way out", async () => (await shown()).number === "15");
  assert.equal((await shown()).stay, "15");
  await studio.write("Name of a new stage", "champion");
  await studio.press("Add stage");
  await studio.reads("Becomes champion when");
  await studio.press("Delete stage champion");
  await studio.reads("Stage champion deleted");
});
