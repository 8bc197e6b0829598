// The development server: static files as a good host serves them, and the inbox behind the sales desk.

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";

const sample = JSON.parse(
  await readFile(new URL("fixtures/handoffs.json", import.meta.url), "utf8"),
);
let folder;
let root;
let count = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "leadlight-serve-"));
  root = join(folder, "site");
  await mkdir(join(root, "pricing"), { recursive: true });
  await mkdir(join(root, "empty"));
  await mkdir(join(folder, "site-secret"));
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(folder, "site-secret", "key.txt"), "secret");
  await symlink(join(folder, "secret.txt"), join(root, "link.txt"));
  await writeFile(join(root, ".env"), "secret");
  await writeFile(join(root, "index.html"), "<h1>home</h1>");
  await writeFile(join(root, "404.html"), "<h1>nothing here</h1>");
  await writeFile(join(root, "pricing", "index.html"), "<h1>pricing</h1>");
  await writeFile(join(root, "a b.js"), "export {};");
  await writeFile(join(root, "digits.wasm"), "0123456789");
  await writeFile(join(root, "nothing.txt"), "");
});
after(() => rm(folder, { recursive: true, force: true }));

/** A server of its own for each test, with an inbox of its own unless the test keeps one. */
async function started(t, inboxFile = newInboxFile()) {
  const server = await serve({ root, port: 0, inboxFile });
  t.after(() => server.close());
  return { ...server, inboxFile, inbox: `${server.url}/desk/inbox` };
}

function newInboxFile() {
  count += 1;
  return join(folder, `inbox-${count}`, "inbox.ndjson");
}

