// How the inspector stands on the page: at the right, at the bottom, or floating; how large; or put away.

import { objectOf } from "../config.js";
import { recall, remember } from "./memory.js";

export type Dock = "right" | "bottom" | "float";

export interface Stand {
  readonly dock: Dock;
  readonly small: boolean;
  /** Its width at the right, its height at the bottom. */
  readonly width: number;
  readonly height: number;
  /** Where its end and its foot are while it floats, from those of the window. */
  readonly end: number;
  readonly foot: number;
}

const first: Stand = {
  dock: "right",
  small: false,
  width: 480,
  height: 380,
  end: 24,
  foot: 24,
};

const least = { width: 320, height: 180 };

/** A window as narrow as this has room for a sheet at its foot only. */
const isPhone = () => innerWidth <= 600;

export const dockOf = ({ dock }: Stand): Dock | "sheet" => (isPhone() ? "sheet" : dock);

/** Within the window, whatever that is. */
function fit(stand: Stand): Stand {
  const between = (low: number, it: number, high: number) =>
    Math.round(Math.max(low, Math.min(Number(it) || low, Math.max(low, high))));
  const height = between(least.height, stand.height, innerHeight - 48);
  return {
    ...stand,
    dock: ["right", "bottom", "float"].includes(stand.dock) ? stand.dock : "right",
    width: between(least.width, stand.width, innerWidth - 48),
    height,
    end: between(0, stand.end, innerWidth - 160),
    foot: between(0, stand.foot, innerHeight - 96),
  };
}

export function makeFrame(draw: () => void) {
  let stand = fit({ ...first, ...(objectOf(recall()["stand"]) as Partial<Stand>) });

  const change = (change: Partial<Stand>) => {
    stand = fit({ ...stand, ...change });
    remember({ stand });
    draw();
  };

  /** Follows a pointer that drags something, from how things stood when it began. */
  const drag = (event: PointerEvent, turn: (right: number, down: number) => Partial<Stand>) => {
    if (event.button) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    const off = new AbortController();
    handle.addEventListener(
      "pointermove",
      ({ clientX, clientY }) => change(turn(clientX - event.clientX, clientY - event.clientY)),
      { signal: off.signal },
    );
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) {
      handle.addEventListener(type, () => off.abort(), { signal: off.signal });
    }
  };

  return {
    get stand() {
      return stand;
    },
    change,
    /** The window has another size. */
    refit(): void {
      stand = fit(stand);
      draw();
    },
    /** Makes it larger or smaller by its handle. */
    resize(event: PointerEvent): void {
      const { width, height } = stand;
      drag(event, (right, down) =>
        dockOf(stand) === "right" ? { width: width - right } : { height: height - down },
      );
    },
    resizeByKey(event: KeyboardEvent): void {
      const by: Record<string, number> = {
        ArrowLeft: 16,
        ArrowUp: 16,
        ArrowRight: -16,
        ArrowDown: -16,
      };
      const step = by[event.key];
      if (!step) return;
      event.preventDefault();
      const { width, height } = stand;
      change(dockOf(stand) === "right" ? { width: width + step } : { height: height + step });
    },
    /** Moves it by its header, while it floats. */
    move(event: PointerEvent): void {
      if (dockOf(stand) !== "float" || (event.target as Element).closest("button")) return;
      const { end, foot } = stand;
      drag(event, (right, down) => ({ end: end - right, foot: foot - down }));
    },
  };
}

export type Frame = ReturnType<typeof makeFrame>;
