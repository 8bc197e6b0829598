// Forms begun, submitted and abandoned, and those that ask a returning lead for something new.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener, settle, signals, told } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";

const open = opener(launch());

const FORM = `<form id="demo" name="request" method="post" action="/thanks">
  <input name="email"><input name="nickname"><select name="size"><option>1<option>2</select>
  <button>Ask</button>
</form><a href="/next" id="next">Next</a>`;
const THANKS = page("<h1>Thanks</h1>");
const prevents =
  "<script>addEventListener('submit', (event) => event.preventDefault(), true)</script>";

test("form_start: once for a form, with the first thing that is typed, and not what", async (t) => {
  const { tab } = await open(t, { pages: { "/": page(FORM) } });
  await tab.focus("[name=email]");
  await settle(tab);
  assert.deepEqual(signals(tab, "form_start"), []);
  await tab.write("[name=nickname]", "canary");
  await tab.select("[name=size]", "2");
  await told(tab, "form_start", [{ formId: "demo", formName: "request", path: "/" }]);
  await settle(tab);
  assert.equal(signals(tab, "form_start").length, 1);
  assert.ok(!JSON.stringify(tab.events).includes("canary"), "what was typed");
});

test("form_abandon: for a form that was begun and not submitted when its page is left", async (t) => {
  const { tab } = await open(t, {
    facts: { left: { count: "form_abandon", where: { formId: "demo", path: "/" } } },
    pages: { "/": page(FORM) },
  });
  await tab.write("[name=nickname]", "x");
  await tab.click("#next");
  await tab.fact("the next page", () => location.pathname === "/next");
  await tab.ready();
  await tab.facts({ left: 1 });
});

test("form_abandon: with the route that the form was on; none for a form submitted or never begun", async (t) => {
  const two = page(`${FORM}<form id="other"><input name="a"></form>${prevents}`);
  const { tab } = await open(t, { pages: { "/": two } });
  await tab.write("[name=nickname]", "x");
  await tab.click("#demo button");
  await told(tab, "form_submit", [{ formId: "demo", prevented: true }]);
  // What is typed after a submit is no other form.
  await tab.write("[name=nickname]", "x");
  await tab.evaluate(() => history.pushState({}, "", "/second"));
  await told(tab, "page_view", [{ path: "/" }, { path: "/second" }]);
  await settle(tab);
  assert.deepEqual(signals(tab, "form_abandon"), []);
  await tab.write("#other input", "x");
  await tab.evaluate(() => history.pushState({}, "", "/third"));
  await told(tab, "form_abandon", [{ formId: "other", path: "/second" }]);
});

test("observe.form turns all of it off", async (t) => {
  const { tab } = await open(t, {
    pages: { "/": page(FORM + prevents) },
    more: { observe: { form: false } },
  });
  await tab.write("[name=nickname]", "x");
  await tab.click("#demo button");
  await settle(tab);
  assert.deepEqual([...signals(tab, "form_start"), ...signals(tab, "form_submit")], []);
});

test("an address says of itself whether it is a business's", async (t) => {
  const forms = [{ match: "#demo", traits: { email: "email" } }];
  const { tab } = await open(t, { pages: { "/": page(FORM), "/thanks": THANKS }, more: { forms } });
  await tab.write("[name=email]", "jane@globex.example");
  await tab.click("#demo button");
  await tab.fact("the page after the form", () => location.pathname === "/thanks");
  await tab.ready();
  const { email, emailKind, emailDomain } = (await tab.get()).traits;
  assert.deepEqual(
    [email, emailKind, emailDomain],
    ["jane@globex.example", "business", "globex.example"],
  );
});

// Two of the four are asked at a time; the author hides those that wait.
const PROFILE = `<style>.row { display: flex }</style><form id="demo" method="post" action="/thanks">
  <p class="row"><label>Mail <input name="email" required></label></p>
  <p class="row"><label for="role">Role</label> <input id="role" name="role"></p>
  <div class="row" data-size><span>Size</span>
    <label><input type="radio" name="size" value="1"> 1</label>
    <label><input type="radio" name="size" value="50"> 50</label></div>
  <div hidden><label>When <select name="time"><option>now<option>later</select></label></div>
  <p hidden><label>Budget <input name="budget"></label></p>
  <button>Ask</button>
</form>`;
const ASKS = {
  forms: [
    {
      match: "#demo",
      traits: {
        email: "email",
        role: "role",
        companySize: "size",
        timeframe: "time",
        budget: "budget",
      },
      ask: ["email", "role", "size", "time", "budget"],
    },
  ],
};
const shown = (tab) =>
  tab.evaluate(() => {
    const all = [...document.querySelectorAll("#demo :is(input,select)")];
    const seen = all.filter((it) => it.checkVisibility());
    return [...new Set(seen.map((it) => it.name))].join(" ");
  });
