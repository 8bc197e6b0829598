// What a visitor does, drawn from a seed: sessions of page views with what happens on each page.
// Every signal but `identify` carries 3 or 8 properties, and its id sorts as the page's own ids do.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When the first signal comes. */
export const START = Date.UTC(2026, 4, 4, 8);

/** A generator of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The pages of the site, each with how often it is visited against the others. */
const PAGES = [
  ["/", 6],
  ...["routing-basics", "routing-at-night", "stock-counts", "stock-myths"].map((it) => blog(it)),
  ...["peak-in-november", "peak-staffing", "why-we-hire", "shift-swaps"].map((it) => blog(it)),
  ...["", "/routing", "/stock", "/tour"].map((it) => [`/product${it}`, 3]),
  ...["havn", "norrvik", "globex", "initech"].map((it) => [`/customers/${it}`, 1]),
  ["/webinars/peak", 1],
  ...["api", "import", "academy"].map((it) => [`/docs/${it}`, 1]),
  ["/compare/stowell", 1],
  ["/roi", 1],
  ["/pricing", 4],
  ["/contact", 0.6],
  ["/careers/planner", 0.3],
  ["/status", 0.4],
];

function blog(name) {
  return [`/blog/${name}`, 2];
}

const FILES = ["routing-handbook.pdf", "stock-count.xlsx", "security.pdf", "dpa.pdf", "prices.csv"];

/** The traits that a form and the site itself declare: twenty. */
export const TRAITS = {
  company: "Brandt Logistik",
  firstName: "Mara",
  language: "de",
  role: "operations-manager",
  seniority: "senior",
  mailbox: "work",
  employees: 340,
  industry: "logistics",
  country: "DE",
  region: "emea",
  city: "Kassel",
  erp: "sap",
  warehouses: 3,
  budget: 40000,
  timeframe: "this-year",
  project: "night-shift",
  competitor: false,
  plan: "none",
  seats: 60,
  newsletterTopic: "routing",
};

/** How often each thing happens on a page, for every view of it. */
const HABITS = [
  ["engagement", 0.75],
  ["scroll", 0.6],
  ["click", 0.45],
  ["file_download", 0.05],
  ["video_progress", 0.1],
  ["view_search_results", 0.05],
  ["form_submit", 0.03],
  ["product_configured", 0.12],
];

/**
 * The first `count` signals of a visitor, as `{id, time, signal, props}`, in time order. With a
 * longer log, the same visitor's shorter one is its beginning. `pauses` makes the time between
 * sessions so many times as long.
 */
export function visit(count, seed = 7, pauses = 1) {
  const random = chance(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const log = [];
  let time = START;
  const add = (signal, props) => {
    log.push({ id: idOf(time, log.length), time, signal, props });
  };
  while (log.length < count) {
    const first = log.length === 0;
    const campaign = random() < 0.3;
    add("session_start", {
      source: campaign ? pick(["linkedin", "friday-letter"]) : "google",
      medium: campaign ? pick(["email", "cpc"]) : "organic",
      campaign: campaign ? pick(["peak-2026", "careers-autumn"]) : "",
      channel: campaign ? "paid" : "search",
      referrerHost: "www.google.com",
      landingPath: "/",
      content: "",
      term: "",
    });
    const pages = 3 + Math.floor(random() * 5);
    for (let view = 0; view < pages; view++) {
      const path = weighted(PAGES, random);
      time += 1000 + Math.floor(random() * 20_000);
      const title = `Page ${path}`;
      add("page_view", { path, title, referrer: "https://tallyard.example/" });
      if (first && view === 0) add("identify", TRAITS);
      for (const [name, often] of HABITS) {
        if (random() >= often) continue;
        time += 500 + Math.floor(random() * 25_000);
        add(name, HAPPENS[name](path, pick, random));
      }
    }
    // Back in some hours, or some days later.
    time += HOUR + Math.floor(random() ** 2 * 40 * HOUR * pauses);
  }
  return log.slice(0, count);
}

/** What happens on a page, as the properties of its signal. */
const HAPPENS = {
  engagement: (path, pick) => ({ path, seconds: pick([5, 10, 15, 15, 30, 45]), region: "main" }),
  scroll: (path, pick) => ({ path, percent: pick([25, 50, 75, 90]), region: "main" }),
  video_progress: (path, pick) => ({
    path,
    src: pick(["/video/teaser.mp4", "/video/night-shift.mp4"]),
    percent: pick([10, 25, 50, 75]),
  }),
  view_search_results: (path, pick) => ({ path, term: "night shift", results: pick([0, 3, 12]) }),
  form_submit: (path, pick) => {
    const formId = pick(["newsletter", "ebook", "webinar", "contact", "demo"]);
    return { path, formId, formName: `The ${formId} form` };
  },
  file_download: (path, pick) => {
    const fileName = pick(FILES);
    return { path, fileName, fileExtension: fileName.slice(fileName.indexOf(".") + 1) };
  },
  click: (path, pick, random) => {
    const outbound = random() < 0.15;
    const domain = outbound ? pick(["g2.com", "capterra.com", "example.com"]) : "tallyard.example";
    return {
      path,
      href: `https://${domain}/next`,
      text: "Read on",
      id: pick([
        "nav-pricing",
        "start-tour",
        "read-on",
        "talk-to-sales",
        "footer-blog",
        "nav-docs",
      ]),
      outbound,
      domain,
      region: pick(["header", "main", "footer"]),
      position: Math.floor(random() * 12),
    };
  },
  product_configured: (path, pick, random) => ({
    path,
    product: pick(["core", "core", "enterprise"]),
    seats: 5 + Math.floor(random() * 60),
    term: pick(["monthly", "yearly"]),
    currency: pick(["EUR", "EUR", "USD"]),
    price: 2000 + Math.floor(random() * 30_000),
    addOns: pick([0, 1, 2]),
    step: pick(["plan", "seats", "review"]),
  }),
};

function weighted(choices, random) {
  let left = random() * choices.reduce((sum, it) => sum + it[1], 0);
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return choices[0][0];
}

/** As `www/embed/identity.ts` makes them, but for the tab's random part. */
function idOf(time, place) {
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  return `${hex(Math.floor(time / 2 ** 24), 6) + hex(time % 2 ** 24, 6) + hex(place, 6)}c0ffee00`;
}
