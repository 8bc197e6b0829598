// Texts that are not JSON yet, kept while the page is open elsewhere or loaded anew.

interface Draft {
  text: string;
  /** What the config said when it was written: a draft for another is none. */
  over: string;
}

const key = (place: string) => `leadlight-studio-draft ${place}`;

/** Keeps a text, or forgets the one that was kept. */
export function keepDraft(place: string, text: string | undefined, over: string) {
  try {
    if (text === undefined) sessionStorage.removeItem(key(place));
    else sessionStorage.setItem(key(place), JSON.stringify({ text, over } satisfies Draft));
  } catch {
    // Where nothing may be stored, the draft lasts as long as the editor.
  }
}

/** The text that was kept for a place, if the config there is still the one it was written over. */
export function draftOf(place: string, over: string): string | undefined {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key(place)) ?? "null") as Draft | null;
    return draft?.over === over ? draft.text : undefined;
  } catch {
    return undefined;
  }
}
