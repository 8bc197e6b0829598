// The shell of every page of the demo site: head, header, footer band, footer.

const nav = [
  ["/product/", "How it works"],
  ["/customers/", "Customers"],
  ["/blog/", "Planning notes"],
  ["/roi/", "Savings"],
  ["/pricing/", "Pricing"],
];

const footer = [
  [
    "Product",
    [
      ["/product/", "How it works"],
      ["/pricing/", "Pricing"],
      ["/compare/gantrio/", "Tallyard or Gantrio"],
      ["/roi/", "Savings calculator"],
      ["/demo/", "Request a demo"],
    ],
  ],
  [
    "Learn",
    [
      ["/blog/", "Planning notes"],
      ["/webinar/", "Peak planning webinar"],
      ["/newsletter/", "The Four O’Clock Letter"],
      ["/customers/", "Customers"],
      ["/customers/norrvik/", "Norrvik Foods"],
    ],
  ],
  [
    "Company",
    [
      ["/careers/", "Careers"],
      ["/contact/", "Contact"],
      ["/privacy/", "Privacy"],
      ["/login/", "Customer login"],
    ],
  ],
];

/**
 * Whoever said yes on an earlier page has said so before the banner's script is there to repeat it:
 * Leadlight then starts with what it knows. The cookie's JSON begins with the categories allowed.
 */
const saidYes = `if(/tallyard_choice=(?:(?!%5D).)*personalisation/.test(document.cookie))leadlight("consent","granted");`;

/** Five tally strokes: the mark of the brand. */
export const mark = `<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M7 6v20M13 6v20M19 6v20M25 6v20"/><path class="mark__slash" d="M3 22 29 10"/></svg>`;

export function shell(page) {
  const title = page.path === "/" ? page.title : `${page.title} · Tallyard`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0c2a20">
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="preload" href="/fonts/bricolage-grotesque.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/fonts/instrument-sans.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/site.css">
<script>document.documentElement.classList.add("js");
window.leadlight=window.leadlight||function(){(leadlight.q=leadlight.q||[]).push(arguments)};
${saidYes}</script>
<script async src="/leadlight/leadlight.js" data-config="/leadlight.json"></script>
<script type="module" src="/site.js"></script>
</head>
<body class="page page--${page.layout ?? "plain"}">
<a class="skip" href="#main">Skip to content</a>
${header(page)}
<main id="main">
${page.layout === "post" ? post(page) : page.body.trim()}
</main>
${page.band === "none" ? "" : band}
${foot}
</body>
</html>
`;
}

function header(page) {
  const links = nav.map(([href, text]) => {
    const here =
      page.path === href
        ? ` aria-current="page"`
        : page.path.startsWith(href)
          ? ` data-within`
          : "";
    return `<a href="${href}"${here}>${text}</a>`;
  });
  return `<header class="top">
  <div class="wrap top__row">
    <a class="logo" href="/" aria-label="Tallyard, home">${mark}<span>Tallyard</span></a>
    <button class="top__menu" type="button" aria-expanded="false" aria-controls="nav"><span class="visually-hidden">Menu</span></button>
    <nav class="top__nav" id="nav" aria-label="Main">
      ${links.join("\n      ")}
    </nav>
    <a class="button button--small top__cta" data-leadlight-slot="header" href="/product/">See how it works</a>
  </div>
</header>`;
}

/** The footer band: one calm invitation under every page that has no form of its own. */
const band = `<section class="band" aria-labelledby="band-title">
  <div class="wrap band__row">
    <div>
      <h2 id="band-title">Plan the day before, not the day itself.</h2>
      <p>One idea about hours, doors and people at a time, tried on a real warehouse floor first.</p>
    </div>
    <div class="cta cta--band">
      <a class="button button--vis" data-leadlight-slot="band" href="/newsletter/">Get The Four O’Clock Letter</a>
      <p class="cta__why">Every second Thursday, a four minute read.</p>
    </div>
  </div>
</section>`;

const foot = `<footer class="foot">
  <div class="wrap">
    <div class="foot__grid">
      <div class="foot__about">
        <a class="logo" href="/" aria-label="Tallyard, home">${mark}<span>Tallyard</span></a>
        <p>Tomorrow’s hours, doors and people on one plan, by four o’clock today.</p>
        <p class="foot__small">Tallyard Ltd, Canal Wharf, Leeds LS11</p>
      </div>
      ${footer.map(column).join("\n      ")}
    </div>
    <div class="foot__end">
      <p>Tallyard is an invented company: so are its customers and its competitor. This site is the demo of <strong>Leadlight</strong>.</p>
      <button class="linkish" type="button" data-open-cookie-settings>Cookie settings</button>
    </div>
  </div>
</footer>`;

function column([title, links]) {
  const items = links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join("");
  return `<nav aria-label="${title}"><h2>${title}</h2><ul>${items}</ul></nav>`;
}

/** A planning note: the article, what is offered beside it, at its end, and what to read next. */
function post(page) {
  return `<div class="wrap post">
  <article class="post__body prose">
    <p class="post__meta"><a href="/blog/">Planning notes</a> <span>${page.topic}</span> <span>${page.minutes} min read</span></p>
    <h1>${page.title}</h1>
    <p class="lede">${page.lede}</p>
    <p class="byline">By ${page.author}</p>
    <div class="post__art"><!-- art ${page.art} --></div>
${page.body.trim()}
    <aside class="cta cta--end" aria-label="What to do next">
      <p class="cta__head">Take the next step with this</p>
      <a class="button" data-leadlight-slot="article-end" href="/ebook/">Get the free planning guide</a>
      <p class="cta__why">Tomorrow’s Shift: sixteen pages, three worksheets, no call afterwards.</p>
    </aside>
  </article>
  <aside class="post__side" aria-label="More from Tallyard">
    <div class="cta cta--card">
      <p class="cta__head">Worth your time next</p>
      <a class="button button--quiet" data-leadlight-slot="sidebar" href="/newsletter/">Get The Four O’Clock Letter</a>
      <p class="cta__why">Every second Thursday, a four minute read.</p>
    </div>
  </aside>
</div>
<section class="wrap more" aria-labelledby="more-title">
  <h2 id="more-title">Read on</h2>
  <div class="cards">
<!-- posts -->
  </div>
</section>`;
}
