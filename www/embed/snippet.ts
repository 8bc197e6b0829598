// The inline snippet, for pages that want a returning visitor's calls to action there before
// leadlight.js is: it writes what the cache says as the parser adds the slots, and can take it back.
// For pages whose visitors have allowed that what is kept is read: it does not ask.

type Shows = { text: string | null; href: string | null };
try {
  const page = document;
  /** What was in each text and each `href` before. */
  const was = new Map<Node, string | null>();
  const kept = Object.values(localStorage).find((it) => /^{"leadlight":2/.test(it)) as string;
  const { slots } = JSON.parse(kept) as { slots: Record<string, Shows> };
  const watcher = new MutationObserver(() => {
    for (const slot of page.querySelectorAll<HTMLElement>("[data-leadlight-slot]")) {
      const shows = slots[slot.dataset["leadlightSlot"] as string];
      const link = slot.closest("a") ?? slot.querySelector("a");
      const text = (link ?? slot).firstChild;
      // What is more than one text is for leadlight.js.
      if (!shows || !text?.nodeValue || text.nextSibling || was.has(text)) continue;
      for (const [node, value] of [
        [text, shows.text],
        [link?.getAttributeNode("href"), shows.href],
      ] as [Node | null, string | null][]) {
        if (node && value) {
          was.set(node, node.nodeValue);
          node.nodeValue = value;
        }
      }
    }
  });
  watcher.observe(page, { childList: true, subtree: true });
  page.addEventListener("leadlight:off", () => {
    watcher.disconnect();
    for (const [node, value] of was) node.nodeValue = value;
    was.clear();
  });
} catch {}

export {};
