// URLs that may be none.

import { quietly } from "./safe.js";

/** Reads a URL, from this page if it is relative. */
export const urlOf = (text: string): URL | undefined =>
  quietly(() => new URL(text, document.baseURI));

/** Whether a URL leads somewhere, and does not run something. */
export const isSafe = (href: string) => /^(https?|mailto|tel):/.test(urlOf(href)?.protocol ?? "");
