// A lead to try a sink with: the engine hands over a visitor who is clearly none.

import { type Json, type JsonObject, listOf, objectOf, textOf } from "../../state/path.js";

/** What the test visitor says of themselves. */
export const TRAITS = {
  email: "test-lead@example.com",
  name: "Test Lead",
  firstName: "Test",
  lastName: "Lead (please delete)",
  company: "Leadlight test",
};

/** Pages to have been on: the last of those that the config knows by their whole address. */
const MANY = 4;

/** What the engine is asked: a visit that is handed over as soon as the visitor says who they are. */
export function leadRequest(config: Json, now: number): JsonObject {
  const paths = listOf(objectOf(config)["pages"])
    .map((it) => textOf(objectOf(it)["match"]))
    .filter((it) => it.startsWith("/") && !/[*?]/.test(it))
    .slice(-MANY);
  const seen = ["/", ...paths].map((path, place) => ({
    id: `test-${place + 2}`,
    time: now - 60_000 + place * 5000,
    signal: "page_view",
    props: { path, title: path },
  }));
  const log = [
    {
      id: "test-1",
      time: now - 61_000,
      signal: "session_start",
      props: { channel: "direct", landingPath: "/" },
    },
    ...seen,
    { id: "test-9", time: now, signal: "identify", props: TRAITS },
  ];
  const whole = objectOf(config);
  return {
    config: {
      ...whole,
      handoff: { ...objectOf(whole["handoff"]), when: { "traits.email": TRAITS.email } },
    },
    visits: [{ visitor: "leadlight-test", consent: "granted", log, now }],
  } as unknown as JsonObject;
}

/** The handoff that the engine made, marked as a test and with an id of its own. */
export function markedLead(answer: unknown, id: string, sla: string): JsonObject | undefined {
  const visit = objectOf(listOf(objectOf(answer)["visits"])[0]);
  const event = listOf(visit["handoffs"])[0];
  if (!event) return undefined;
  const { data, ...rest } = objectOf(event);
  return { ...rest, id, data: { ...objectOf(data), ...(sla && { sla }), test: true } };
}
