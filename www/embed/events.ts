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
  | "playbook"
  | "handoff"
  | "error";

export type Events = ReturnType<typeof makeEvents>;

/** `debug`: says everything to the console as well. */
export function makeEvents(debug?: boolean) {
  const listeners = new Map<string, Set<Listener>>();
  /** What was told when it was ready: those who ask later hear it too. */
  let ready: { detail: unknown } | undefined;

  const events = {
    /** Whether events go to `window.dataLayer` too. */
    dataLayer: false,

    on(event: string, listener: Listener): void {
      if (typeof listener !== "function") return;
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      if (ready && event === "ready") call(listener, ready.detail);
    },

    off(event: string, listener: Listener): void {
      listeners.get(event)?.delete(listener);
    },

    tell(event: string, detail: object | undefined): void {
      if (debug) console.debug("Leadlight:", event, detail);
      if (event === "ready") ready = { detail };
      for (const listener of listeners.get(event) ?? []) call(listener, detail);
      // What a listener on the document throws is the page's own error and is reported as such.
      document.dispatchEvent(new CustomEvent(`leadlight:${event}`, { detail }));
      if (!events.dataLayer) return;
      // One lead is one conversion, however its delivery goes.
      if (event === "handoff" && (detail as { status: string }).status !== "created") return;
      const scope = window as unknown as { dataLayer?: unknown[] };
      call(() => {
        scope.dataLayer = scope.dataLayer ?? [];
        scope.dataLayer.push({ ...detail, event: `leadlight_${event}` });
      });
    },
  };
  return events;
}

/** Calls a function of the page's. What it throws is thrown, but not at us. */
function call(listener: Listener, detail?: unknown): void {
  try {
    listener(detail);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
