// What the visitor and the page meet, on every engine, in one process with one browser between them: Firefox and WebKitGTK
// take seconds to start.
//
// Here and in the file beside it is what depends on the engine: events, storage, navigation, the DOM.
// Not here, because it takes long and goes through the same code on all of them: the handoff's
// retries, explanations, the chat and the demo site; and the last two find their buttons as puppeteer
// alone can.

import "../api.test.mjs";
import "../banners.test.mjs";
import "../canary.test.mjs";
import "../cmp.test.mjs";
import "../consent.test.mjs";
import "../cta.test.mjs";
import "../failing.test.mjs";
import "../guest.test.mjs";
import "../harness.test.mjs";
import "../hostile.test.mjs";
import "../inspecting.test.mjs";
import "../plays.test.mjs";
import "../storage.test.mjs";
import "../studio.test.mjs";
