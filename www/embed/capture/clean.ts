// Takes what is personal out of a signal, before it is queued, sent anywhere or kept.

import { originOf } from "./channel.js";
import { path, query, url, words } from "./redact.js";

type Props = Record<string, unknown>;

/**
 * Cleans the properties of a signal, which are ours to change; `more` are parameters that are secret on
 * this site. What `identify` says, the visitor or the site says on purpose.
 */
export function clean(name: string, props: Props, more: readonly string[]): Props {
  if (name === "identify") return props;
  const { search, referrerHost, ...rest } = props;
  if (name === "session_start" && typeof search === "string") {
    const host = typeof referrerHost === "string" ? referrerHost : "";
    props = { ...rest, ...originOf(query(search.replace(/^\?+/, ""), more), host) };
  }
  if (name === "view_search_results" && typeof props["term"] === "string") {
    // It comes with the name of its parameter, which may be a secret one.
    props["term"] = query(props["term"], more).replace(/^.*?=/, "");
  }
  for (const [key, value] of Object.entries(props)) {
    if (typeof value !== "string") continue;
    if (/^(path|fileName|landingPath)$/.test(key)) props[key] = path(value);
    else if (key === "query") props[key] = query(value, more);
    else if (/^(href|referrer|src)$/.test(key)) props[key] = url(value, more);
    else if (/^(title|text|term|id|formId|formName)$/.test(key)) props[key] = words(value);
  }
  return props;
}
