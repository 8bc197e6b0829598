// HubSpot's forms, which take leads from browsers without a key (Forms API v3).

import { textOf } from "../../config.js";
import { quietly } from "../../safe.js";
import { json } from "../json.js";
import { at, picked } from "./lead.js";
import { posted, type Sink } from "./sink.js";

/** By this cookie HubSpot knows which of its visitors it is. */
const theirs = () => quietly(() => /(?:^|; )hubspotutk=(\w+)/.exec(document.cookie)?.[1]);

export const hubspotForm: Sink = {
  write(event, settings) {
    const { portalId, formId, region, url } = settings;
    const area = textOf(region) && region !== "na1" ? `-${region}` : "";
    const host = textOf(url) ?? `https://api${area}.hsforms.com`;
    const ids = [portalId, formId].map((it) => encodeURIComponent(`${it}`)).join("/");
    // A field that the form does not have would have the whole refused.
    const fields = picked(event, { email: "traits.email" }, settings);
    return {
      url: `${host}/submissions/v3/integration/submit/${ids}`,
      type: "application/json",
      body: json({
        submittedAt: Date.parse(`${at(event, "time")}`) || undefined,
        fields: fields.map(([name, value]) => ({ objectTypeId: "0-1", name, value: `${value}` })),
        context: { hutk: theirs(), pageUri: location.href, pageName: document.title },
      }),
    };
  },
  send: posted,
};
