// The inbox over HTTP: one look at what is there, or why nothing could be read; and emptying it.

export type Look =
  | { readonly events: readonly unknown[] }
  /** There is no inbox at this address: a static host. */
  | { readonly problem: "absent" }
  | { readonly problem: "offline" | "lost" | "failed"; readonly why: string };

const PATIENCE_MS = 15_000;

export async function lookInto(inbox: URL): Promise<Look> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(inbox, {
      headers: { accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    body = await response.text();
  } catch {
    return navigator.onLine
      ? { problem: "lost", why: "The inbox does not answer." }
      : { problem: "offline", why: "This computer is offline." };
  }
  if ([404, 405, 410, 501].includes(response.status)) return { problem: "absent" };
  if (!response.ok) return failed(`The inbox answered with status ${response.status}.`);
  // Many static hosts answer every unknown address with their start page and status 200.
  if (/^text\/html\b/i.test(response.headers.get("content-type") ?? ""))
    return { problem: "absent" };
  try {
    const events: unknown = JSON.parse(body);
    if (Array.isArray(events)) return { events };
  } catch {
    // Said below.
  }
  return failed("The inbox answered with something that is not a list of handoffs.");
}

/** Erases everything in it, where the inbox allows that. `words` say what became of it. */
export async function emptyInbox(inbox: URL): Promise<{ done: boolean; words: string }> {
  try {
    const { ok, status } = await fetch(inbox, { method: "DELETE" });
    if (ok) return { done: true, words: "The inbox is empty." };
    return { done: false, words: `The inbox can not be emptied from here (status ${status}).` };
  } catch {
    return { done: false, words: "The inbox does not answer." };
  }
}

function failed(why: string): Look {
  return { problem: "failed", why };
}
