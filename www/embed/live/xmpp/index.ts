// What xmpp.js holds: the conversation over XMPP, to one address of sales, that of an anonymous visitor.

import { type About, type Hears, isOutcome, type Line, LONGEST, type Transport } from "../line.js";
import { summary } from "../words.js";
import { leadXml, NAMESPACE } from "./lead.js";
import { openStream, type Stream } from "./stream.js";
import { child, type Xml, xml } from "./xml.js";

const CLIENT = "jabber:client";
const RECEIPTS = "urn:xmpp:receipts";

/** How long (ms) until the first further try, and at most; each is twice as long as the one before. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** How long (ms) an interruption lasts until it is called more than that. */
const INTERRUPTION = 20_000;

interface Settings {
  readonly service: string;
  readonly domain: string;
  /** The address of sales, without a resource. */
  readonly to: string;
}

/** Reads `chat.xmpp`; throws, in words for the site's author, where it cannot be used. */
function settingsOf(config: unknown): Settings {
  const given = (config as { xmpp?: Record<string, unknown> } | undefined)?.xmpp;
  const text = (key: string) => {
    const value = given?.[key];
    if (typeof value !== "string" || !value.trim()) throw new Error(`chat.xmpp.${key} is missing`);
    return value.trim();
  };
  const service = new URL(text("service"), document.baseURI).href;
  if (!/^wss?:/.test(service)) throw new Error("chat.xmpp.service is no wss:// address");
  return { service, domain: text("domain"), to: bare(text("to")) };
}

const bare = (address: string | undefined) => (address ?? "").split("/")[0]?.toLowerCase() ?? "";

export function connect(config: unknown, about: About, hears: Hears): Transport {
  const { service, domain, to } = settingsOf(config);
  let stream: Stream | undefined;
  let isReady = false;
  let wasReady = false;
  /** Whether sales knows who has the address that the server gave us this time. */
  let isKnown = false;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let interruption: ReturnType<typeof setTimeout> | undefined;
  /** What the server does not have yet, in order. */
  const waiting = new Map<string, Line>();

  const open = () => {
    clearTimeout(retry);
    if (stream) return;
    try {
      stream = openStream(service, domain, { ready, stanza, over });
    } catch {
      over();
    }
  };

  const ready = () => {
    isReady = wasReady = true;
    isKnown = false;
    tries = 0;
    clearTimeout(interruption);
    interruption = undefined;
    hears.standing("open");
    for (const line of waiting.values()) write(line);
    // Answers go to an address of the visitor's, and that is another one now.
    if (!isKnown && about.lines().some(({ status }) => status === "sent")) introduce();
  };

  const over = () => {
    stream = undefined;
    isReady = false;
    hears.standing(wasReady ? "broken" : "unreachable");
    if (wasReady) {
      interruption ??= setTimeout(() => hears.standing("unreachable"), INTERRUPTION);
    }
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
    tries += 1;
    // All visitors lose a server that restarts at once, and must not come back at once.
    retry = setTimeout(open, wait * (0.5 + Math.random() / 2));
  };

  /** Says who writes from this address: for programs, and in a line for people. */
  const introduction = (said = "") => {
    isKnown = true;
    // What is sent to directly hears when the visitor leaves.
    stream?.send(xml("presence", { xmlns: CLIENT, to }));
    const lead = about.lead();
    const again = about.lines().some(({ status, from }) => from === "them" || status === "sent");
    return { words: summary(lead, again), element: leadXml(lead, about.id, said) };
  };

  const introduce = () => {
    const { words, element } = introduction();
    const attributes = { xmlns: CLIENT, to, type: "chat" };
    stream?.send(xml("message", attributes, xml("body", {}, words), thread(), element));
  };

  const write = (line: Line) => {
    const { words, element } = isKnown ? {} : introduction(line.text);
    const body = words ? `${line.text}\n\n${words}` : line.text;
    const attributes = { xmlns: CLIENT, to, type: "chat", id: line.id };
    stream?.send(xml("message", attributes, xml("body", {}, body), thread(), element), () => {
      // What came back before the server said that it has it did not arrive.
      if (!waiting.delete(line.id)) return;
      hears.became(line.id, "sent");
      hears.standing("open");
    });
  };

  const thread = () => xml("thread", {}, about.id);

  const stanza = (it: Xml) => {
    // Whoever else writes to a visitor is nobody they talk with.
    if (it.name !== "message" || it.ns !== CLIENT || bare(it.attributes.get("from")) !== to) return;
    const id = it.attributes.get("id");
    if (it.attributes.get("type") === "error") {
      const isOurs = id !== undefined && about.lines().some((line) => line.id === id);
      if (!isOurs) return;
      waiting.delete(id);
      hears.became(id, "failed");
      hears.standing("nobody");
      return;
    }
    const verdict = child(it, "outcome", NAMESPACE);
    const outcome = verdict?.attributes.get("lifecycle");
    if (isOutcome(outcome)) hears.outcome(outcome, verdict?.attributes.get("reason") ?? "");
    const text = child(it, "body", CLIENT)?.text.trim().slice(0, LONGEST);
    if (text) hears.said({ id: `${id ?? Math.random()}`.slice(0, 100), text, at: Date.now() });
    if (id && child(it, "request", RECEIPTS)) {
      const received = xml("received", { xmlns: RECEIPTS, id });
      stream?.send(xml("message", { xmlns: CLIENT, to: it.attributes.get("from") }, received));
    }
  };

  /** Without a network there is no line, whatever the socket thinks; with one it is tried at once. */
  const offline = () => {
    if (!stream) return;
    stream.close();
    over();
  };

  addEventListener("online", open);
  addEventListener("offline", offline);
  hears.standing("connecting");
  open();

  return {
    send(line) {
      if (waiting.has(line.id)) return;
      waiting.set(line.id, line);
      if (isReady) write(line);
      else open();
    },
    close() {
      removeEventListener("online", open);
      removeEventListener("offline", offline);
      clearTimeout(retry);
      clearTimeout(interruption);
      stream?.close();
      stream = undefined;
    },
  };
}
