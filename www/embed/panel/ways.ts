// The direct ways to reach the company: telephone, meeting, e-mail. Only those that are configured.

import { make } from "./dom.js";
import { mailLink, meetingLink, phoneLink } from "./links.js";
import { entries, type State, undelivered, wording } from "./state.js";
import type { Texts } from "./text.js";

export interface Ways {
  readonly element: HTMLElement;
  refresh(): void;
}

export function makeWays(state: State, texts: Texts): Ways {
  const list = make("ul", "way-list", { role: "list" });
  const heading = make("p", "ways-title", { id: "ways-title" }, texts.directly);
  const element = make("nav", "ways", { "aria-labelledby": heading.id }, heading, list);
  let shown = "";

  function add(href: string | undefined, template: string, value = ""): void {
    if (!href) return;
    const link = make("a", "way", { href });
    // The value keeps its own direction: a telephone number is not mirrored in an Arabic line.
    const [before, after] = template.split("{value}");
    link.append(before ?? "");
    if (after !== undefined) link.append(make("bdi", "", {}, value), after);
    if (href.startsWith("https:")) {
      link.target = "_blank";
      link.rel = "noopener";
      link.append(make("span", "unseen", {}, ` ${texts.newTab}`));
    }
    list.append(make("li", "", {}, link));
  }

  return {
    element,
    refresh() {
      const { phone, meeting, mail } = state.options;
      // What did not go out can at least go by e-mail, without being written twice.
      const waiting = entries(state)
        .filter((entry) => undelivered(entry) || entry.status === "held")
        .at(-1);
      const body = waiting ? wording(waiting) : "";
      const links = [phoneLink(phone), meetingLink(meeting), mailLink(mail, body)] as const;
      // Rebuilt only when something differs, so that a link in use keeps the focus.
      if (shown === links.join()) return;
      shown = links.join();
      list.replaceChildren();
      add(links[0], texts.call, phone?.replace(/^tel:/i, ""));
      add(links[1], texts.meeting);
      add(links[2], texts.mail, mail?.trim().replace(/^mailto:/i, ""));
      element.hidden = !list.childElementCount;
    },
  };
}
