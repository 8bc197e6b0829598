// Takes what identifies a person out of URLs, before it goes anywhere. What is looked at may be hostile:
// no pattern here takes more than one way through it.

import { isCard } from "./field.js";

const GONE = "redacted";

/** Parameters whose values are never kept, whatever the config says. */
const SECRET =
  /token|e-?mail|passw|secret|phone|jwt|^(mail|pwd|auth|code|state|otp|(api_?)?key|sig(nature)?|reset|invite|session|sid|tel|(first|last)?name)$/i;

/** What stands in a path before something that works once. */
const ONCE = /^(\w+-)?(reset|verify|confirm|activate|invite|unsubscribe|magic|token)(-\w+)?$/i;

const EMAIL = /^[^@]+@.*\./s;

/** Undoes escapes such as `%40`, once; only plain characters matter here. */
export const decode = (text: string) => text.replace(/%[0-7][\da-f]/gi, decodeURIComponent);

/** Takes e-mail addresses and tokens out of the segments of a path. A fragment can be a path, too. */
export function path(text: string): string {
  let before = "";
  return text.replace(/[^/#]+/g, (it) => {
    const once = /.{8}/.test(it) && /\d/.test(it) && ONCE.test(before);
    before = it;
    return once || isPersonal(it) ? GONE : it;
  });
}

/** Takes e-mail addresses out of words. */
export const words = (text: string) => text.replace(/\S+/g, (it) => (EMAIL.test(it) ? GONE : it));

/**
 * Takes out of a query string (without its `?`) the values of secret parameters, those named in `more`,
 * and all that look personal.
 */
export const query = (text: string, more: readonly string[]) =>
  text.replace(/([^&=]*)=?([^&]*)/g, (pair, key: string, value: string) => {
    if (isPersonal(key)) return GONE;
    const lower = key.toLowerCase();
    const secret = SECRET.test(key) || more.some((it) => it.toLowerCase() === lower);
    return value && (secret || isPersonal(value)) ? `${key}=${GONE}` : pair;
  });

/**
 * Does all of this to a URL, which also loses its user, and its fragment, which is often a token.
 * `mailto:` and `tel:` lose what they name.
 */
export function url(text: string, more: readonly string[]): string {
  const [scheme] = /^(mailto|tel):/i.exec(text) ?? [];
  if (scheme) return scheme + GONE;
  const [, origin = "", host = "", rest = "", mark = "", asked = ""] =
    /^(?:([^?#]*?:\/\/)(?:[^?#/]*@)?([^?#/]*))?([^?#]*)(\??)([^#]*)/.exec(text) ?? [];
  return origin + host + path(rest) + mark + query(asked, more);
}

/** Whether a piece of a URL looks like an e-mail address, a token, a telephone or a card number. */
function isPersonal(piece: string): boolean {
  // What is looked for has one of these; most pieces have none.
  if (!/[@%+\d]|^eyj/i.test(piece)) return false;
  let plain = piece;
  // Encoded once or twice or more often; "%2525" is as good as "%".
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = decode(plain.replace(/%(25)+/g, "%"));
  }
  const digits = count(plain, /\d/);
  return (
    EMAIL.test(plain) ||
    // Numbers that say so by how they begin, or by how they are written.
    (/^[+\d\s()-]{8,24}$/.test(plain) &&
      digits > (plain[0] === "+" ? 7 : 8) &&
      digits < 16 &&
      /^00|\D/.test(plain)) ||
    isCard(plain) ||
    /^[\da-f]{8}(-[\da-f]{4}){4}[\da-f]{8}$/i.test(plain) ||
    // JSON web tokens, and long runs of letters and digits mixed as no word is.
    /^eyj.{18}/is.test(plain) ||
    (/^[\w.-]{24,}$/.test(plain) &&
      digits > 3 &&
      count(plain, /[a-z]/i) > 3 &&
      plain.split(/[_.-]/).filter((it) => it.length < 16).length < 2)
  );
}

const count = (text: string, what: RegExp) => text.split(what).length - 1;
