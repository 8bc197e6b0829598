// A website for one test: the built widget under /leadlight/, pages given in the test, faults on request.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { engine } from "./browser.mjs";
import { atEnd } from "./ending.mjs";
import { answerTo, withPreloads } from "./preloads.mjs";

export const DIST =
  process.env.LEADLIGHT_DIST ?? fileURLToPath(new URL("../../../dist/", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A reply spelled out: `reply({ status, headers, body, never, hold })`. */
class Reply {
  constructor(parts) {
    Object.assign(this, { status: 200, headers: {}, body: "" }, parts);
  }
}
export const reply = (parts) => new Reply(parts);

/** The bytes of a built file, for a test that wants to spoil them. */
export const built = (name) => readFile(join(DIST, name));

/** A reply that waits until the test lets it go: `const gate = held(); … gate.open();`. */
export function held(parts = {}) {
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  return Object.assign(reply({ ...parts, hold: gate, file: parts.body === undefined }), { open });
}

/**
 * Serves `pages` (path → HTML string, JSON value, Reply, or a function of the request giving one)
 * until the test ends. What no entry names comes from dist/ if it is under /leadlight/, else 404.
 */
export async function serve(t, pages, { headers = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://site");
    const own = answerTo(url);
    if (own) return void response.writeHead(own.status, own.headers).end(own.body);
    const body = await readAll(request);
    requests.push({
      method: request.method,
      path: url.pathname,
      query: url.search,
      body,
      /** What it is for, as the browser says. */
      kind: request.headers["sec-fetch-dest"],
    });
    const answer = await find(pages, url, request, body);
    if (answer.never) return;
    if (answer.hold) await answer.hold;
    const head = { "cache-control": "no-cache", ...headers, ...answer.headers };
    const shown = request.headers["sec-fetch-dest"] === "document";
    const prepare = shown && engine.preloads && /html/.test(head["content-type"]);
    response.writeHead(answer.status, head);
    const whole = prepare ? withPreloads(String(answer.body)) : answer.body;
    response.end(request.method === "HEAD" ? undefined : whole);
  });
  await listen(server);
  const origin = `http://localhost:${server.address().port}`;
  atEnd(t, () => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin,
    pages,
    requests,
    url: (path = "/") => origin + path,
    asked: (path) => requests.filter((one) => one.path === path).length,
  };
}

const origins = new Set();

/** On a port that no site of this process had: what a visitor of another test kept is not found. */
async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  if (!origins.has(port)) return origins.add(port);
  await new Promise((resolve) => server.close(resolve));
  return listen(server);
}

async function find(pages, url, request, body) {
  const key = Object.hasOwn(pages, url.pathname + url.search)
    ? url.pathname + url.search
    : url.pathname;
  if (Object.hasOwn(pages, key)) {
    let value = pages[key];
    if (typeof value === "function") value = await value(request, body);
    if (value instanceof Reply) {
      const file = value.file ? await fromDist(url.pathname) : undefined;
      const found = file ?? { headers: { "content-type": typeOf(key) } };
      return {
        ...value,
        ...(file && { body: file.body }),
        headers: { ...found.headers, ...value.headers },
      };
    }
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return { status: 200, headers: { "content-type": typeOf(key) }, body: text };
  }
  const missing = { status: 404, headers: { "content-type": "text/plain" }, body: "not found" };
  // A browser asks for an icon by itself; that is none of the tests' business.
  if (url.pathname === "/favicon.ico") return { status: 204, headers: {}, body: "" };
  return (await fromDist(url.pathname)) ?? missing;
}

async function fromDist(path) {
  if (!path.startsWith("/leadlight/")) return undefined;
  const name = normalize(decodeURIComponent(path.slice("/leadlight/".length)));
  if (name.startsWith("..")) return undefined;
  try {
    const body = await readFile(join(DIST, name));
    return { status: 200, headers: { "content-type": typeOf(name) }, body };
  } catch {
    return undefined;
  }
}

function typeOf(path) {
  const extension = extname(new URL(path, "http://site").pathname);
  return TYPES[extension] ?? (extension ? "application/octet-stream" : TYPES[".html"]);
}

async function readAll(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
