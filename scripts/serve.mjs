// The development server: dist/site on localhost, as a plain static host would serve it, plus the inbox of the desk.

import { once } from "node:events";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { fileServer } from "./serve/files.mjs";
import { openInbox } from "./serve/inbox.mjs";
import { inboxRoutes } from "./serve/inbox-routes.mjs";

/**
 * Serves `root` and the inbox until `close()` is called.
 *
 * Without a `host` it listens on 127.0.0.1 and, where the machine has it, on ::1: browsers try both for "localhost", and
 * nobody outside this machine can reach it. `port: 0` takes any free port.
 *
 * @param {{root?: string, port?: number, host?: string, inboxFile?: string}} [options]
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 */
export async function serve({
  root = "dist/site",
  port = 4173,
  host,
  inboxFile = ".leadlight/inbox.ndjson",
} = {}) {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not \`${port}\``);
  }
  if (!(await isFolder(root))) {
    throw new Error(
      `there is nothing to serve: the folder \`${root}\` does not exist (run \`npm run build\` first)`,
    );
  }
  const inbox = await openInbox(inboxFile);
  const toInbox = inboxRoutes(inbox);
  const toFiles = await fileServer(root);
  const handler = (request, response) => answer(request, response, toInbox, toFiles);

  const servers = await listenAll(handler, port, host);
  const taken = servers[0].address().port;
  const name =
    host === undefined || isWildcard(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}`,
    port: taken,
    async close() {
      toInbox.close();
      await Promise.all(servers.map(stop));
      await inbox.close();
    },
  };
}

async function answer(request, response, toInbox, toFiles) {
  try {
    const url = new URL(`http://localhost${request.url.startsWith("/") ? "" : "/"}${request.url}`);
    if (/^\/desk\/inbox(\/|$)/.test(url.pathname)) await toInbox(request, response, url.pathname);
    else await toFiles(request, response, url);
  } catch (error) {
    if (request.destroyed && error?.code === "ECONNRESET") return; // the sender left in the middle of its body
    if (error?.code === "ERR_INVALID_URL") return void response.writeHead(400).end("bad request\n");
    console.error(`leadlight: ${request.method} ${request.url} failed:`, error);
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(500, { "content-type": "text/plain; charset=utf-8" })
        .end("internal error\n");
  }
}

async function listenAll(handler, port, host) {
  if (host !== undefined) return [await listen(handler, port, host)];
  // A free port on one address family may be taken on the other, so `0` gets a few tries.
  for (let tries = port === 0 ? 5 : 1; ; tries -= 1) {
    const first = await listen(handler, port, "127.0.0.1");
    try {
      return [first, await listen(handler, first.address().port, "::1")];
    } catch (error) {
      if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") return [first];
      await stop(first);
      if (error.code !== "EADDRINUSE" || tries <= 1) throw error;
    }
  }
}

async function listen(handler, port, host) {
  const server = createServer(handler);
  server.listen({ port, host });
  try {
    await once(server, "listening");
  } catch (error) {
    throw Object.assign(new Error(whyNot(error, port, host)), { code: error.code, cause: error });
  }
  return server;
}

function whyNot(error, port, host) {
  if (error.code === "EADDRINUSE") {
    return `port ${port} is taken by another program: stop that one, or choose another with PORT=${port === 65535 ? port - 1 : port + 1}`;
  }
  if (error.code === "EACCES")
    return `port ${port} needs more rights: choose one above 1023 with PORT=4173`;
  return `cannot listen on ${host} port ${port} (${error.code ?? error.message})`;
}

/** Streams never end by themselves, so open connections are cut. */
function stop(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function isWildcard(host) {
  return host === "0.0.0.0" || host === "::";
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const server = await serve({
      root: process.argv[2],
      port: process.env.PORT ? Number(process.env.PORT) : undefined,
      host: process.env.HOST || undefined,
    });
    console.log(`Demo site   ${server.url}/\nSales desk  ${server.url}/desk/\n\nCtrl+C stops it.`);
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.once(signal, () => server.close().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(`leadlight: ${error.message}`);
    process.exitCode = 1;
  }
}
