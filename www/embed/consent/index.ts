// What consent.js holds: the banners that consent can be read from, by their names in the config.

import type { Word } from "../keep/keep.js";
import type { Banner, Stop } from "./banner.js";
import { complianz } from "./complianz.js";
import { cookiebot } from "./cookiebot.js";
import { cookieconsent } from "./cookieconsent.js";
import { cookieyes } from "./cookieyes.js";
import { google } from "./google.js";
import { gpp } from "./gpp.js";
import { hubspot } from "./hubspot.js";
import { klaro } from "./klaro.js";
import { onetrust } from "./onetrust.js";
import { shopify } from "./shopify.js";
import { tarteaucitron } from "./tarteaucitron.js";
import { tcf } from "./tcf.js";
import { usercentrics } from "./usercentrics.js";
import { follow } from "./watch.js";
import { wordpress } from "./wordpress.js";

/**
 * By their words in src/config/privacy.rs, in the order in which `auto` looks: what many banners speak
 * besides their own comes last.
 */
const banners: Readonly<Record<string, Banner>> = {
  cookieconsent,
  klaro,
  tarteaucitron,
  cookiebot,
  onetrust,
  usercentrics,
  cookieyes,
  complianz,
  shopify,
  hubspot,
  "wp-consent": wordpress,
  tcf,
  gpp,
  google,
};

/** Follows the banner with this name, or the first that there is for `auto`; none, by another name. */
export function watch(
  name: string,
  gpc: boolean,
  tell: (word: Word, changed: boolean) => void,
): Stop {
  const wanted = Object.entries(banners).filter(([it]) => it === name || name === "auto");
  return follow(
    wanted.map(([, it]) => it),
    gpc,
    tell,
  );
}
