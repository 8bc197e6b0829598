// Picking an element of the page by pointing at it: the page hears nothing of it.

const EVENTS =
  "pointerdown pointerup mousedown mouseup click auxclick touchstart touchend dragstart";

/** `point` is told what is pointed at, `done` what was picked; nothing if that was given up. */
export function pick(
  host: HTMLElement,
  outer: AbortSignal,
  point: (element: Element) => void,
  done: (element?: Element) => void,
): () => void {
  const off = new AbortController();
  const end = () => off.abort();
  outer.addEventListener("abort", end, { signal: off.signal });
  const options = { capture: true, signal: off.signal };
  let at: Element | undefined;

  const under = ({ clientX, clientY }: MouseEvent) =>
    document.elementsFromPoint(clientX, clientY).find((it) => it !== host);
  addEventListener(
    "pointermove",
    (event) => {
      if (event.composedPath().includes(host)) return;
      at = under(event) ?? at;
      if (at) point(at);
    },
    options,
  );
  for (const type of EVENTS.split(" ")) {
    addEventListener(
      type,
      (event) => {
        // The inspector itself goes on working.
        if (event.composedPath().includes(host)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type !== "click") return;
        at = under(event as MouseEvent) ?? at;
        // What follows a click, such as a drag's end, is still none of the page's.
        setTimeout(end);
        done(at);
      },
      { ...options, passive: false },
    );
  }
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end();
      done();
    },
    options,
  );
  return end;
}
