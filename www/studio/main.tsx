// The studio: where a marketer makes, understands and proves a config.

import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { watchFindings } from "./state/findings.js";
import { keepSaving } from "./state/saved.js";

const place = document.getElementById("studio");
if (place) createRoot(place).render(<App />);
keepSaving();
watchFindings();
