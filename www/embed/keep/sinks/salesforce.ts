// Salesforce's Web-to-Lead, which answers whatever it was sent with a page that browsers do not show us.

import { textOf } from "../../config.js";
import { at, picked, plain } from "./lead.js";
import { blind, form, type Sink } from "./sink.js";

/** What Salesforce's own tools write where there is nothing: it takes no lead without these fields. */
const NOTHING = "[not provided]";

export const salesforce: Sink = {
  write(event, settings) {
    const usual = {
      first_name: "traits.firstName",
      last_name: "traits.lastName",
      company: "traits.company",
      email: "traits.email",
      phone: "traits.phone",
      description: "reasons",
    };
    const needed = { last_name: plain(at(event, "traits.name")) ?? NOTHING, company: NOTHING };
    const host = textOf(settings["url"]) ?? "https://webto.salesforce.com";
    const id = `${settings["orgId"]}`;
    const values = { oid: id, ...needed, ...Object.fromEntries(picked(event, usual, settings)) };
    return form(
      `${host}/servlet/servlet.WebToLead?encoding=UTF-8&orgId=${encodeURIComponent(id)}`,
      Object.entries(values),
    );
  },
  send: blind,
};
