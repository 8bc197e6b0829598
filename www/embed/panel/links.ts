// Turns what a site configured into links that are safe to follow, or into nothing.

import { wellFormed } from "./state.js";

/** Mail programs cut longer links without a word, so a longer text is not put into one. */
const longestBody = 1800;

/** A number to dial. An extension is left out; a number spelt with letters gives no link. */
export function phoneLink(phone = ""): string | undefined {
  const [number = ""] = phone.replace(/^tel:/i, "").split(/\s*(?:ext|x|#|,|;)/i);
  const dialled = number.replace(/[\s().\u2010-\u2015/-]/g, "");
  return /^\+?\d{3,17}$/.test(dialled) ? `tel:${dialled}` : undefined;
}

/** A page where a meeting is booked: https, nothing else. */
export function meetingLink(meeting = ""): string | undefined {
  try {
    const url = new URL(meeting);
    return url.protocol === "https:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** An address to write to, with the text a visitor has already written. */
export function mailLink(mail = "", body = ""): string | undefined {
  const address = wellFormed(mail.trim().replace(/^mailto:/i, ""));
  // No `?`, `&` or `,`: a setting must not add recipients or headers.
  if (!/^[^\s@?&,;:<>"]+@[^\s@?&,;:<>"]+$/.test(address)) return undefined;
  const encoded = encodeURIComponent(wellFormed(body));
  const query = encoded && encoded.length <= longestBody ? `?body=${encoded}` : "";
  return `mailto:${encodeURI(address)}${query}`;
}
