// The webhook: the event as it is, to an address of the site's own.

import { urlOf } from "../../url.js";
import { json } from "../json.js";
import { posted, type Sink } from "./sink.js";

export const webhook: Sink = {
  write: (event, { url, simple }) => ({
    // A page elsewhere may be the one that sends it.
    url: urlOf(`${url}`)?.href ?? `${url}`,
    type: simple === true ? "text/plain;charset=UTF-8" : "application/cloudevents+json",
    body: json(event),
  }),
  send: posted,
};
