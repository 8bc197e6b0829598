// The script tag: <script async src="…/leadlight.js" data-config="/leadlight.json"></script>

import { boot } from "./boot.js";
import { existing, install } from "./global.js";
import { optionsOf } from "./options.js";

// Only valid while this file first runs. Read through the prototype: an element named
// `currentScript` in the page would shadow the plain property.
const current = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript")?.get;
const script = current?.call(document) as HTMLScriptElement | null | undefined;

if (script && !existing()) {
  try {
    install(boot(optionsOf(script)), script.dataset.global || "leadlight");
  } catch (error) {
    console.warn("Leadlight could not start:", error);
  }
}
