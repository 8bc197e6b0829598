// What the config says about the chat, which may be anything: it is read as its author wrote it.

import { objectOf } from "../config.js";
import { urlOf } from "../url.js";

export interface Settings {
  readonly provider: string;
  /** The vendor's own id of the site; empty if the vendor is the page's to load. */
  readonly id: string;
  /** Without a slash at the end; empty for the vendor's own place. */
  readonly host: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly custom: Readonly<Record<string, unknown>>;
}

/** What may stand in an id: it becomes part of an address. */
const ID = /^[\w.:/-]+$/;

export function settingsOf(config: unknown): Settings {
  const { provider, id, host, fields, custom } = objectOf(objectOf(config)["chat"]);
  const named = typeof id === "number" ? String(id) : id;
  const url = typeof host === "string" ? urlOf(host) : undefined;
  return {
    provider: String(provider),
    id: typeof named === "string" && ID.test(named) ? named : "",
    host: url && /^https?:$/.test(url.protocol) ? url.href.replace(/\/+$/, "") : "",
    fields: objectOf(fields),
    custom: objectOf(custom),
  };
}