function post(inbox, body, headers = { "content-type": "application/cloudevents+json" }) {
  return fetch(inbox, {
    method: "POST",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** What fetch would tidy up before it sends it. */
async function raw(url, requestLine) {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`${requestLine} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += chunk;
  return text;
}

describe("files", { timeout: 30_000 }, () => {
  test("wasm has exactly its type, and nothing is kept without asking", async (t) => {
    const { url } = await started(t);
    const response = await fetch(`${url}/digits.wasm`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/wasm");
    assert.equal(response.headers.get("cache-control"), "no-cache");
    assert.equal(await response.text(), "0123456789");
    const again = await fetch(`${url}/digits.wasm`, {
      headers: { "if-none-match": response.headers.get("etag") },
    });
    assert.equal(again.status, 304);
  });

  test("a changed file is a new one at once", async (t) => {
    const { url } = await started(t);
    await writeFile(join(root, "changing.txt"), "one");
    const first = await fetch(`${url}/changing.txt`);
    await writeFile(join(root, "changing.txt"), "two");
    const second = await fetch(`${url}/changing.txt`, {
      headers: { "if-none-match": first.headers.get("etag") },
    });
    assert.equal(second.status, 200);
    assert.equal(await second.text(), "two");
  });

  test("folders answer with their index, after a redirect to the slash that relative links need", async (t) => {
    const { url } = await started(t);
    assert.match(await (await fetch(`${url}/`)).text(), /home/);
    assert.match(await (await fetch(`${url}/pricing/`)).text(), /pricing/);
    const redirect = await fetch(`${url}/pricing?utm_source=a`, { redirect: "manual" });
    assert.equal(redirect.status, 302);
    assert.equal(redirect.headers.get("location"), "/pricing/?utm_source=a");
    assert.match(await raw(url, "GET //pricing"), /location: \/pricing\/\r\n/);
  });

  test("what is not there is 404.html with status 404", async (t) => {
    const { url } = await started(t);
    for (const path of [
      "/nope",
      "/empty/",
      "/index.html/",
      "/pricing/nope.js",
      `/${"x".repeat(300)}`,
    ]) {
      const response = await fetch(url + path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
      assert.match(await response.text(), /nothing here/);
    }
  });

  test("names with spaces and empty files work", async (t) => {
    const { url } = await started(t);
    const script = await fetch(`${url}/a%20b.js`);
    assert.equal(script.headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(await script.text(), "export {};");
    const empty = await fetch(`${url}/nothing.txt`);
    assert.equal(empty.status, 200);
    assert.equal(await empty.text(), "");
  });

  test("nothing outside the folder or hidden in it is read", async (t) => {
    const { url } = await started(t);
    const paths = [
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/pricing/..%2f..%2fsecret.txt",
      "/..%5csecret.txt",
      "/..%2fsite-secret/key.txt",
      "//../secret.txt",
      "/link.txt",
      "/.env",
      "/%00",
      "/%ff",
    ];
    for (const path of paths) {
      const answer = await raw(url, `GET ${path}`);
      assert.match(answer, /^HTTP\/1\.1 40[04] /, path);
      assert.equal(answer.includes("secret"), false, path);
    }
  });

  test("HEAD has the headers of GET and no body", async (t) => {
    const { url } = await started(t);
    const answer = await raw(url, "HEAD /digits.wasm");
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /content-length: 10\r\n/);
    assert.ok(answer.endsWith("\r\n\r\n"));
  });

  test("ranges", async (t) => {
    const { url } = await started(t);
    const get = (range, headers = {}) =>
      fetch(`${url}/digits.wasm`, { headers: { range, ...headers } });
    for (const [range, body, content] of [
      ["bytes=2-4", "234", "bytes 2-4/10"],
      ["bytes=7-", "789", "bytes 7-9/10"],
      ["bytes=-3", "789", "bytes 7-9/10"],
      ["bytes=8-99", "89", "bytes 8-9/10"],
    ]) {
      const response = await get(range);
      assert.equal(response.status, 206, range);
      assert.equal(response.headers.get("content-range"), content);
      assert.equal(await response.text(), body);
    }
    assert.equal((await get("bytes=10-")).status, 416);
    assert.equal((await get("bytes=5-2")).status, 200);
    assert.equal((await get("bytes=0-1,4-5")).status, 200);
    assert.equal((await get("bytes=0-1", { "if-range": '"another"' })).status, 200);
  });

  test("only reading is allowed", async (t) => {
    const { url } = await started(t);
    assert.equal((await fetch(`${url}/`, { method: "POST", body: "x" })).status, 405);
  });
});

describe("inbox", { timeout: 30_000 }, () => {
  test("a handoff is taken, written and listed with its receipt", async (t) => {
    const { inbox, inboxFile } = await started(t);
    assert.deepEqual(await (await fetch(inbox)).json(), []);
    const response = await post(inbox, sample[0]);
    assert.equal(response.status, 202);
    assert.deepEqual(await response.json(), { id: sample[0].id });

    const lines = (await readFile(inboxFile, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, 1);
    assert.deepEqual(Object.keys(lines[0]), ["receivedAt", "event"]);
    assert.deepEqual(lines[0].event, sample[0]);
    assert.deepEqual(await (await fetch(inbox)).json(), [
      { ...sample[0], receivedat: lines[0].receivedAt },
    ]);
  });

  test("it comes back oldest first after a restart", async (t) => {
    const first = await started(t);
    for (const event of sample) await post(first.inbox, event);
    await first.close();
    const second = await started(t, first.inboxFile);
    const ids = (await (await fetch(second.inbox)).json()).map((event) => event.id);
    assert.deepEqual(
      ids,
      sample.map((event) => event.id),
    );
  });

  test("every retry is answered 202 and the first copy is the only one kept, also across a restart", async (t) => {
    const first = await started(t);
    const answers = await Promise.all([1, 2, 3].map(() => post(first.inbox, sample[1])));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [202, 202, 202],
    );
    await first.close();
    const second = await started(t, first.inboxFile);
    const late = await post(second.inbox, { ...sample[1], data: {} });
    assert.equal(late.status, 202);
    assert.deepEqual(await late.json(), { id: sample[1].id, duplicate: true });
    const all = await (await fetch(second.inbox)).json();
    assert.equal(all.length, 1);
    assert.equal(all[0].data.visitor, sample[1].data.visitor);
    assert.equal((await readFile(second.inboxFile, "utf8")).trimEnd().split("\n").length, 1);
  });

  test("a line torn by a crash costs that line only", async (t) => {
    const first = await started(t);
    await post(first.inbox, sample[0]);
    await first.close();
    await writeFile(
      first.inboxFile,
      `${await readFile(first.inboxFile, "utf8")}{"receivedAt":"2026-`,
    );
    t.mock.method(console, "warn", () => {});
    const second = await started(t, first.inboxFile);
    assert.equal(console.warn.mock.callCount(), 1);
    await post(second.inbox, sample[1]);
    await second.close();
    const third = await started(t, first.inboxFile);
    const ids = (await (await fetch(third.inbox)).json()).map((event) => event.id);
    assert.deepEqual(ids, [sample[0].id, sample[1].id]);
  });

  test("all three content types are taken, others are not", async (t) => {
    const { inbox } = await started(t);
    const types = [
      "application/cloudevents+json; charset=utf-8",
      "application/json",
      "text/plain;charset=UTF-8",
    ];
    for (const [index, type] of types.entries()) {
      assert.equal((await post(inbox, sample[index], { "content-type": type })).status, 202, type);
    }
    const refused = await post(inbox, "a=b", {
      "content-type": "application/x-www-form-urlencoded",
    });
    assert.equal(refused.status, 415);
    assert.match((await refused.json()).error.message, /x-www-form-urlencoded/);
  });

  test("what is not a handoff is refused with the reason", async (t) => {
    const { inbox, inboxFile } = await started(t);
    const { id, ...nameless } = sample[0];
    for (const [body, code, message] of [
      ["{", "bad_json", /not valid JSON/],
      ["", "bad_json", /not valid JSON/],
      ["[]", "bad_event", /JSON object/],
      ["null", "bad_event", /JSON object/],
      [nameless, "bad_event", /`id`/],
      [{ ...sample[0], id: 7 }, "bad_event", /`id`/],
      [{ ...sample[0], specversion: "0.3" }, "bad_event", /specversion/],
      [{ ...sample[0], source: "" }, "bad_event", /`source`/],
    ]) {
      const response = await post(inbox, body);
      assert.equal(response.status, 400);
      assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
      const { error } = await response.json();
      assert.equal(error.code, code);
      assert.match(error.message, message);
    }
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const latin = await fetch(inbox, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: bytes,
    });
    assert.equal(latin.status, 400);
    await assert.rejects(readFile(inboxFile), { code: "ENOENT" });
  });

  test("256 KiB is the limit", async (t) => {
    const { inbox } = await started(t);
    const frame = JSON.stringify({ ...sample[0], data: { message: "" } }).length;
    const ofSize = (bytes, id) => ({
      ...sample[0],
      id,
      data: { message: "x".repeat(bytes - frame) },
    });
    const fits = ofSize(256 * 1024, sample[0].id);
    assert.equal(JSON.stringify(fits).length, 256 * 1024);
    assert.equal((await post(inbox, fits)).status, 202);
    const large = await post(inbox, ofSize(256 * 1024 + 1, sample[0].id));
    assert.equal(large.status, 413);
    assert.equal((await large.json()).error.code, "too_large");
    assert.equal((await post(inbox, ofSize(2 * 1024 * 1024, sample[0].id))).status, 413);
  });

  test("a handoff that can not be written is not acknowledged, so the sender tries again", async (t) => {
    const blocker = join(folder, "blocker");
    const { inbox } = await started(t, join(blocker, "inbox.ndjson"));
    await writeFile(blocker, "a file where the folder should be");
    t.mock.method(console, "error", () => {});
    assert.equal((await post(inbox, sample[0])).status, 500);
    assert.deepEqual(await (await fetch(inbox)).json(), []);
    await rm(blocker);
    assert.equal((await post(inbox, sample[0])).status, 202);
  });

  test("DELETE empties it for good, and the same id may come again", async (t) => {
    const first = await started(t);
    await post(first.inbox, sample[0]);
    const response = await fetch(first.inbox, { method: "DELETE" });
    assert.deepEqual(await response.json(), { removed: 1 });
    assert.deepEqual(await (await fetch(first.inbox)).json(), []);
    assert.deepEqual(await (await post(first.inbox, sample[0])).json(), { id: sample[0].id });
    await fetch(first.inbox, { method: "DELETE" });
    await first.close();
    const second = await started(t, first.inboxFile);
    assert.deepEqual(await (await fetch(second.inbox)).json(), []);
  });

  test("other methods and addresses are refused", async (t) => {
    const { inbox } = await started(t);
    assert.equal((await fetch(inbox, { method: "PUT", body: "{}" })).status, 405);
    assert.equal((await fetch(`${inbox}/other`)).status, 404);
    assert.equal((await fetch(`${inbox}/`)).status, 200);
    assert.equal((await fetch(`${inbox}/stream`, { method: "POST" })).status, 405);
  });

  test("any site may hand in, only pages on this machine may read or erase", async (t) => {
    const { inbox } = await started(t);
    const allowed = async (origin, method, asked) => {
      const headers = { origin };
      if (asked) headers["access-control-request-method"] = asked;
      if (asked) headers["access-control-request-headers"] = "content-type, x-retry";
      const response = await fetch(inbox, { method, headers });
      if (asked) {
        assert.equal(response.status, 204);
        assert.equal(response.headers.get("access-control-allow-headers"), "content-type, x-retry");
      }
      return response.headers.get("access-control-allow-origin");
    };
    const local = "http://localhost:3000";
    assert.equal(await allowed(local, "OPTIONS", "POST"), local);
    assert.equal(await allowed(local, "OPTIONS", "DELETE"), local);
    assert.equal(await allowed(local, "GET"), local);
    assert.equal(await allowed("http://[::1]:3000", "GET"), "http://[::1]:3000");
    assert.equal(await allowed("https://shop.example", "OPTIONS", "POST"), "*");
    assert.equal(await allowed("https://shop.example", "OPTIONS", "DELETE"), null);
    assert.equal(await allowed("https://shop.example", "GET"), null);
    assert.equal(await allowed("https://localhost.evil.example", "GET"), null);
    const handed = await post(inbox, sample[0], {
      origin: "https://shop.example",
      "content-type": "text/plain",
    });
    assert.equal(handed.headers.get("access-control-allow-origin"), "*");
  });
});

