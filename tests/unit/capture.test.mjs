// What www/embed/capture tells of real pages, with the clock in the test's hands.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startChromium } from "../chromium.mjs";

const OBSERVE = {};

let script;
let browser;
let server;
let origin;
let html = "";

before(async () => {
  const contents = `export * from "./www/embed/capture/index.ts"`;
  const resolveDir = fileURLToPath(new URL("../..", import.meta.url));
  const built = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "lib",
  });
  script = built.outputFiles[0].text;
  server = createServer((request, response) => {
    const gone = request.url.startsWith("/sink");
    response.writeHead(gone ? 204 : 200, { "content-type": "text/html" });
    response.end(gone ? "" : `<!doctype html><title>Home</title>${html}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await startChromium({
    pipe: true,
    defaultViewport: { width: 1000, height: 800 },
  });
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Puts the clock, the timers of a second and the focus in the test's hands. */
function holdClock() {
  let now = 1_700_000_000_000;
  let beat = () => {};
  window.focused = true;
  Date.now = () => now;
  document.hasFocus = () => window.focused;
  const real = window.setInterval;
  window.setInterval = (run, ms) => {
    if (ms !== 1000) return real(run, ms);
    beat = run;
    return -1;
  };
  /** Lets seconds pass, with or without the visitor stirring in each. */
  window.pass = (seconds, stirs = true) => {
    for (let it = 0; it < seconds; it++) {
      if (stirs) window.dispatchEvent(new Event("pointermove"));
      now += 1000;
      beat();
    }
  };
  window.skip = (ms) => {
    now += ms;
  };
}

/** Opens a page with `body` and starts capture on it. */
async function open(t, body, { watched = {}, path = "/", referer } = {}) {
  html = body;
  const context = await browser.createBrowserContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const thrown = [];
  page.on("pageerror", (error) => thrown.push(error.message));
  t.after(() => assert.deepEqual(thrown, []));
  const config = { observe: OBSERVE, forms: null, signals: null, idle: 1_800_000, ...watched };
  const start = (watched) => {
    window.seen = [];
    window.busyness = [];
    let last;
    const observer = {
      observe: (name, props) => {
        last = Date.now();
        window.seen.push([name, props]);
      },
      observeAll: (signals) => {
        last = Date.now();
        window.together = signals.map(([name]) => name);
        window.seen.push(...signals);
      },
      inSession: () => window.inSession?.() ?? Date.now() - last < watched.idle,
      traits: () => ({}),
      busy: (busy) => window.busyness.push(busy),
    };
    addEventListener("DOMContentLoaded", () => {
      window.capturing = lib.capture(watched, observer, new URL("/none/", location.href));
      window.capturing.begin();
    });
  };
  await page.evaluateOnNewDocument(
    `${script};window.lib=lib;(${holdClock})();(${start})(${JSON.stringify(config)})`,
  );
  await page.goto(origin + path, { ...(referer && { referer }) });
  await page.bringToFront();
  return {
    page,
    do: (run, ...args) => page.evaluate(run, ...args),
    /** The signals called `name`, after a turn, so that what is due has come. */
    seen: async (name) => {
      const all = await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
        return window.seen;
      });
      return all.filter(([it]) => it === name).map(([, props]) => props);
    },
  };
}

test("a load is a session and a view", async (t) => {
  const referer = "http://news.example/story?id=1";
  const tab = await open(t, "", { path: "/blog?utm_source=x", referer });
  const [[, { device, utcOffset }]] = await tab.do(() => window.seen);
  assert.deepEqual(Object.keys(device), ["type", "language", "timeZone", "touch"]);
  assert.ok(utcOffset === -new Date().getTimezoneOffset(), "zero has no sign here");
  const from = { search: "?utm_source=x", referrerHost: "news.example", landingPath: "/blog" };
  assert.deepEqual(await tab.do(() => window.seen), [
    ["session_start", { ...from, device, utcOffset }],
    [
      "page_view",
      { path: "/blog", query: "utm_source=x", title: "Home", referrer: "http://news.example/" },
    ],
  ]);
  assert.equal(await tab.do(() => window.capturing.path()), "/blog");
});

test("routes are views once, with their title and the route before; a new query is none", async (t) => {
  const tab = await open(t, "");
  await tab.do(() => {
    history.pushState({}, "", "/a?x=1");
    document.title = "A";
  });
  assert.deepEqual((await tab.seen("page_view"))[1], {
    path: "/a",
    query: "x=1",
    title: "A",
    referrer: `${origin}/`,
  });
  await tab.do(() => {
    history.pushState({}, "", "/a?x=2");
    history.replaceState({}, "");
    location.hash = "part";
    window.pass(2);
  });
  assert.equal((await tab.seen("page_view")).length, 2);
  await tab.do(() => {
    const popped = new Promise((resolve) => addEventListener("popstate", resolve));
    history.go(-3);
    return popped.then(() => {});
  });
  const views = await tab.seen("page_view");
  assert.deepEqual(
    views.map((it) => it.path),
    ["/", "/a", "/"],
  );
  assert.equal(views[2].referrer, `${origin}/a`);
});

test("where routes are in the hash, a new one is a view, without what may be secret in it", async (t) => {
  const watched = { observe: { ...OBSERVE, hashRoutes: true } };
  const tab = await open(t, "", { watched, path: "/app#/start" });
  const go = async (hash) => {
    await tab.do((hash) => {
      location.hash = hash;
    }, hash);
    return (await tab.seen("page_view")).map((it) => it.path);
  };
  assert.deepEqual(await go("/team?code=s3cr3t"), ["/app#/start", "/app#/team"]);
  assert.deepEqual(await go("/team?code=other"), ["/app#/start", "/app#/team"]);
  assert.equal((await go("access_token=s3cr3t&state=1")).at(-1), "/app#access_token");
  assert.equal((await tab.seen("page_view"))[1].referrer, `${origin}/app#/start`);
  assert.equal((await tab.seen("session_start"))[0].landingPath, "/app#/start");
  assert.equal(await tab.do(() => window.capturing.path()), "/app#access_token");
  assert.ok(!JSON.stringify(await tab.do(() => window.seen)).includes("s3cr3t"));
});

test("without the Navigation API the beat sees a route", async (t) => {
  const tab = await open(t, "<script>delete window.navigation; navigation = undefined</script>");
  await tab.do(() => history.pushState({}, "", "/a"));
  assert.equal((await tab.seen("page_view")).length, 1);
  await tab.do(() => window.pass(3));
  assert.equal((await tab.seen("page_view")).length, 2);
});

test("a view by hand counts as that of its path, before or after the route", async (t) => {
  const tab = await open(t, "");
  await tab.do(() => {
    window.capturing.page({ path: "/a", title: "Mine" });
    window.pass(1);
    history.pushState({}, "", "/a");
  });
  assert.equal((await tab.seen("page_view")).length, 2);
  await tab.do(() => {
    history.pushState({}, "", "/b");
    window.capturing.page({ topic: "b" });
    window.pass(1);
  });
  const views = await tab.seen("page_view");
  assert.deepEqual(
    views.map((it) => it.path),
    ["/", "/a", "/b"],
  );
  assert.deepEqual([views[1].title, views[2].topic], ["Mine", "b"]);
  await tab.do(() => {
    window.capturing.page({ path: "/virtual" });
    window.pass(3);
  });
  assert.equal((await tab.seen("page_view")).length, 4);
});

test("a page from the back-forward cache is a view, once", async (t) => {
  const tab = await open(t, "<a href=/next id=next>Next</a>");
  await tab.do(() => {
    window.restored = new Promise((resolve) => {
      addEventListener("pageshow", (event) => event.persisted && resolve(true));
    });
  });
  await Promise.all([tab.page.waitForNavigation(), tab.page.click("#next")]);
  await tab.page.goBack({ waitUntil: [] });
  await tab.page.waitForFunction(() => location.pathname === "/" && window.restored);
  await tab.do(() => window.restored);
  const views = await tab.seen("page_view");
  assert.deepEqual(
    views.map((it) => [it.path, it.referrer]),
    [
      ["/", ""],
      ["/", ""],
    ],
  );
});

test("a stir after the idle time starts a session, media does not", async (t) => {
  const tab = await open(t, "");
  await tab.do(() => {
    window.skip(1_799_000);
    dispatchEvent(new Event("keydown"));
    window.skip(1000);
    dispatchEvent(new Event("timeupdate"));
  });
  assert.equal((await tab.seen("session_start")).length, 1);
  await tab.do(() => {
    dispatchEvent(new Event("keydown"));
    dispatchEvent(new Event("keydown"));
  });
  const [, { device, utcOffset, ...from }, ...more] = await tab.seen("session_start");
  assert.deepEqual(from, { search: "", referrerHost: "", landingPath: "/" });
  assert.ok(device && utcOffset !== undefined);
  assert.deepEqual(more, []);
});

test("an active visitor's session is over when the log says so; other tabs are in it", async (t) => {
  const tab = await open(t, "");
  const act = () =>
    tab.do(() => {
      window.pass(120);
      return window.seen.filter(([name]) => name === "session_start").length;
    });
  assert.equal(await act(), 1);
  // As after a day.
  await tab.do(() => {
    window.inSession = () => window.seen.at(-1)[0] === "session_start";
  });
  const sessions = await act();
  assert.ok(sessions > 1, "no session was begun");
  await tab.do(() => {
    // In another tab the visitor was there a minute ago.
    window.inSession = () => true;
    window.skip(1_900_000);
  });
  assert.equal(await act(), sessions);
});

test("leaving through the top is told once a view, leaving otherwise is not", async (t) => {
  const tab = await open(t, "");
  const leave = (clientY, relatedTarget = null) =>
    document.body.dispatchEvent(
      new MouseEvent("mouseout", { bubbles: true, clientY, relatedTarget }),
    );
  await tab.do(`(${leave})(300); (${leave})(0, document.body)`);
  assert.equal((await tab.seen("exit_intent")).length, 0);
  await tab.do(`(${leave})(-1); (${leave})(0)`);
  assert.equal((await tab.seen("exit_intent")).length, 1);
  await tab.do(() => history.pushState({}, "", "/other"));
  assert.equal((await tab.seen("page_view")).length, 2);
  await tab.do(`(${leave})(0)`);
  assert.equal((await tab.seen("exit_intent")).length, 2);
});

test("scroll marks are told once a view, of the page only", async (t) => {
  const box = "<div id=box style='height:90px;overflow:auto'><p style='height:900px'></div>";
  const tab = await open(t, `${box}<div style="height:7000px"></div>`);
  const marks = async () => (await tab.seen("scroll")).map((it) => it.percent);
  await tab.do(() => {
    document.querySelector("#box").scrollTo(0, 900);
    dispatchEvent(new Event("scroll"));
    document.dispatchEvent(new Event("scroll"));
  });
  assert.deepEqual(await marks(), []);
  await tab.do(() => scrollTo(0, 3500));
  assert.deepEqual(await marks(), [25, 50]);
  await tab.do(() => scrollTo(0, 0));
  await marks();
  await tab.do(() => scrollTo(0, 9000));
  assert.deepEqual(await marks(), [25, 50, 75, 90]);
  await tab.do(() => {
    scrollTo(0, 0);
    history.pushState({}, "", "/a");
  });
  await marks();
  await tab.do(() => scrollTo(0, 1500));
  assert.deepEqual(await marks(), [25, 50, 75, 90, 25]);
  assert.equal((await tab.seen("scroll")).at(-1).path, "/a");
});

test("clicks say what was clicked and where it leads", async (t) => {
  const tab = await open(
    t,
    `<a id=in href="#x">  In
       <b>side</b></a> <a href="https://out.example/p?q=1" id=out>Out</a> <button>Buy</button> <p>Words</p>
     <div data-leadlight-offer=ebook data-leadlight-slot=hero data-leadlight-rule=r1><a href="/e#">E</a></div>
     <script>addEventListener("click", (it) => it.preventDefault(), true)</script>`,
  );
  for (const it of ["#in b", "#out", "button", "p", "div a"]) await tab.page.click(it);
  await tab.page.click("button", { button: "middle" });
  await tab.page.click("#in", { button: "right" });
  const path = "/";
  assert.deepEqual(await tab.seen("click"), [
    { path, text: "In side", id: "in", href: `${origin}/#x`, outbound: false, domain: "127.0.0.1" },
    {
      path,
      text: "Out",
      id: "out",
      href: "https://out.example/p?q=1",
      outbound: true,
      domain: "out.example",
    },
    { path, text: "Buy" },
    {
      path,
      text: "E",
      slot: "hero",
      offer: "ebook",
      rule: "r1",
      href: `${origin}/e#`,
      outbound: false,
      domain: "127.0.0.1",
    },
  ]);
});

test("downloads are told, by the middle button too", async (t) => {
  const tab = await open(
    t,
    `<a href="/sink/Play-Book.PDF?v=1">Get</a><i><a href="/sink/pdf">No</a></i>`,
    { watched: { observe: { ...OBSERVE, click: false } } },
  );
  await tab.page.click("a");
  await tab.page.click("a", { button: "middle" });
  await tab.page.click("a", { button: "right" });
  await tab.page.click("i a");
  const file = {
    path: "/",
    fileName: "Play-Book.PDF",
    fileExtension: "pdf",
    href: `${origin}/sink/Play-Book.PDF?v=1`,
  };
  assert.deepEqual(await tab.seen("file_download"), [file, file]);
  assert.deepEqual(await tab.seen("click"), []);
});

const FORM = `<form id=demo name=ask action=/sink method=post>
  <input name=email value=" jane@globex.example "><input name=size type=number value=120>
  <input name=id value=1><input name=name value=2><input name=matches><input name=getAttribute>
  <input name=querySelectorAll><input name=elements><input name=closest>
  <input name=secret type=password value=canary><input name=password value=canary>
  <input name=ticket type=hidden value=canary><input name=code autocomplete="one-time-code" value=canary>
  <input name=cc autocomplete="billing cc-number" value=canary><input name=card value="4111 1111 1111 1111">
  <input name=nick value=canary><input name=off value=canary disabled>
  <input name=news type=checkbox checked><input name=spam type=checkbox>
  <input name=plan type=radio value=free><input name=plan type=radio value=pro checked>
  <select name=when><option>now</select><textarea name=more>${"x".repeat(600)}</textarea>
  <button>Send</button></form><input name=outside form=demo value=yes>`;
const NAMES =
  "email size id secret password ticket code cc card off news spam plan when more outside none";

test("a form says only the fields that are named, and never a secret one", async (t) => {
  const traits = Object.fromEntries(NAMES.split(" ").map((it) => [`t_${it}`, it]));
  const forms = [
    { match: ":::", traits: { bad: "nick" } },
    { match: "#other", traits: { bad: "nick" } },
    { match: "#demo", traits },
  ];
  const tab = await open(t, FORM, { watched: { forms } });
  await tab.page.click("form button");
  assert.deepEqual(await tab.seen("identify"), [
    {
      t_email: "jane@globex.example",
      t_size: 120,
      t_id: "1",
      t_news: true,
      t_plan: "pro",
      t_when: "now",
      t_more: "x".repeat(500),
      t_outside: "yes",
    },
  ]);
  assert.deepEqual(await tab.seen("form_submit"), [{ path: "/", formId: "demo", formName: "ask" }]);
  assert.deepEqual(await tab.do(() => window.together), ["identify", "form_submit"]);
  assert.ok(!JSON.stringify(await tab.do(() => window.seen)).includes("canary"));
});

test("a submit that the page stops is told as such, and not read", async (t) => {
  const forms = [{ match: "#demo", traits: { email: "email" } }];
  const tab = await open(t, FORM, { watched: { forms } });
  await tab.do(() => document.forms[0].addEventListener("submit", (it) => it.preventDefault()));
  await tab.page.click("form button");
  assert.deepEqual(await tab.seen("identify"), []);
  assert.deepEqual(await tab.seen("form_submit"), [
    { path: "/", formId: "demo", formName: "ask", prevented: true },
  ]);
});

test("attention counts while the page has focus and the visitor stirs", async (t) => {
  const tab = await open(t, "<video muted loop></video>");
  const told = async () => (await tab.seen("engagement")).map((it) => [it.seconds, it.path]);
  await tab.do(() => window.pass(14));
  assert.deepEqual(await told(), []);
  await tab.do(() => window.pass(1));
  assert.deepEqual(await told(), [[15, "/"]]);
  await tab.do(() => {
    window.pass(4);
    window.focused = false;
    window.pass(9);
    window.focused = true;
    history.pushState({}, "", "/a");
  });
  assert.deepEqual((await told()).slice(1), [[4, "/"]]);
  await tab.do(() => {
    window.pass(3);
    dispatchEvent(new Event("pagehide"));
  });
  assert.deepEqual((await told()).slice(2), [[3, "/a"]]);
  await tab.do(() => {
    window.pass(1);
    for (let it = 0; it < 60; it++) {
      document.querySelector("video").dispatchEvent(new Event("timeupdate"));
      window.pass(1, false);
    }
  });
  const still = (await told()).slice(3).reduce((sum, [seconds]) => sum + seconds, 0);
  assert.ok(still >= 29 && still <= 32, `${still} s of a still visitor and a decoration`);
  await tab.do(() => {
    const video = document.querySelector("video");
    video.loop = false;
    for (let it = 0; it < 60; it++) {
      video.dispatchEvent(new Event("timeupdate"));
      window.pass(1, false);
    }
    dispatchEvent(new Event("pagehide"));
  });
  const all = (await told()).slice(3).reduce((sum, [seconds]) => sum + seconds, 0);
  assert.ok(all - still >= 58 && all - still <= 60, `${all - still} s of a film`);
});

test("attention stops while the page is hidden", async (t) => {
  const tab = await open(t, "");
  const show = (hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  await tab.do(() => window.pass(5));
  await tab.do(show, true);
  assert.deepEqual(await tab.seen("engagement"), [{ seconds: 5, path: "/" }]);
  await tab.do(() => window.pass(20));
  await tab.do(show, false);
  await tab.do(() => window.pass(2));
  await tab.do(show, true);
  assert.deepEqual(await tab.seen("engagement"), [
    { seconds: 5, path: "/" },
    { seconds: 2, path: "/" },
  ]);
  // Until the page begins nothing may come up either.
  assert.deepEqual(await tab.do(() => window.busyness), [true, false, true, false, true]);
});

test("typing and dialogs are busy; buttons, hidden dialogs and the own panel are not", async (t) => {
  const tab = await open(
    t,
    `<input id=text><input id=box type=checkbox><select id=list></select><p id=edit contenteditable>x</p>
     <button id=no>No</button><my-field id=deep></my-field><div data-leadlight-panel id=panel></div>
     <div aria-modal=true style="visibility:hidden">Closed</div><dialog id=ask>Sure?</dialog>
     <script>for (const it of [deep, panel]) {
       it.attachShadow({ mode: "open" }).innerHTML = "<input>";
     }</script>`,
  );
  const asked = async (id) => {
    await tab.do((id) => {
      document.activeElement.blur();
      window.busyness = [];
      const it = document.getElementById(id);
      (it.shadowRoot?.querySelector("input") ?? it).focus();
      window.pass(1);
    }, id);
    return tab.do(() => window.busyness);
  };
  for (const id of ["text", "list", "edit", "deep"]) assert.deepEqual(await asked(id), [true], id);
  // Leaving the field before.
  await tab.do(() => document.activeElement.blur());
  for (const id of ["box", "no", "panel"]) assert.deepEqual(await asked(id), [], id);
  await tab.do(() => {
    document.activeElement.blur();
    document.getElementById("ask").show();
    window.pass(2);
    document.getElementById("ask").close();
    window.pass(2);
  });
  assert.deepEqual(await tab.do(() => window.busyness), [true, false]);
});

test("stop takes everything off", async (t) => {
  const tab = await open(t, `<a href="#x">In</a>${FORM}<div style="height:7000px"></div>`);
  await tab.do(() => {
    history.pushState({}, "", "/a");
    window.capturing.stop();
    window.seen = [];
    window.busyness = [];
    window.pass(20);
    scrollTo(0, 7000);
    window.capturing.page({});
  });
  await tab.page.click("a");
  await tab.page.focus("form input");
  await tab.page.click("form button");
  await tab.seen("");
  assert.deepEqual(await tab.do(() => [window.seen, window.busyness]), [[], []]);
});

test("an observer that throws, and a page that clobbers, are not heard of", async (t) => {
  const tab = await open(
    t,
    `<img name=title><img name=referrer><form name=querySelectorAll></form>${FORM}`,
    {
      watched: { forms: [{ match: "#demo", traits: { email: "email" } }] },
    },
  );
  assert.equal((await tab.seen("page_view")).length, 1);
  await tab.page.click("#demo button");
  assert.equal((await tab.seen("form_submit")).length, 1);
  await tab.do(() => {
    window.seen.push = () => {
      throw new Error("out of order");
    };
    history.pushState({}, "", "/a");
    window.pass(30);
    window.capturing.page({});
  });
  await tab.page.click("form button");
  await tab.seen("");
});

test("machines, refusals and languages are known", async (t) => {
  const tab = await open(t, "");
  const known = () => [lib.isBot(), lib.refusesGlobally(), lib.languages()];
  const languages = await tab.do(() => [...navigator.languages]);
  assert.deepEqual(await tab.do(known), [true, false, languages]);
  await tab.do(() => {
    document.documentElement.lang = "es";
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
    Object.defineProperty(navigator, "webdriver", { value: false });
    Object.defineProperty(navigator, "userAgent", {
      value: "Mozilla/5.0 (Linux; CUBOT X30) Chrome/142",
    });
  });
  assert.deepEqual(await tab.do(known), [false, true, ["es", ...languages]]);
});
