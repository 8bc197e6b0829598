// The studio: where a marketer makes, understands and proves a config.

import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { watchFindings } from "./state/findings.js";
import { keepSaving } from "./state/saved.js";

const place = document.getElementById("studio");
if (place) createRoot(place).render(<App />);
keepSaving();
watchFindings();

// Not before the studio stands: it fetches everything else there is.
addEventListener("load", () => {
  // Where a browser or a host has none, there is no studio without a network.
  navigator.serviceWorker?.register(new URL("sw.js", document.baseURI)).catch(() => {});
});
