// Clicks on links and buttons, and the downloads and shares among them.

import { attribute, closest, matches } from "./dom.js";
import type { Kit } from "./types.js";

const PRESSED =
  ":any-link,button,[role=button],[role=link],input:is([type=submit],[type=button],[type=reset],[type=image])";

/** What counts as a file, as in GA4's enhanced measurement (support.google.com/analytics/answer/9216061). */
const FILE =
  /([^/]*\.(pdf|xlsx?|docx?|txt|rtf|csv|exe|key|pps|pptx?|7z|pkg|rar|gz|zip|avi|mov|mp[34g]|mpeg?|wmv|midi?|wav|wma))$/i;

/** Where links that share lead to. A browser's own way of sharing cannot be seen. */
const SHARE =
  /^https?:\/\/(?:[\w-]+\.)?(facebook|twitter|x|linkedin|reddit|pinterest|tumblr|whatsapp|wa|t|bsky|threads)\.\w+\/(?:shar(?:er|eA|ing|e\/u)|dialog\/s|intent\/[tpc]|submit|pin\/c|widgets\/s|(?:send)?\/?\?text)|^(mailto):\?/;

export function watchClicks({ on, tell, wants }: Kit) {
  on("click auxclick", (event) => {
    // Through shadow roots: seen from outside, the target is the element that has one.
    const element = event
      .composedPath()
      .find((it): it is Element => it instanceof Element && matches(it, PRESSED));
    if (!element) return;
    // An anchor, or an area of a map.
    const link = "hostname" in element && (element as HTMLAnchorElement);
    // The middle button opens a link as well, and does nothing else.
    if (event.type !== "click" && !(link && (event as MouseEvent).button === 1)) return;

    const text =
      element.textContent || attribute(element, "aria-label") || attribute(element, "value");
    const props: Record<string, unknown> = {
      text: (text ?? "").replace(/\s+/g, " ").trim().slice(0, 100),
    };
    const say = (name: string, value: string | null) => {
      if (value) props[name] = value;
    };
    say("id", element.id);
    const cta = closest(element, "[data-leadlight-offer]");
    if (cta) {
      for (const it of ["slot", "offer", "rule", "variant", "playbook"]) {
        say(it, attribute(cta, `data-leadlight-${it}`));
      }
    }
    if (!link) {
      if (wants("click")) tell("click", props);
      return;
    }
    // A data: URL can be a whole file.
    const href = link.href.slice(0, 2000);
    const { hostname: domain, pathname, protocol } = link;
    const web = protocol.startsWith("http");
    const outbound = web && domain !== location.hostname;
    if (wants("click")) tell("click", { ...props, href, outbound, domain });
    const [, fileName, extension] = (web && wants("download") && FILE.exec(pathname)) || [];
    if (extension)
      tell("file_download", { fileName, fileExtension: extension.toLowerCase(), href });
    const [shares, network, mail] = (wants("share") && SHARE.exec(href)) || [];
    if (shares) tell("share", { method: network ?? mail });
  });
}
