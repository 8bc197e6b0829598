// Which view is shown: the part of the address after `#`.

import { useSyncExternalStore } from "react";

const view = () => location.hash.slice(2).split("?")[0] || "start";

/** Goes to a view; the browser's back button comes back. */
export function go(name: string) {
  if (view() !== name) location.hash = `/${name}`;
}

function subscribe(heard: () => void) {
  addEventListener("hashchange", heard);
  return () => removeEventListener("hashchange", heard);
}

export const useRoute = () => useSyncExternalStore(subscribe, view);
