// Asking the engine from the views.

import { useEffect, useMemo, useRef, useState } from "react";
import type { Answer } from "./types.js";

interface Waiting {
  done(answer: unknown): void;
  fail(error: Error): void;
}

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

function open() {
  // From the page's address: this module may be bundled into a part in another directory.
  const it = new Worker(new URL("worker.js", document.baseURI), { type: "module" });
  it.onmessage = ({ data: { id, answer, error } }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.fail(new Error(error));
    else asked?.done(JSON.parse(answer));
  };
  it.onerror = () => {
    for (const { fail } of waiting.values()) fail(new Error("The engine could not be loaded"));
    waiting.clear();
    worker = undefined;
  };
  return it;
}

/** Asks the engine once. Many requests are answered in their order. */
export const ask = <T = Answer>(request: unknown) => askText<T>(JSON.stringify(request));

function askText<T>(request: string): Promise<T> {
  worker ??= open();
  const it = worker;
  return new Promise((done, fail) => {
    const id = ++last;
    waiting.set(id, { done: (answer) => done(answer as T), fail });
    it.postMessage({ id, request });
  });
}

/** What is said to those whose request was ended. */
export const CANCELLED = "Cancelled";

/** Ends whatever the engine is working on; what was asked is answered with an error. */
export function cancel() {
  worker?.terminate();
  worker = undefined;
  for (const { fail } of waiting.values()) fail(new Error(CANCELLED));
  waiting.clear();
}

export interface Asked<T> {
  /** The latest answer; it stays while the next is worked out. */
  answer: T | undefined;
  error: string;
}

/**
 * The engine's answer to a request, anew whenever the request is another value; null asks nothing.
 * While one is worked out, only the latest of those that came after is asked next.
 */
export function useEngine<T = Answer>(request: unknown): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ answer: undefined, error: "" });
  const next = useRef("");
  const busy = useRef(false);
  const shown = useRef(true);
  const text = useMemo(() => (request === null ? "" : JSON.stringify(request)), [request]);

  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  useEffect(() => {
    if (!text) return;
    next.current = text;
    const go = async () => {
      if (busy.current) return;
      busy.current = true;
      while (next.current) {
        const wanted = next.current;
        next.current = "";
        try {
          const answer = await askText<T & { error?: string }>(wanted);
          if (shown.current) setAsked({ answer, error: answer.error ?? "" });
        } catch (error) {
          if (shown.current) setAsked((it) => ({ ...it, error: (error as Error).message }));
        }
      }
      busy.current = false;
    };
    void go();
  }, [text]);
  return asked;
}
