// What this site uses of Leadlight: the command function of the script tag, and its events.

export interface Snapshot {
  stage: string;
  scores: Record<string, number>;
  traits: Record<string, unknown>;
  consent: string;
}

interface Leadlight {
  (command: string, ...args: unknown[]): unknown;
  get?: () => Snapshot;
  explain?: (what: string) => unknown;
}

declare global {
  interface Window {
    leadlight?: Leadlight;
  }
}

/** Calls Leadlight. Before it is there the stub in the page's head keeps the call; never throws. */
export function leadlight(command: string, ...args: unknown[]): unknown {
  try {
    return window.leadlight?.(command, ...args);
  } catch {
    return undefined;
  }
}

/** What Leadlight knows now, or null while it is not ready (or not there at all). */
export function snapshot(): Snapshot | null {
  try {
    return window.leadlight?.get?.() ?? null;
  } catch {
    return null;
  }
}

/** Why the stage is what it is and what is missing for the next, or null. */
export function explainStage(): unknown {
  try {
    return window.leadlight?.explain?.("stage") ?? null;
  } catch {
    return null;
  }
}
