// `npm start`: sets up what is missing, builds, serves the demo site until it is told to stop.

import { createServer } from "node:net";

import { build } from "./build.mjs";
import { at, dist } from "./lib/paths.mjs";
import { entry, onStop, Problem, seconds } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

entry(async () => {
  const start = performance.now();
  const port = wantedPort(process.env.PORT || "4173");
  await isFree(port);
  await setup();
  await build();

  const { serve } = await import("./serve.mjs");
  const root = `${dist}/site`;
  const inboxFile = at(".leadlight/inbox.ndjson");
  const server = await serve({ root, port, inboxFile }).catch(refuse);
  onStop(() => server.close());
  console.log(`
Ready after ${seconds(start)}.

  The demo site    ${server.url}/
  The studio       ${server.url}/studio/
  The sales desk   ${server.url}/desk/

Stop with Ctrl+C.`);
});

function wantedPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Problem(`PORT must be a number from 0 to 65535, not \`${text}\``);
}

/** Finds out before a long build, and not after it, that a port is taken. */
function isFree(port) {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen({ port, host: "127.0.0.1" }, () => probe.close(done));
  }).catch((error) => refuse(error, port));
}

function refuse(error, port) {
  if (error.code !== "EADDRINUSE") throw new Problem(error.message);
  const at = port ?? process.env.PORT ?? 4173;
  throw new Problem(
    `Port ${at} is taken, perhaps by another \`npm start\`. Stop that one, or choose another ` +
      "port, such as PORT=4180 npm start",
  );
}
