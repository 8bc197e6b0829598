// Clicks on links and buttons, and the downloads among them.

import { attribute, closest } from "./dom.js";
import type { On, Tell, Watched } from "./types.js";

/** What counts as a file, as in GA4's enhanced measurement (support.google.com/analytics/answer/9216061). */
const FILE =
  /([^/]*\.(pdf|xlsx?|docx?|txt|rtf|csv|exe|key|pps|pptx?|7z|pkg|rar|gz|zip|avi|mov|mp[34g]|mpeg?|wmv|midi?|wav|wma))$/i;

export function watchClicks(wanted: Watched["observe"], on: On, tell: Tell) {
  on("click auxclick", ({ target, type, button }: Event & { button?: number }) => {
    const element = closest(target, "a[href],button,[role=button],input[type=submit]");
    if (!element) return;
    const link = element instanceof HTMLAnchorElement && element;
    // The middle button opens a link as well, and does nothing else.
    if (type !== "click" && !(link && button === 1)) return;

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
      for (const it of ["slot", "offer", "rule", "variant"]) {
        say(it, attribute(cta, `data-leadlight-${it}`));
      }
    }
    if (!link) {
      if (wanted.click) tell("click", props);
      return;
    }
    // A data: URL can be a whole file.
    const href = link.href.slice(0, 2000);
    const { hostname: domain, pathname, protocol } = link;
    const web = protocol.startsWith("http");
    const outbound = web && domain !== location.hostname;
    if (wanted.click) tell("click", { ...props, href, outbound, domain });
    const [, fileName, extension] = (web && wanted.download && FILE.exec(pathname)) || [];
    if (extension)
      tell("file_download", { fileName, fileExtension: extension.toLowerCase(), href });
  });
}
