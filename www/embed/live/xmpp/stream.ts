// One XMPP stream over a WebSocket (RFC 7395): an anonymous visitor comes in, sends, and hears.

import { child, parse, type Written, type Xml, xml } from "./xml.js";

const FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
const STREAMS = "http://etherx.jabber.org/streams";
const SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
const BIND = "urn:ietf:params:xml:ns:xmpp-bind";
const ACKS = "urn:xmpp:sm:3";
const STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
const CLIENT = "jabber:client";

/** How long (ms) the server may take for its part of the beginning, and to say that it is still there. */
const PATIENCE = 10_000;

/** How long (ms) nothing may be heard before the server is asked whether it is there. */
const SILENCE = 30_000;

export interface StreamHears {
  /** The visitor is in, and may send. */
  ready(): void;
  stanza(stanza: Xml): void;
  /** It is over; nothing comes after this. */
  over(): void;
}

export interface Stream {
  /** Sends a stanza. `arrived` is called once the server has it, where the server says so; else at once. */
  send(stanza: Written, arrived?: () => void): void;
  /** Ends it politely, and tells nobody. */
  close(): void;
}

/** Opens a stream to `service` as a visitor of `domain`. Throws only what `new WebSocket` does. */
export function openStream(service: string, domain: string, hears: StreamHears): Stream {
  const socket = new WebSocket(service, "xmpp");
  let step: "greet" | "in" | "bind" | "on" | "over" = "greet";
  let acks = false;
  let sent = 0;
  let handled = 0;
  /** What is called when the server has so many stanzas of ours. */
  let arrivals: { readonly number: number; readonly arrived: () => void }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (it: Written) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(it.written);
  };

  const wait = (millis: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, millis);
  };

  const end = () => {
    if (step === "over") return false;
    step = "over";
    clearTimeout(timer);
    say(xml("close", { xmlns: FRAMING }));
    socket.close();
    return true;
  };

  const fail = () => {
    if (end()) hears.over();
  };

  const greet = () => say(xml("open", { xmlns: FRAMING, to: domain, version: "1.0" }));

  /** Asks the server how much it has, which it answers at once. */
  const ask = () => {
    say(acks ? xml("r", { xmlns: ACKS }) : ping());
    if (step === "on") wait(PATIENCE, fail);
  };

  const count = (it: Written) => {
    say(it);
    sent += 1;
  };

  const acknowledged = (number: number) => {
    const due = arrivals.filter((it) => it.number <= number);
    arrivals = arrivals.filter((it) => it.number > number);
    for (const { arrived } of due) arrived();
  };

  let pings = 0;
  const ping = () => {
    pings += 1;
    const attributes = { xmlns: CLIENT, type: "get", id: `ping-${pings}` };
    return xml("iq", attributes, xml("ping", { xmlns: "urn:xmpp:ping" }));
  };

  /** What comes before the stream is of use. Gives whether it was that. */
  const begin = (it: Xml) => {
    if (it.ns === FRAMING && it.name === "open") return;
    if (it.ns === STREAMS && it.name === "features") {
      const mechanisms = child(it, "mechanisms", SASL)?.children.map(({ text }) => text);
      if (step === "greet" && mechanisms?.includes("ANONYMOUS")) {
        say(xml("auth", { xmlns: SASL, mechanism: "ANONYMOUS" }));
      } else if (step === "in" && child(it, "bind", BIND)) {
        step = "bind";
        acks = Boolean(child(it, "sm", ACKS));
        say(xml("iq", { xmlns: CLIENT, type: "set", id: "bind" }, xml("bind", { xmlns: BIND })));
      } else {
        fail();
      }
    } else if (it.ns === SASL && it.name === "success" && step === "greet") {
      step = "in";
      greet();
    } else if (step === "bind" && it.name === "iq" && it.attributes.get("type") === "result") {
      step = "on";
      // Without resumption: an anonymous visitor who comes back is another to the server.
      if (acks) say(xml("enable", { xmlns: ACKS }));
      wait(SILENCE, ask);
      hears.ready();
    } else {
      fail();
    }
  };

  const on = (it: Xml) => {
    wait(SILENCE, ask);
    if (it.ns === ACKS) {
      if (it.name === "r") say(xml("a", { xmlns: ACKS, h: handled }));
      else if (it.name === "a") acknowledged(Number(it.attributes.get("h")));
      else if (it.name === "failed") {
        acks = false;
        acknowledged(sent);
      }
      return;
    }
    if (it.ns === STREAMS || it.ns === FRAMING) {
      fail();
      return;
    }
    handled += 1;
    const type = it.attributes.get("type");
    if (it.name === "iq" && (type === "get" || type === "set")) answer(it);
    else hears.stanza(it);
  };

  /** Whoever asks gets an answer: to a ping, that we are here; to all else, that we do not do that. */
  const answer = (it: Xml) => {
    const about = { xmlns: CLIENT, id: it.attributes.get("id"), to: it.attributes.get("from") };
    if (child(it, "ping", "urn:xmpp:ping")) {
      count(xml("iq", { ...about, type: "result" }));
    } else {
      const what = xml("service-unavailable", { xmlns: STANZAS });
      count(xml("iq", { ...about, type: "error" }, xml("error", { type: "cancel" }, what)));
    }
  };

  wait(PATIENCE, fail);
  socket.onopen = greet;
  socket.onclose = socket.onerror = fail;
  socket.onmessage = ({ data }) => {
    if (step === "over") return;
    const it = parse(data);
    // What is not XML of ours is passed over; a server that says only such things runs out of time.
    if (!it) return;
    if (step === "on") on(it);
    else begin(it);
  };

  return {
    send(stanza, arrived) {
      count(stanza);
      if (!arrived) return;
      arrivals.push({ number: sent, arrived });
      if (acks) ask();
      else acknowledged(sent);
    },
    close: () => void end(),
  };
}
