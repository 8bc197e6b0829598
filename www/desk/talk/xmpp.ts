// What xmpp.js of the desk holds: its end of conversations over XMPP, signed in as a salesperson.

import { $build, Strophe } from "strophe.js";
import { readLine } from "./talk.js";
import type { Talks } from "./talks.js";

const LEAD = "urn:leadlight:lead:1";
const RECEIPTS = "urn:xmpp:receipts";

/** Stands for a line, where a receipt is for an outcome. */
const OUTCOME = "";

/** How long (ms) until the next try to sign in, and at most. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

export interface Account {
  readonly service: string;
  readonly address: string;
  readonly password: string;
}

export type Signed = "connecting" | "in" | "refused" | "lost" | "out";

/** Signs in, and again whenever the line breaks, until the function returned is called. */
export function openXmpp(
  account: Account,
  talks: Talks,
  tell: (signed: Signed) => void,
): () => void {
  let connection: InstanceType<typeof Strophe.Connection> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let isOver = false;
  /** Which line of which conversation a receipt is for. */
  const sent = new Map<string, readonly [conversation: string, line: string]>();

  function connect(): void {
    tell("connecting");
    connection = new Strophe.Connection(account.service);
    connection.connect(account.address, account.password, (status: number) => {
      const { Status } = Strophe;
      if (isOver) return;
      if (status === Status.CONNECTED || status === Status.ATTACHED) {
        tries = 0;
        connection?.addHandler(onMessage, null, "message", null);
        connection?.addHandler(onPresence, null, "presence", "unavailable");
        connection?.send(element("presence"));
        tell("in");
      } else if (status === Status.AUTHFAIL) {
        isOver = true;
        tell("refused");
      } else if (status === Status.DISCONNECTED || status === Status.CONNFAIL) {
        tell("lost");
        clearTimeout(timer);
        timer = setTimeout(connect, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries));
        tries += 1;
      }
    });
  }

  function onMessage(stanza: Element): true {
    const from = stanza.getAttribute("from") ?? "";
    const id = stanza.getAttribute("id");
    if (stanza.getAttribute("type") === "error") {
      // Nobody is at this address any more; what was said waits for them to be at another.
      talks.left(from);
      return true;
    }
    const receipt = sent.get(childOf(stanza, "received", RECEIPTS)?.getAttribute("id") ?? "");
    if (receipt?.[1] === OUTCOME) talks.told(receipt[0]);
    else if (receipt) talks.has(...receipt);

    const lead = childOf(stanza, "lead", LEAD);
    const body = [...(childOf(stanza, "body")?.textContent ?? "")];
    // The words for people who have no desk are not the visitor's.
    const said = Number(lead?.getAttribute("said") ?? body.length);
    const text = body.slice(0, said).join("").trim();
    const line = readLine({ id: id ?? `${from}-${Date.now()}`, from: "me", text, at: Date.now() });
    const conversation = childOf(stanza, "thread")?.textContent;
    if (!conversation || (!lead && !line)) return true;
    const missing = talks.take({
      id: conversation,
      via: "xmpp",
      address: from,
      ...(lead ? { lead: leadOf(lead) } : {}),
      lines: line ? [line] : [],
      isHere: true,
    });
    // Whoever came back to another address has not heard what went to the old one.
    if (lead) for (const { id, text } of missing) say(conversation, from, id, text);
    return true;
  }

  function onPresence(stanza: Element): true {
    talks.left(stanza.getAttribute("from") ?? "");
    return true;
  }

  function say(conversation: string, to: string, id: string, text: string): void {
    sent.set(id, [conversation, id]);
    const body = element("body", {}, text);
    const thread = element("thread", {}, conversation);
    connection?.send(
      element("message", { to, type: "chat", id }, body, thread, element("request", RECEIPTS)),
    );
  }

  talks.wire("xmpp", {
    say: (talk, line) => say(talk.id, talk.address, line.id, line.text),
    outcome(talk, { lifecycle, reason }) {
      const id = `outcome-${Date.now().toString(36)}`;
      sent.set(id, [talk.id, OUTCOME]);
      const verdict = element("outcome", { xmlns: LEAD, lifecycle, ...(reason ? { reason } : {}) });
      const about = { to: talk.address, type: "chat", id };
      connection?.send(element("message", about, verdict, element("request", RECEIPTS)));
    },
  });

  connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    connection?.disconnect("signed out");
    tell("out");
  };
}

/** The data of a handoff, from the element that a page sends. */
function leadOf(lead: Element): object {
  const list = (name: string) => [...lead.getElementsByTagNameNS(LEAD, name)];
  const at = (element: Element, name: string) => element.getAttribute(name) ?? undefined;
  return {
    ...Object.fromEntries(
      ["visitor", "site", "stage", "grade", "path", "sla"].map((name) => [name, at(lead, name)]),
    ),
    scores: Object.fromEntries(
      list("score").map((score) => [at(score, "name"), Number(at(score, "value"))]),
    ),
    reasons: list("reason").map((reason) => ({
      rule: at(reason, "rule"),
      points: Number(at(reason, "points")),
      count: Number(at(reason, "count")),
      label: reason.textContent,
    })),
    traits: Object.fromEntries(list("trait").map((it) => [at(it, "name"), it.textContent])),
  };
}

function childOf(stanza: Element, name: string, ns?: string): Element | undefined {
  return [...stanza.children].find(
    (it) => it.localName === name && (ns === undefined || it.namespaceURI === ns),
  );
}

/** An element of XMPP; a text in place of attributes is its namespace. */
function element(
  name: string,
  given: Readonly<Record<string, string>> | string = {},
  ...children: readonly (Element | string)[]
): Element {
  const made = $build(name, typeof given === "string" ? { xmlns: given } : given);
  for (const child of children) {
    if (typeof child === "string") made.t(child);
    else made.cnode(child).up();
  }
  return made.tree();
}