/** Forms are looked at again each second. */
const looked = async (tab) => {
  const since = await tab.evaluate(() => performance.now());
  await tab.fact("the next look at the form", (it) => performance.now() - it > 1300, since);
};
const asks = async (tab, names) => {
  await tab.fact(
    `the form asks for ${names}`,
    (names) => {
      const all = [...document.querySelectorAll("#demo :is(input,select)")];
      const seen = all.filter((it) => it.checkVisibility());
      return [...new Set(seen.map((it) => it.name))].join(" ") === names;
    },
    names,
  );
};

test("a form asks a returning lead for what is not known yet, as many things as its author", async (t) => {
  const bodies = [];
  const thanks = (_, body) => {
    bodies.push(body);
    return THANKS;
  };
  const { site, tab } = await open(t, {
    pages: { "/": page(PROFILE), "/thanks": thanks },
    more: ASKS,
  });
  const again = async () => {
    await tab.click("#demo button");
    await tab.fact("the page after the form", () => location.pathname === "/thanks");
    await tab.ready();
    await tab.goto(site.url("/"));
    await tab.ready();
  };
  await asks(tab, "email role size");
  // The author shows as many: that Leadlight has come to it is seen by what is not asked.
  await tab.fact("what is not asked is off", () => document.querySelector("[name=time]").disabled);
  await tab.write("[name=email]", "a@b.example");
  await tab.write("[name=role]", "boss");
  await again();
  await asks(tab, "email size time");
  assert.equal(
    await tab.evaluate(() => document.querySelector("[for=role]").checkVisibility()),
    false,
  );
  await tab.write("[name=email]", "a@b.example");
  await tab.click("[value='50']");
  await tab.select("[name=time]", "later");
  await again();
  await asks(tab, "email budget");
  await tab.write("[name=email]", "a@b.example");
  await again();
  const { traits } = await tab.get();
  assert.deepEqual(
    [traits.role, traits.companySize, traits.timeframe, traits.budget],
    ["boss", "50", "later", undefined],
  );
  // What was not asked was not sent, so nothing known is overwritten by nothing.
  assert.deepEqual(bodies, [
    "email=a%40b.example&role=boss",
    "email=a%40b.example&size=50&time=later",
    "email=a%40b.example&budget=",
  ]);
});

test("nothing moves in a form that the visitor has begun", async (t) => {
  const { tab } = await open(t, { pages: { "/": page(PROFILE) }, more: ASKS });
  await tab.fact("what is not asked is off", () => document.querySelector("[name=time]").disabled);
  await tab.write("[name=role]", "b");
  await tab.call("identify", { role: "boss" });
  await looked(tab);
  assert.equal(await shown(tab), "email role size");
  await tab.evaluate(() => history.pushState({}, "", "/second"));
  await asks(tab, "email size time");
});

test("nor in one begun before Leadlight came", async (t) => {
  const begun = `${PROFILE}<script>role.focus(); role.value = "b"</script>`;
  const { tab } = await open(t, { pages: { "/": page(begun) }, more: ASKS });
  await tab.fact("the file for such forms", () =>
    performance.getEntriesByType("resource").some((it) => it.name.endsWith("/profile.js")),
  );
  await tab.call("identify", { role: "boss" });
  await looked(tab);
  assert.equal(await shown(tab), "email role size");
});

test("without its file, or without Leadlight, the form works as written", async (t) => {
  const { tab } = await open(t, {
    pages: { "/": page(PROFILE), "/leadlight/profile.js": "throw 1", "/thanks": THANKS },
    more: ASKS,
  });
  await tab.call("identify", { role: "boss" });
  await settle(tab);
  assert.equal(await shown(tab), "email role size");
  await tab.write("[name=email]", "a@b.example");
  await tab.click("#demo button");
  await tab.fact("the page after the form", () => location.pathname === "/thanks");
});
