// Links from what visitors gave: only http, https, mailto and tel ever become one.

const ALLOWED = ["http:", "https:", "mailto:", "tel:"];

/** The address if it may be a link, else nothing. */
export function safeHref(address: string): string | undefined {
  try {
    const url = new URL(address);
    return ALLOWED.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link for a trait, by what its value looks like. */
export function hrefOf(value: string): string | undefined {
  if (/^https?:\/\//i.test(value)) return safeHref(value);
  return mailHref(value);
}

export function mailHref(value: string): string | undefined {
  const isAddress = /^[^\s@<>"',;?&]+@[^\s@<>"',;?&]+\.[^\s@<>"',;?&.]{2,}$/.test(value);
  return isAddress ? safeHref(`mailto:${value}`) : undefined;
}

export function telHref(value: string): string | undefined {
  const number = value.replace(/(ext|x|#).*$/i, "").replace(/[^\d+]/g, "");
  return /^\+?\d{6,15}$/.test(number) ? `tel:${number}` : undefined;
}

/** A page of the site that sent the handoff. A path that leads to another site is no link. */
export function pageHref(path: string, source: string | undefined): string | undefined {
  const base = source === undefined ? undefined : safeHref(source);
  if (!base?.startsWith("http")) return undefined;
  try {
    const url = new URL(path, base);
    return url.origin === new URL(base).origin ? url.href : undefined;
  } catch {
    return undefined;
  }
}
