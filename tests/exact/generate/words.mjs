// What the generated configs and visits are about: the same words on both sides.

export const names = {
  /** What rules, facts and offers look at. */
  scored: [
    "page_view",
    "page_view",
    "pricing_view",
    "keen_view",
    "demo_request",
    "engagement",
    "scroll",
    "file_download",
    "form_submit",
    "session_start",
    "identify",
    "exposure",
    "quote",
  ],
  facts: ["count", "sum", "distinct", "days", "first", "last", "age", "sequence"],
};

export const stages = ["visitor", "lead", "mql", "sql", "customer"];
export const segments = ["new", "keen", "back", "calm"];
export const offers = ["one", "two", "three", "four"];
export const slots = ["hero", "side", "band"];

export const paths = {
  all: [
    "/",
    "/pricing",
    "/pricing-eu/",
    "/blog/a",
    "/blog/b/c",
    "/docs/x/y/",
    "/careers/x",
    "/ebook/",
    "/demo",
    "/é",
  ],
  rules: [
    [
      { match: "/pricing*", type: "pricing", journey: "decision" },
      { match: "/blog/**", type: "blog", topic: "seo" },
      { match: "/docs/**/y", type: "docs", topic: "ops", journey: "consideration" },
    ],
    [
      { match: "/blog/*", type: "blog", topic: "seo" },
      { match: "/pricing?plan=*", type: "pricing", topic: "ops" },
      { match: "/pricin?", type: "pricing", journey: "decision" },
      { match: "/**", type: "other" },
    ],
    [
      { match: "/careers**", type: "careers", topic: "ops" },
      { match: "/*", type: "top", topic: "seo" },
    ],
  ],
};
