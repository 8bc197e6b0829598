// The inbox over HTTP: POST one handoff, GET all, GET /stream for new ones as they come, DELETE to start afresh.

const LIMIT = 256 * 1024;
const PING_MS = 20_000;
const TYPES = ["application/cloudevents+json", "application/json", "text/plain"];

/** Makes the handler `(request, response, pathname)`; its `close()` ends the open streams. */
export function inboxRoutes(inbox) {
  const streams = new Set();

  async function handle(request, response, pathname) {
    const route = pathname.replace(/\/$/, "");
    if (route === "/desk/inbox/stream") return stream(request, response);
    if (route !== "/desk/inbox")
      return refuse(request, response, 404, "not_found", "there is nothing at this address");
    switch (request.method) {
      case "OPTIONS":
        return preflight(request, response);
      case "POST":
        return receive(request, response);
      case "GET":
      case "HEAD":
        return json(request, response, 200, inbox.list());
      case "DELETE":
        return json(request, response, 200, { removed: await inbox.clear() });
      default:
        return refuse(request, response, 405, "method_not_allowed", "use POST, GET or DELETE", {
          allow: "GET, HEAD, POST, DELETE, OPTIONS",
        });
    }
  }

  async function receive(request, response) {
    const type = (request.headers["content-type"] ?? "").split(";")[0].trim().toLowerCase();
    if (type !== "" && !TYPES.includes(type)) {
      const message = `content type \`${type}\` is not taken here; send ${TYPES.join(", ")}`;
      return refuse(request, response, 415, "unsupported_type", message);
    }
    const bytes = await bodyOf(request);
    if (bytes === null) {
      const message = `the body is larger than ${LIMIT / 1024} KiB`;
      return refuse(request, response, 413, "too_large", message, { connection: "close" });
    }
    let event;
    try {
      event = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (error) {
      const message = `the body is not valid JSON: ${error.message}`;
      return refuse(request, response, 400, "bad_json", message);
    }
    const problem = problemWith(event);
    if (problem) return refuse(request, response, 400, "bad_event", problem);
    const fresh = await inbox.add(event);
    json(request, response, 202, fresh ? { id: event.id } : { id: event.id, duplicate: true });
  }

  function stream(request, response) {
    if (request.method === "OPTIONS") return preflight(request, response);
    if (request.method !== "GET") {
      return refuse(request, response, 405, "method_not_allowed", "use GET", {
        allow: "GET, OPTIONS",
      });
    }
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Proxies such as nginx would otherwise hold events back.
      "x-accel-buffering": "no",
      ...corsFor(request),
    });
    const send = (name, payload) =>
      response.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`);
    response.write("retry: 2000\n\n");
    send("ping", {});
    const unsubscribe = inbox.subscribe(send);
    // An event, not a comment: the page can see that the line is alive, also after the computer slept.
    const timer = setInterval(send, PING_MS, "ping", {});
    const end = () => {
      clearInterval(timer);
      unsubscribe();
      streams.delete(end);
      response.end();
    };
    streams.add(end);
    response.on("close", end);
  }

  handle.close = () => {
    for (const end of [...streams]) end();
  };
  return handle;
}

/** The body, or null when it is over the limit. What is left of it is thrown away so that the answer can be read. */
async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LIMIT) chunks.push(chunk);
    else if (size > 64 * LIMIT) break;
  }
  return size > LIMIT ? null : Buffer.concat(chunks);
}

function problemWith(event) {
  if (event === null || typeof event !== "object" || Array.isArray(event)) {
    return "the body must be one CloudEvents 1.0 event, a JSON object";
  }
  if (event.specversion !== "1.0") return '`specversion` must be "1.0"';
  for (const name of ["id", "source", "type"]) {
    if (typeof event[name] !== "string" || event[name] === "")
      return `\`${name}\` must be a text that is not empty`;
  }
  return null;
}

/**
 * Any site may hand a lead in, as with any webhook. Reading and erasing is for pages on this machine: an unrelated site
 * open in the same browser must not be able to read who asked for a call.
 */
function corsFor(request) {
  const { origin } = request.headers;
  if (origin === undefined) return { vary: "origin" };
  if (isLocal(origin)) return { "access-control-allow-origin": origin, vary: "origin" };
  const method =
    request.method === "OPTIONS"
      ? request.headers["access-control-request-method"]
      : request.method;
  return method === "POST"
    ? { "access-control-allow-origin": "*", vary: "origin" }
    : { vary: "origin" };
}

function isLocal(origin) {
  return /^https?:\/\/(localhost|[a-z0-9.-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(
    origin,
  );
}

function preflight(request, response) {
  response.writeHead(204, {
    ...corsFor(request),
    "access-control-allow-methods": "GET, POST, DELETE",
    "access-control-allow-headers":
      request.headers["access-control-request-headers"] ?? "content-type",
    "access-control-max-age": "600",
  });
  response.end();
}

function refuse(request, response, status, code, message, headers = {}) {
  json(request, response, status, { error: { code, message } }, headers);
}

function json(request, response, status, body, headers = {}) {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...corsFor(request),
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : JSON.stringify(body));
}
