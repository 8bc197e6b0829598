// A real HTTP sink for handoffs, on its own port: it keeps what it acknowledged, and fails as told.

import { createServer } from "node:http";
import { atEnd } from "./ending.mjs";
import { show, until } from "./until.mjs";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-allow-methods": "POST",
  "access-control-max-age": "600",
  "access-control-expose-headers": "retry-after",
};

/**
 * Answers each POST with the next step of `script`, then with 202, or what `answers` said. A step is a status; or
 * `{ status, headers, body, cors }`; or one of
 *   "reset"         the connection is cut and nothing is kept
 *   "commit-reset"  the handoff is kept, then the connection is cut before the answer
 *   "hang"          no answer at all
 *   "portal"        200 with HTML and without CORS headers, as a captive portal does
 */
export async function sink(t, script = []) {
  const steps = [...script];
  let usual = 202;
  const received = [];
  const preflights = [];
  const stored = new Map();
  let closed = false;

  const server = createServer(async (request, response) => {
    const at = performance.now();
    if (request.method === "OPTIONS") {
      preflights.push({ at, headers: request.headers });
      response.writeHead(204, CORS).end();
      return;
    }
    const one = { at, method: request.method, path: request.url, headers: request.headers };
    one.text = await text(request).catch(() => undefined);
    if (one.text === undefined || closed) return;
    one.event = parse(one.text);
    one.id = one.event?.id;
    one.step = steps.shift() ?? usual;
    received.push(one);
    answer(one, response, request.socket);
  });

  function keep(one) {
    if (!stored.has(one.id)) stored.set(one.id, one.event);
  }

  function answer(one, response, socket) {
    switch (one.step) {
      case "hang":
        return;
      case "reset":
        socket.resetAndDestroy();
        return;
      case "commit-reset":
        keep(one);
        socket.resetAndDestroy();
        return;
      case "portal":
        response
          .writeHead(200, { "content-type": "text/html" })
          .end("<h1>Log in to the Wi-Fi</h1>");
        return;
    }
    const step = typeof one.step === "number" ? { status: one.step } : one.step;
    if (step.status >= 200 && step.status < 300 && step.commit !== false) keep(one);
    const head = { ...(step.cors === false ? {} : CORS), "content-type": "application/json" };
    response.writeHead(step.status, { ...head, ...step.headers });
    response.end(step.body ?? JSON.stringify({ id: one.id, status: step.status }));
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${server.address().port}/leads`;
  atEnd(t, () => {
    closed = true;
    server.closeAllConnections();
    server.close();
  });

  const context = () => `the sink received ${show(received.map(({ id, step }) => ({ id, step })))}`;
  return {
    url,
    /** Every POST, in order, with the step that answered it. */
    received,
    preflights,
    /** What a system behind this sink has: one handoff for each id. */
    stored,
    script: (...more) => steps.push(...more),
    /** Answers with this step from now on, where the script is at its end. */
    answers(step) {
      usual = step;
    },
    receives: (count, options) =>
      until(`${count} tries at the sink`, () => received.length >= count, { context, ...options }),
    stores: (count, options) =>
      until(`${count} handoffs kept by the sink`, () => stored.size >= count, {
        context,
        ...options,
      }),
  };
}

async function text(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
