// What is observed, on every engine, in one process with one browser between them: Firefox and WebKitGTK
// take seconds to start.
//
// Here and in the file beside it is what depends on the engine: events, storage, navigation, the DOM.
// Not here, because it takes long and goes through the same code on all of them: the handoff's
// retries, explanations, the chat and the demo site; and the last two find their buttons as puppeteer
// alone can.

import "../capture.test.mjs";
import "../forms.test.mjs";
import "../frameworks.test.mjs";
import "../media.test.mjs";
import "../pages.test.mjs";
import "../signals.test.mjs";
import "../stopwatch.test.mjs";
import "../vendors.test.mjs";
