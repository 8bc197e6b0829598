// A page with the widget itself on it, which the studio has in a frame to show what a playbook does.

import type { PlayAsked, PlayTold } from "./told.js";

type Stub = { (...args: unknown[]): void; q?: unknown[][] };

const tell = (told: PlayTold) => parent.postMessage(told, location.origin);

function start({ config, traits, lang }: PlayAsked) {
  if (lang) document.documentElement.lang = lang;
  const inline = document.createElement("script");
  inline.type = "application/json";
  inline.id = "leadlight-config";
  inline.textContent = JSON.stringify(config);
  document.head.append(inline);

  const stub: Stub = (...args) => {
    stub.q ??= [];
    stub.q.push(args);
  };
  Object.assign(window, { leadlight: stub });
  stub("identify", traits);
  stub("track", "studio_preview");
  const heard = (event: Event) => {
    const { state } = (event as CustomEvent<{ state?: string }>).detail;
    if (state === "opened" || state === "dismissed" || state === "closed") tell({ play: state });
  };
  document.addEventListener("leadlight:playbook", heard);
  document.addEventListener("leadlight:chat", heard);
  document.addEventListener("leadlight:error", () => tell({ play: "failed" }));

  const script = document.createElement("script");
  script.src = "../leadlight/leadlight.js";
  script.onerror = () => tell({ play: "failed" });
  document.head.append(script);
}

// Nothing on this page leads anywhere: the links are there to be looked at.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
  if (link) event.preventDefault();
});

addEventListener(
  "message",
  ({ origin, source, data }) => {
    if (origin === location.origin && source === parent) start(data as PlayAsked);
  },
  { once: true },
);

tell({ play: "ready" });
