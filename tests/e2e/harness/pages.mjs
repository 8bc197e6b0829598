// The pages and configs the tests are written on: small, and exactly as the contract shows the embed.

const STUB =
  "<script>window.leadlight=window.leadlight||function(){(leadlight.q=leadlight.q||[]).push(arguments)};</script>";

/** The script tag of the contract, with extra attributes where a test needs them. */
export const tag = (attributes = 'data-config="/leadlight.json"') =>
  `<script async src="/leadlight/leadlight.js" ${attributes}></script>`;

export const EMBED = `${STUB}\n${tag()}`;

/** A whole page around `body`. `embed: ""` gives the page its author had before Leadlight. */
export function page(body = "", { head = "", embed = EMBED, title = "Acme", lang = "en" } = {}) {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${title}</title>
${embed}
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

export { STUB };

/** A hero slot with a default of the author's own, an icon beside the words. */
export const HERO =
  '<a class="button" data-leadlight-slot="hero" href="/guide"><svg id="icon" width="8" height="8"></svg> Read the guide</a>';

/** The least a test's config says; what the test gives wins. */
export function config(rest = {}) {
  const { privacy, ...more } = rest;
  return {
    version: 1,
    site: "e2e",
    // Chromium under test says navigator.webdriver; without this nobody would be handed off.
    bots: "allow",
    privacy: { consent: "implied", ...privacy },
    ...more,
  };
}

/** An offer and a slot that show it to everyone: what a healthy page looks like. */
export const WELCOME = {
  offers: { ebook: { kind: "ebook", content: { text: "Get the playbook", href: "/ebook" } } },
  slots: { hero: { rules: [{ id: "all", show: "ebook" }] } },
};

/** A ladder of two stages: one `demo` signal makes a sales-qualified lead. */
export const LADDER = {
  scores: {
    engagement: {
      max: 100,
      rules: [
        { id: "pricing", on: "pricing", points: 10, max: 30 },
        { id: "demo", on: "demo", points: 60 },
      ],
    },
  },
  stages: [
    { id: "visitor" },
    { id: "mql", enter: { "scores.engagement": { $gte: 20 } } },
    { id: "sql", enter: { "counts.demo": { $gte: 1 } } },
  ],
};