describe("stream", { timeout: 30_000 }, () => {
  /** The named events as they come; `next("handoff")` waits for one. */
  async function listen(t, inbox) {
    const abort = new AbortController();
    t.after(() => abort.abort());
    const response = await fetch(`${inbox}/stream`, { signal: abort.signal });
    assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const next = async (name) => {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const found = /^event: ([^\n]+)\ndata: ([^\n]+)$/.exec(block);
          if (found?.[1] === name) return JSON.parse(found[2]);
          continue;
        }
        const { value, done } = await reader.read();
        if (done) return null;
        text += value;
      }
    };
    await next("ping");
    return next;
  }

  test("every desk hears of each new handoff once, and of the emptying", async (t) => {
    const { inbox } = await started(t);
    const one = await listen(t, inbox);
    const two = await listen(t, inbox);
    for (const event of [sample[0], sample[0], sample[1]]) await post(inbox, event);
    for (const next of [one, two]) {
      const first = await next("handoff");
      assert.equal(first.id, sample[0].id);
      assert.ok(Date.parse(first.receivedat));
      assert.equal((await next("handoff")).id, sample[1].id);
    }
    await fetch(inbox, { method: "DELETE" });
    assert.deepEqual(await one("cleared"), {});
  });

  test("a text with line ends arrives as it was", async (t) => {
    const { inbox } = await started(t);
    const next = await listen(t, inbox);
    const message = "one\ntwo\r\n\n\u2028three";
    await post(inbox, { ...sample[0], data: { message } });
    assert.equal((await next("handoff")).data.message, message);
  });

  test("closing the server ends the streams", async (t) => {
    const { inbox, close } = await started(t);
    const next = await listen(t, inbox);
    await close();
    assert.equal(await next("handoff").catch(() => null), null);
  });
});

