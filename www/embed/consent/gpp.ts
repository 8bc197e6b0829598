// The IAB's Global Privacy Platform, 1.1
// (https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform).

import { type Answer, type Banner, page } from "./banner.js";
import { PURPOSES } from "./tcf.js";

type Section = Readonly<Record<string, unknown>>;

interface Ping {
  readonly signalStatus: string;
  readonly applicableSections?: readonly number[];
  readonly parsedSections?: Readonly<Record<string, string | Section | readonly Section[]>>;
}

interface Told {
  readonly listenerId: number;
  readonly pingData?: Ping;
}

let said: Answer = "pending";

/** The answer in one section; none if it says nothing to us. */
function answerIn(name: string, section: string | Section | readonly Section[]) {
  if (name === "uspv1") {
    const sold = typeof section === "string" ? section[2] : (section as Section)["OptOutSale"];
    return sold === "Y" ? "denied" : sold === "N" ? "allowed" : undefined;
  }
  // In segments, of which a later one may hold no more than the browser's own signal.
  const all: Section = Object.assign({}, ...[section].flat());
  const purposes = (all["PurposeConsents"] ?? all["PurposesExpressConsent"]) as
    | readonly unknown[]
    | undefined;
  if (purposes) {
    // Either the numbers of the purposes agreed to, or a yes or no for each from the first on.
    const agreed = (it: number) => purposes.includes(it) || purposes[it - 1] === true;
    return PURPOSES.every(agreed) ? "granted" : "denied";
  }
  const outs = ["SaleOptOut", "SharingOptOut", "TargetedAdvertisingOptOut"].map((it) => all[it]);
  if (all["Gpc"] === true || outs.includes(1)) return "denied";
  return outs.includes(2) ? "allowed" : undefined;
}

/** The most restrictive word of all sections. */
function answerOf({ applicableSections, parsedSections }: Ping): Answer {
  // By the specification: no section applies to this visitor.
  if (applicableSections?.[0] === -1) return "allowed";
  const answers: unknown[] = Object.entries(parsedSections ?? {}).map((it) => answerIn(...it));
  const find = (word: Answer) => answers.includes(word) && word;
  return find("denied") || find("granted") || find("allowed") || "pending";
}

export const gpp: Banner = {
  there: () => page["__gpp"],
  read: () => said,
  begin(look) {
    const call = page["__gpp"];
    const take = (ping: Ping | undefined) => {
      if (ping?.signalStatus !== "ready") return;
      said = answerOf(ping);
      look();
    };
    let id: number | undefined;
    call("addEventListener", ({ listenerId, pingData }: Told) => {
      id = listenerId;
      if (pingData) take(pingData);
      else call("ping", take);
    });
    return () => call("removeEventListener", () => {}, id);
  },
};
