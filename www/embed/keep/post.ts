// One POST to a sink, and what its answer means: only a plain 2xx says that the sink has it.

import { inTime } from "../safe.js";

export type Answer =
  | { kind: "received" }
  /** Asks for another try, and perhaps to be left alone for so many milliseconds. */
  | { kind: "busy"; status: number; retryAfter?: number | undefined }
  | { kind: "refused"; status: number }
  /** Nothing to go by: no network, no answer in time, a redirect, an opaque answer. */
  | { kind: "lost" }
  /** An answer that may be neither read nor asked for: it was sent, and that is all one can know. */
  | { kind: "unread" }
  /** What is to take it is not on the page, or failed. */
  | { kind: "absent"; error: string };

/** A silent sink holds one of the few connections that a browser allows to a host. */
const patience = 10_000;

/** Browsers allow 64 KiB of `keepalive` bodies at once, and refuse what is over. */
const keepaliveBytes = 60_000;

/**
 * Sends `body`; the request outlives the page unless it is too large for that. Never rejects. `no-cors` is
 * for those whose answer a browser does not show.
 */
export async function post(
  url: string,
  body: string,
  type: string,
  mode: "cors" | "no-cors" = "cors",
): Promise<Answer> {
  const answer = await inTime<Answer>(patience, (give) => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), patience);
    // Without a prototype: what a page has put on `Object.prototype` must not leak into the call.
    const options: RequestInit & { __proto__: null } = {
      __proto__: null,
      method: "POST",
      mode,
      credentials: "omit",
      cache: "no-store",
      // Without CORS browsers know no other way than to follow.
      redirect: mode === "cors" ? "manual" : "follow",
      referrerPolicy: "strict-origin-when-cross-origin",
      headers: { "content-type": type },
      body,
      keepalive: new Blob([body]).size < keepaliveBytes,
      signal: abort.signal,
    };
    fetch(url, options)
      .then((response) => give(meaning(response)))
      .catch(() => give());
  });
  return answer || { kind: "lost" };
}

function meaning({ status, redirected, headers, type }: Response): Answer {
  if (type === "opaque") return { kind: "unread" };
  const hundreds = Math.floor(status / 100);
  if (hundreds === 5 || [408, 425, 429].includes(status)) {
    return { kind: "busy", status, retryAfter: pause(headers.get("retry-after") || "") };
  }
  if (hundreds === 4) return { kind: "refused", status };
  return { kind: hundreds === 2 && !redirected ? "received" : "lost" };
}

/** Reads a `Retry-After` header, whole seconds or an HTTP date, as milliseconds from now. */
function pause(header: string): number | undefined {
  if (/^\d+$/.test(header)) return +header * 1000;
  // Browsers also take "-5" for a date, in 2001; HTTP's dates end in GMT.
  const date = header.endsWith("GMT") ? Date.parse(header) : -1;
  return date >= 0 ? Math.max(0, date - Date.now()) : undefined;
}