describe("start", { timeout: 30_000 }, () => {
  test("a taken port is said in a sentence with the way out", async (t) => {
    const { port } = await started(t);
    await assert.rejects(serve({ root, port, inboxFile: join(folder, "x.ndjson") }), (error) => {
      assert.equal(error.code, "EADDRINUSE");
      assert.match(error.message, new RegExp(`^port ${port} is taken .* PORT=${port + 1}$`));
      return true;
    });
  });

  test("a port taken on ::1 alone counts as taken: browsers try that address too", async (t) => {
    const other = createServer();
    try {
      await once(other.listen(0, "::1"), "listening");
    } catch {
      return t.skip("no IPv6 on this machine");
    }
    t.after(() => other.close());
    const { port } = other.address();
    await assert.rejects(serve({ root, port, inboxFile: join(folder, "x.ndjson") }), {
      code: "EADDRINUSE",
    });
  });

  test("a missing folder and a bad port are said too", async () => {
    await assert.rejects(
      serve({ root: join(folder, "nope"), port: 0 }),
      /does not exist .*npm run build/,
    );
    await assert.rejects(serve({ root, port: Number("abc") }), /PORT must be a number/);
  });

  test("both addresses of localhost answer", async (t) => {
    const { port } = await started(t);
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
    const answer = await fetch(`http://[::1]:${port}/`).catch((error) => error.cause?.code);
    assert.ok(
      answer.status === 200 || ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(answer),
      String(answer),
    );
  });
});
