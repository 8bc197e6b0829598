// Sends a test lead to a sink as a visitor's page would: what is sent is shown first, then the answer.

import { useEffect, useState } from "react";
import type { Answer } from "../../../embed/keep/post.js";
import { sinkOf } from "../../../embed/keep/sinks/index.js";
import type { Letter } from "../../../embed/keep/sinks/sink.js";
import type { Event } from "../../../embed/messages.js";
import { ask } from "../../engine/client.js";
import { Button, Dialog } from "../../kit/parts.js";
import { type JsonObject, objectOf, textOf } from "../../state/path.js";
import { doc } from "../../state/store.js";
import { POSTED } from "./kinds.js";
import { leadRequest, markedLead } from "./lead.js";

interface Made {
  letter?: Letter;
  error?: string;
}

/** Writes the lead for a sink, as its page would. */
async function make(sink: JsonObject): Promise<Made> {
  const { config } = doc();
  const answer = await ask(leadRequest(config, Date.now()));
  const sla = textOf(objectOf(config["handoff"])["sla"]);
  const event = markedLead(answer, `test-${crypto.randomUUID()}`, sla);
  if (!event)
    return {
      error: "The engine could not make a lead of this config: see what the checker finds.",
    };
  const letter = sinkOf(sink["kind"])?.write(event as unknown as Event, sink);
  return letter ? { letter } : { error: "There is no such kind of sink." };
}

export function TestLead({ sink, onClose }: { sink: JsonObject; onClose: () => void }) {
  const [made, setMade] = useState<Made>({});
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told>();
  const kind = textOf(sink["kind"]);
  const posted = POSTED.includes(kind);
  useEffect(() => {
    let there = true;
    make(sink).then(
      (it) => there && setMade(it),
      (error) => there && setMade({ error: (error as Error).message }),
    );
    return () => {
      there = false;
    };
  }, [sink]);
  const { letter, error } = made;
  const send = async () => {
    if (!letter) return;
    setBusy(true);
    setTold(undefined);
    const answer = await sinkOf(kind)?.send(letter);
    setTold(inWords(answer, letter.url));
    setBusy(false);
  };
  return (
    <Dialog title={`Test lead to ${textOf(sink["id"])}`} onClose={onClose} wide>
      {error && <p className="finding error">{error}</p>}
      {!letter && !error && <p className="muted">The engine makes a lead…</p>}
      {letter && (
        <>
          <p>
            {posted
              ? "This is sent from your browser, as a visitor’s page would. The lead says that it is a test; delete it over there when it has arrived."
              : `This cannot be tried here: it is a call of ${letter.type}, which your page has and the studio has not. On your page it would be:`}
          </p>
          {posted && (
            <p className="letter-to">
              <strong>POST</strong> <code>{letter.url || "no address yet"}</code>{" "}
              <span className="muted">{letter.type}</span>
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
          <section className="letter" tabIndex={0} aria-label="What is sent">
            {posted ? pretty(letter) : `${letter.type}(${pretty(letter)})`}
          </section>
          {told && (
            <p className={told.good ? "fine" : "finding error"} role="status">
              {told.text}
            </p>
          )}
          <div className="row">
            {posted ? (
              <Button kind="primary" disabled={busy} onClick={() => void send()}>
                {busy ? "Sending…" : told ? "Send again" : "Send"}
              </Button>
            ) : (
              <p className="muted">
                To try it on your page, hand over by hand there:{" "}
                <code>leadlight("handoff", {"{ test: true }"})</code>
              </p>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

/** A body as one reads it. */
function pretty({ type, body }: Letter): string {
  if (type.includes("form-urlencoded")) {
    return [...new URLSearchParams(body)].map(([name, value]) => `${name} = ${value}`).join("\n");
  }
  return JSON.stringify(JSON.parse(body), null, 2);
}

interface Told {
  good: boolean;
  text: string;
}

function inWords(answer: Answer | undefined, url: string): Told {
  const bad = (text: string) => ({ good: false, text });
  if (!answer) return bad("There is no address to send to: it has to begin with http or https.");
  const host = new URL(url).host;
  switch (answer.kind) {
    case "received":
      return { good: true, text: `${host} has it: it answered with a 2xx.` };
    case "unread":
      return {
        good: true,
        text: `Sent. ${host} does not let a browser read its answer: look there whether it has come.`,
      };
    case "busy":
      return bad(
        `${host} answered ${answer.status}: from your site it would be tried again later.`,
      );
    case "refused":
      return bad(
        answer.status === 404
          ? `${host} answered 404: there is nothing at this address.`
          : `${host} refused it with ${answer.status}: see whether the address, the ids and the fields are right. It would not be tried again.`,
      );
    case "absent":
      return bad(answer.error);
    case "lost":
      return bad(
        `No answer that can be read from ${host}. It is away, or does not allow this page (CORS): it has to answer with Access-Control-Allow-Origin, also to OPTIONS.`,
      );
  }
}
