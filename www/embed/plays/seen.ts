// Tells when something was really seen: half of it for a second, in a tab that is in front, and not
// behind a banner that left it no place.

/** Calls `tell` once; gives back what stops it. */
export function whenSeen(element: Element, tell: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = new IntersectionObserver(
    (sights) => {
      clearTimeout(timer);
      if (sights.at(-1)?.isIntersecting) timer = setTimeout(look, 1000);
    },
    { threshold: 0.5 },
  );
  const stop = () => {
    watcher.disconnect();
    clearTimeout(timer);
  };
  const look = () => {
    const { host } = element.getRootNode() as ShadowRoot;
    if (document.hidden || host.hasAttribute("data-yield")) {
      timer = setTimeout(look, 1000);
      return;
    }
    stop();
    tell();
  };
  watcher.observe(element);
  return stop;
}
