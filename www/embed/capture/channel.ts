// Where a visit comes from, in the words of GA4's default channel grouping
// (https://support.google.com/analytics/answer/9756891).

import { decode } from "./redact.js";

const SEARCH = /^(google|bing|yahoo|duckduckgo|baidu|yandex|ecosia|qwant|startpage|brave)$/;
const SOCIAL =
  /^(facebook|fb|instagram|ig|linkedin|twitter|x|t|lnkd|reddit|pinterest|tiktok|mastodon|bsky|threads|quora)$/;
const VIDEO = /^(youtube|vimeo|twitch|dailymotion|youtu)$/;
/** Parameters that advertisers add, and whose they are. */
const CLICK_IDS = {
  gclid: "google",
  gbraid: "google",
  wbraid: "google",
  msclkid: "bing",
  fbclid: "facebook",
  li_fat_id: "linkedin",
  ttclid: "tiktok",
  twclid: "twitter",
};

/**
 * What a `session_start` says of where the visitor came from: `source medium campaign term content
 * clickId channel referrerHost`. `query` is the landing page's; the host is empty for no referrer, and
 * for the site itself.
 */
export function originOf(query: string, referrerHost: string): Record<string, string> {
  const params = new Map<string, string>();
  for (const pair of query.split("&")) {
    const [, key = "", value = ""] = /^([^=]*)=?(.{0,200})/s.exec(pair) ?? [];
    // Of a parameter given twice the last counts.
    params.set(key, decode(value.replace(/\+/g, " ")));
  }
  const from: Record<string, string> = {};
  for (const key of ["source", "medium", "campaign", "term", "content"]) {
    const value = params.get(`utm_${key}`);
    if (value) from[key] = value;
  }
  const click = Object.entries(CLICK_IDS).find(([id]) => params.get(id));
  if (click) {
    from["clickId"] = click[0];
    from["source"] ??= click[1];
  }
  if (referrerHost) {
    from["referrerHost"] = referrerHost;
    if (!from["source"]) {
      const name = nameOf(referrerHost);
      from["source"] = name;
      // What the link says of itself stands.
      from["medium"] ??= SEARCH.test(name) ? "organic" : "referral";
    }
  }
  return { ...from, channel: channelOf(from, !!click) };
}

function channelOf({ source = "", medium = "", campaign }: Record<string, string>, click: boolean) {
  const name = nameOf(source.toLowerCase());
  const way = medium.toLowerCase();
  const [search, social, video] = [SEARCH, SOCIAL, VIDEO].map((it) => it.test(name));
  // A bare `fbclid` hangs on every link shared there, paid or not.
  const paid = way ? /^paid|cp|^(ppc|retargeting)$/.test(way) : click && name !== "facebook";
  if (!name && !way && !campaign) return "direct";
  if (paid && search) return "paid search";
  if (paid && social) return "paid social";
  if (paid && video) return "paid video";
  if (/^(display|banner|expandable|interstitial|cpm)$/.test(way)) return "display";
  if (paid) return "paid other";
  if (social || /^(social(-network|-media)?|sm)$/.test(way)) return "organic social";
  if (video || way === "video") return "organic video";
  if (way === "organic" || (search && way !== "email")) return "organic search";
  if (/^(e[ _-]?mail|newsletter)$/.test(way) || name === "email") return "email";
  if (/^affiliates?$/.test(way)) return "affiliates";
  if (/^(referral|app|link)$/.test(way)) return "referral";
  return way === "sms" ? way : "unassigned";
}

/** The name in a host: `google` of `www.google.co.uk`. */
const nameOf = (host: string) =>
  host.replace(/^(www\.)?(m\.)?(l\.)?(lm\.)?(search\.)?(out\.)?(old\.)?/, "").replace(/\..*/s, "");
