// A salesperson in an XMPP client of somebody else's: what any such client hears and says.

import { client, xml } from "@xmpp/client";
import { atEnd } from "./ending.mjs";
import { AGENT } from "./prosody.mjs";
import { show, until } from "./until.mjs";

/** Signs in, as an anonymous visitor where the account has no name, and stays so over restarts of the server, until the test ends. */
export async function agent(t, service, account = AGENT) {
  const xmpp = client({ service, resource: "desk", ...account });
  const heard = [];
  let online = 0;
  xmpp.on("error", () => {});
  xmpp.on("online", async () => {
    online += 1;
    await xmpp.send(xml("presence"));
  });
  xmpp.on("stanza", (stanza) => {
    if (!stanza.is("message")) return;
    const lead = stanza.getChild("lead", "urn:leadlight:lead:1");
    heard.push({
      id: stanza.attrs.id,
      from: stanza.attrs.from,
      type: stanza.attrs.type,
      body: stanza.getChildText("body") ?? "",
      thread: stanza.getChildText("thread"),
      received: stanza.getChild("received")?.attrs.id,
      lead: lead && {
        ...lead.attrs,
        scores: Object.fromEntries(
          lead.getChildren("score").map(({ attrs }) => [attrs.name, attrs.value]),
        ),
        reasons: lead.getChildren("reason").map((it) => it.text()),
        traits: Object.fromEntries(
          lead.getChildren("trait").map((it) => [it.attrs.name, it.text()]),
        ),
      },
    });
  });
  atEnd(t, async () => {
    xmpp.reconnect.stop();
    await xmpp.stop().catch(() => {});
  });
  xmpp.reconnect.delay = 300;
  await xmpp.start();
  await until("the agent to be online", () => online > 0);

  let count = 0;
  return {
    heard,
    /** How often they signed in. */
    online: () => online,
    /** Waits for a message with these words. */
    hears: (words, context = () => `heard: ${show(heard)}`) =>
      until(
        `the agent to hear ${words}`,
        () => heard.find(({ body, type }) => type !== "error" && body.includes(words)),
        { context },
      ),
    says(to, text, ...more) {
      count += 1;
      const id = `agent-${count}`;
      const body = text ? [xml("body", {}, text)] : [];
      return xmpp.send(xml("message", { to, type: "chat", id }, ...body, ...more));
    },
    raw: (stanza) => xmpp.send(stanza),
    outcome: (to, lifecycle, reason) =>
      xmpp.send(
        xml(
          "message",
          { to },
          xml("outcome", { xmlns: "urn:leadlight:lead:1", lifecycle, reason }),
        ),
      ),
    xml,
  };
}
