// What happened, told to the page: functions of `on`, events on the document, the data layer.

type Listener = (detail: unknown) => void;

/** The events there are. */
export type EventName =
  | "ready"
  | "signal"
  | "score"
  | "stage"
  | "decision"
  | "exposure"
  | "chat"
  | "handoff"
  | "error";

export class Events {
  private readonly listeners = new Map<string, Set<Listener>>();
  /** What was told of what happens once: those who ask later hear it too. */
  private readonly past = new Map<string, unknown>();
  /** Whether events go to `window.dataLayer` too. */
  dataLayer = false;

  on(event: string, listener: Listener): void {
    if (typeof listener !== "function") return;
    const list = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, list.add(listener));
    if (this.past.has(event)) call(listener, this.past.get(event));
  }

  off(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }

  tell(event: string, detail: unknown): void {
    if (event === "ready") this.past.set(event, detail);
    for (const listener of this.listeners.get(event) ?? []) call(listener, detail);
    // What a listener on the document throws is the page's own error and is reported as such.
    document.dispatchEvent(new CustomEvent(`leadlight:${event}`, { detail }));
    if (this.dataLayer) {
      const scope = window as unknown as { dataLayer?: unknown[] };
      scope.dataLayer = scope.dataLayer ?? [];
      scope.dataLayer.push({ event: `leadlight_${event}`, ...(detail as object) });
    }
  }
}

/** Calls a function of the page's. What it throws is thrown, but not at us. */
function call(listener: Listener, detail: unknown): void {
  try {
    listener(detail);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
