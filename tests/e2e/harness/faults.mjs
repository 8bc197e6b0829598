// Hostile hosts: functions that run before a page's scripts and break one thing each.

/** Storage that throws as soon as it is touched, as browsers do when site data is blocked. */
export function storageBlocked() {
  const refuse = () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  IDBFactory.prototype.open = refuse;
  IDBFactory.prototype.databases = refuse;
  for (const area of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, area, { configurable: true, get: refuse });
  }
}

/** Only localStorage throws: IndexedDB works. */
export function localStorageBlocked() {
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    get() {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  });
}

/** An IndexedDB whose every open ends in an error. */
export function databaseBroken() {
  IDBFactory.prototype.open = () => {
    const request = new EventTarget();
    request.error = new DOMException("Internal error opening backing store.", "UnknownError");
    queueMicrotask(() => {
      const event = new Event("error", { bubbles: true, cancelable: true });
      request.onerror?.(event);
      request.dispatchEvent(event);
    });
    return request;
  };
}

/** An IndexedDB that never answers. */
export function databaseSilent() {
  IDBFactory.prototype.open = () => new EventTarget();
}

/** A host whose patched DOM throws when anything but its own code writes text into a slot. */
export function textRefused() {
  const refuse = (owner, name) => {
    const original = Object.getOwnPropertyDescriptor(owner, name);
    const guard = (fn) =>
      function guarded(...args) {
        const element = this.nodeType === Node.ELEMENT_NODE ? this : this.parentElement;
        if (element?.closest("[data-leadlight-slot]")) throw new Error("patched by the host");
        return fn.apply(this, args);
      };
    const patched = original.set
      ? { ...original, set: guard(original.set) }
      : { ...original, value: guard(original.value) };
    Object.defineProperty(owner, name, patched);
  };
  document.addEventListener("DOMContentLoaded", () => {
    refuse(Node.prototype, "textContent");
    refuse(Node.prototype, "nodeValue");
    refuse(Node.prototype, "appendChild");
    refuse(Node.prototype, "insertBefore");
    refuse(Node.prototype, "replaceChild");
    refuse(HTMLElement.prototype, "innerText");
    refuse(Element.prototype, "append");
    refuse(Element.prototype, "prepend");
    refuse(Element.prototype, "replaceChildren");
    refuse(CharacterData.prototype, "data");
    refuse(CharacterData.prototype, "replaceData");
    refuse(CharacterData.prototype, "replaceWith");
  });
}

/**
 * An engine that traps when a signal called `boom` reaches it, as one with a bug would: what is
 * thrown is a trap of a module of its own. `window.engines` counts the engines made.
 */
export function engineTraps() {
  // (module (func (export "trap") unreachable))
  const trapping = Uint8Array.of(
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112],
    ...[0, 0, 10, 5, 1, 3, 0, 0, 11],
  );
  const { trap } = new WebAssembly.Instance(new WebAssembly.Module(trapping)).exports;
  const { instantiate } = WebAssembly;
  window.engines = 0;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given);
    window.engines += 1;
    const step = (at, length, now) => {
      const bytes = new Uint8Array(exports.memory.buffer, at, length);
      if (new TextDecoder().decode(bytes).includes("boom")) trap();
      return exports.step(at, length, now);
    };
    return { exports: { ...exports, step } };
  };
}

/** Names that careless code picks up from every object. */
export function prototypePolluted() {
  const names = [
    "method",
    "body",
    "headers",
    "credentials",
    "src",
    "href",
    "onerror",
    "q",
    "mode",
    "0",
  ];
  for (const name of names) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      writable: true,
      value: "polluted",
    });
  }
}

/** Notes every offer an element ever carried, also for the blink of an eye, in `window.offered`. */
export function watchOffers() {
  window.offered = [];
  new MutationObserver((records) => {
    for (const { target, type, addedNodes } of records) {
      const elements = type === "attributes" ? [target] : [...addedNodes];
      for (const element of elements) {
        const offer = element.getAttribute?.("data-leadlight-offer");
        if (offer) window.offered.push(offer);
      }
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-leadlight-offer"],
  });
}
