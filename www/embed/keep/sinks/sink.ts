// What a sink is: how a handoff is written for it, and how that is handed over.

import type { Rough } from "../../config.js";
import type { Event } from "../../messages.js";
import { type Answer, post } from "../post.js";

/** What is handed over, as it is kept until it has been: the same for every try. */
export interface Letter {
  /** Where it is posted to; empty for what is on the page. */
  readonly url: string;
  /** Its content type; for what is on the page, what is called. */
  readonly type: string;
  readonly body: string;
}

export interface Sink {
  /** Writes it, by what the config says of the sink. */
  write(event: Event, settings: Rough): Letter;
  /** Hands it over. Gives nothing if it has no address. Never rejects. */
  send(letter: Letter): Promise<Answer | undefined>;
}

const isWeb = (url: string) => /^https?:/.test(url);

/** Sends to a sink that answers. */
export const posted: Sink["send"] = async ({ url, type, body }) =>
  isWeb(url) ? post(url, body, type) : undefined;

/** Sends to a sink whose answer a browser does not let us read. */
export const blind: Sink["send"] = async ({ url, type, body }) =>
  isWeb(url) ? post(url, body, type, "no-cors") : undefined;

/** Writes what is sent as an HTML form would send it. */
export const form = (url: string, values: readonly (readonly [string, unknown])[]): Letter => ({
  url,
  type: "application/x-www-form-urlencoded",
  body: values.map((pair) => pair.map((it) => encodeURIComponent(`${it}`)).join("=")).join("&"),
});
