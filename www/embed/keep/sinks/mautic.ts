// A form at Mautic, sent as its own page would.

import { picked } from "./lead.js";
import { blind, form, type Sink } from "./sink.js";

export const mautic: Sink = {
  write(event, settings) {
    const { url, formId } = settings;
    const values = [
      ["formId", `${formId}`] as const,
      ...picked(event, { email: "traits.email" }, settings),
    ];
    return form(
      `${`${url}`.replace(/\/+$/, "")}/form/submit?formId=${encodeURIComponent(`${formId}`)}`,
      values.map(([name, value]) => [`mauticform[${name}]`, value]),
    );
  },
  send: blind,
};
