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

/** How much of what was told is kept. */
const MOST = 500;

export type Events = ReturnType<typeof makeEvents>;

/** `debug`: says everything to the console as well. */
export function makeEvents(debug?: boolean) {
  const listeners = new Map<string, Set<Listener>>();
  /** What was told when it was ready: those who ask later hear it too. */
  let ready: { detail: unknown } | undefined;

  const events = {
    /** Whether events go to `window.dataLayer` too. */
    dataLayer: false,

    /** What was told so far, for analytics that come later; some of it, as long as nothing is refused. */
    past: [] as [event: string, detail: unknown][] | undefined,

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
      if ((events.past?.length ?? MOST) < MOST) events.past?.push([event, detail]);
      for (const listener of listeners.get(event) ?? []) call(listener, detail);
      // What a listener on the document throws is the page's own error and is reported as such.
      document.dispatchEvent(new CustomEvent(`leadlight:${event}`, { detail }));
      if (!events.dataLayer) return;
      const { status, name } = (detail ?? {}) as { status?: string; name?: string };
      // One lead is one conversion, however its delivery goes; and who the visitor is is not for all.
      if ((event === "handoff" && status !== "created") || name === "identify") return;
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
