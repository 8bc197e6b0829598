// An invitation to an offer: a heading, a sentence, a picture, and the link or button.

import { objectOf, type Rough, textOf } from "../config.js";
import { make } from "../panel/dom.js";
import { fill } from "../panel/language.js";
import { isSafe } from "../url.js";
import { lastDay, momentOf } from "./until.js";
import type { Tools, View } from "./view.js";

/** Gives what is shown of an invitation; nothing if there is nothing to invite to now. */
export function offerView(
  invite: Rough,
  { parts, language, done, close }: Tools,
): View | undefined {
  const { say, config } = parts;
  const { texts, tag, page } = language;
  const name = textOf(invite["offer"]);
  const offer = objectOf(objectOf(config["offers"])[name ?? ""]);
  const content = objectOf(offer["content"]);
  const until = momentOf(offer["until"]);
  const now = Date.now();
  if (!name || (until !== undefined && until <= now)) return undefined;

  const title = say(invite["title"]);
  const text = say(invite["text"]);
  const link = linkOf(content, say, page);
  link?.addEventListener("click", () => {
    done();
    // Afterwards: those who act on the click still have to see it where it was.
    setTimeout(close);
  });
  if (!title && !text && !link) return undefined;
  const day = until === undefined ? "" : lastDay(until, tag, now);
  return {
    title,
    label: text ?? link?.textContent ?? texts.offer,
    offer: name,
    until,
    content: [
      pictureOf(content, say),
      text ? make("p", "text", { lang: page }, text) : undefined,
      day ? make("p", "until", {}, fill(texts.until, { date: day })) : undefined,
      link,
    ],
    first: () => link,
  };
}

type Say = (text: unknown) => string | null;

/** The link, or a button for what only acts; nothing if it would lead nowhere. */
function linkOf(content: Rough, say: Say, page: string): HTMLElement | undefined {
  const href = textOf(content["href"]);
  const action = textOf(content["action"]);
  const label = say(content["label"]);
  const text = say(content["text"]) ?? label;
  if (!text) return undefined;
  const leads = href !== null && isSafe(href);
  if (!leads && action === null) return undefined;
  const link = leads
    ? make("a", "submit", { href, lang: page }, text)
    : make("button", "submit", { type: "button", lang: page }, text);
  if (label) link.setAttribute("aria-label", label);
  if (action) link.setAttribute("data-leadlight-action", action);
  return link;
}

function pictureOf(content: Rough, say: Say): HTMLElement | undefined {
  const { src, alt } = objectOf(content["image"]);
  const from = textOf(src);
  return from && isSafe(from)
    ? make("img", "image", { src: from, alt: say(alt) ?? "" })
    : undefined;
}
