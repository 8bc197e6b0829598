// What the browser says of its visitor.

/** Whether the visitor is a machine: it says so, or its window has no size. */
export function isBot(): boolean {
  const { userAgent, webdriver } = navigator;
  // "Bot" in this spelling: there are telephones called CUBOT.
  return (
    webdriver ||
    /Headless|[bB]ot\b|[cC]rawl|[sS]pider/.test(userAgent) ||
    !(outerWidth || innerWidth)
  );
}

/** Whether Global Privacy Control is on (https://w3c.github.io/gpc/). */
export function refusesGlobally(): boolean {
  return !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
}

/** The visitor's languages, best first: the page's own before the browser's. */
export function languages(): string[] {
  return [document.documentElement.lang, ...(navigator.languages ?? [])].filter(Boolean);
}
