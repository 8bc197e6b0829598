// What the inspector is given of the Leadlight that it looks into: filled in as that starts.

import type { Api, Parts } from "../api.js";
import type { Events } from "../events.js";
import type { write } from "../journal.js";
import type { Options } from "../options.js";
import type { Shell } from "../shell.js";
import type { Slots } from "../slots.js";

export interface Inside {
  readonly options: Options;
  readonly events: Events;
  readonly api: Api;
  readonly slots: Slots;
  /** Writes into the page, as ours: a call to action that is written over would be written again. */
  readonly write: typeof write;
  /** The config as it came, once it did. */
  config?: unknown;
  /** The engine, to make another from. */
  module?: WebAssembly.Module;
  shell?: Shell;
  /** Everything, once it runs. */
  parts?: Parts;
  /** Why it is off on this page. */
  error?: string;
}
