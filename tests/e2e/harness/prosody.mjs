// A real XMPP server for a test: Prosody on a port of its own, with anonymous visitors and one agent.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, program, wanted } from "../../../scripts/lib/browsers.mjs";
import { atEnd } from "./ending.mjs";
import { until } from "./until.mjs";

export const AGENT = { username: "alice", domain: "sales.localhost", password: "wonderland" };
/** Why a test has to do without, or nothing: on Linux set-up installs it. */
export const absent =
  find("prosody") || wanted().includes("prosody") ? false : "there is no Prosody on this machine";

export const TO = `${AGENT.username}@${AGENT.domain}`;
const VISITORS = "visitors.localhost";

/** As docs/prosody.md has it, but for what a machine of its own has: certificates, other ports, a user. */
const configOf = (folder, port, plain, offline) => `
run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "127.0.0.1" }
http_ports = { ${port} }
https_ports = {}
c2s_ports = { ${plain} }
modules_enabled = { "roster", "saslauth", "disco", "ping", "websocket", "smacks", "carbons" }
modules_disabled = { "s2s", "tls"${offline ? "" : ', "offline"'} }
c2s_require_encryption = false
consider_websocket_secure = true
http_host = "localhost"
VirtualHost "${VISITORS}"
  authentication = "anonymous"
  http_host = "localhost"
VirtualHost "${AGENT.domain}"
  authentication = "internal_plain"
  http_host = "localhost"
`;

/**
 * Starts Prosody until the test, or the file, is over: `kill()` is SIGKILL, `start()` brings it back on the
 * same port. `offline`: whether it keeps what comes for somebody who is not there, as it usually does.
 */
export async function prosody(t, { offline = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "leadlight-prosody-"));
  const [port, plain] = [await freePort(), await freePort()];
  const accounts = join(folder, "data", AGENT.domain.replaceAll(".", "%2e"), "accounts");
  await mkdir(accounts, { recursive: true });
  await writeFile(
    join(accounts, `${AGENT.username}.dat`),
    `return { ["password"] = "${AGENT.password}"; };\n`,
  );
  await writeFile(join(folder, "prosody.cfg.lua"), configOf(folder, port, plain, offline));
  const service = `ws://localhost:${port}/xmpp-websocket`;
  let child;
  let output = "";

  const server = {
    /** Where XMPP clients that are no browsers come in. */
    plain: `xmpp://127.0.0.1:${plain}`,
    /** What goes into the config of a page. */
    chat: { service, domain: VISITORS, to: TO },
    async start() {
      child = spawn(program("prosody"), ["-F", "--config", join(folder, "prosody.cfg.lua")]);
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (data) => {
          output += data;
        });
      }
      await until("Prosody to answer", () => answers(port), { context: () => output });
    },
    /** As the power going: nothing is said to anybody. */
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    /** How many visitors came in so far. */
    visitors: () =>
      output.split("Authenticated as").filter((it) => it.includes(`@${VISITORS}`)).length,
    output: () => output,
  };
  atEnd(t, async () => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });
  await server.start();
  return server;
}

async function answers(port) {
  const response = await fetch(`http://127.0.0.1:${port}/xmpp-websocket`, {
    headers: { host: "localhost" },
  });
  return response.status > 0;
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
