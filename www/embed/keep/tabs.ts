// Word between the tabs of one visitor: signals as they come, and that everything is to be forgotten.

import { quietly } from "../safe.js";
import { gather } from "./gather.js";

export interface Tabs {
  /** Passes records on, at the end of this tick. */
  tell(records: readonly unknown[]): void;
  /** Tells the other tabs to forget. */
  forget(): void;
  close(): void;
}

/**
 * What stands for "forget", and who says so: a line opened just after may hear it too. Records come in
 * a list.
 */
const forgetWord = `forget ${Math.random()}`;

/** Opens the line to the other tabs; `undefined` where the browser has none. */
export function openTabs(
  site: string,
  hear: (records: readonly unknown[]) => void,
  forget: () => void,
): Tabs | undefined {
  try {
    const channel = new BroadcastChannel(`leadlight:${site}`);
    const post = (word: unknown) => quietly(() => channel.postMessage(word));
    channel.onmessage = ({ data }) =>
      quietly(() => {
        if (Array.isArray(data)) hear(data);
        else if (data !== forgetWord) forget();
      });
    return {
      tell: gather(post),
      forget: () => post(forgetWord),
      close: () => quietly(() => channel.close()),
    };
  } catch {
    return undefined;
  }
}
