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
 * In the order of the words in src/config/privacy.rs, which is the order in which `auto` looks: what many
 * banners speak besides their own comes last.
 */
const banners: readonly Banner[] = [
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
  wordpress,
  tcf,
  gpp,
  google,
];

/** The place of the word `auto`; those before the banners are `api` and this one. */
const AUTO = 1;

/** Follows the banner whose word has this place. */
export function watch(
  place: number,
  gpc: boolean,
  tell: (word: Word, changed: boolean) => void,
): Stop {
  const first = place - AUTO - 1;
  return follow(first < 0 ? banners : banners.slice(first, first + 1), gpc, tell);
}
