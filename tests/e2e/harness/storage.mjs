// What a browser profile holds, read out; and a spy on who touches it.

/** Runs in the page: everything stored for this origin, as one text to search in. */
export async function stored() {
  const seen = { local: {}, session: {}, cookie: document.cookie, databases: {} };
  for (let i = 0; i < localStorage.length; i += 1) {
    seen.local[localStorage.key(i)] = localStorage.getItem(localStorage.key(i));
  }
  for (let i = 0; i < sessionStorage.length; i += 1) {
    seen.session[sessionStorage.key(i)] = sessionStorage.getItem(sessionStorage.key(i));
  }
  const settle = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  // Bytes are shown as text, so that a name kept in a binary record is found all the same.
  const plain = (_key, value) => {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      return new TextDecoder("latin1").decode(value);
    }
    if (value instanceof Map) return [...value];
    if (value instanceof Set) return [...value];
    return value;
  };
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name);
    // It went away between the list and now: do not bring it back.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const db = await settle(opening).catch(() => undefined);
    if (!db) continue;
    seen.databases[name] = {};
    for (const store of db.objectStoreNames) {
      const all = await settle(db.transaction(store).objectStore(store).getAll());
      seen.databases[name][store] = JSON.parse(JSON.stringify(all, plain));
    }
    db.close();
  }
  return seen;
}

/** Runs before a page's scripts: notes each touch of storage in `window.touched`. */
export function spy() {
  window.touched = [];
  const note = (what) => window.touched.push(what);
  const wrap = (owner, name, label) => {
    const original = owner[name];
    owner[name] = function wrapped(...args) {
      note(`${label}(${args.map(String).join(", ").slice(0, 80)})`);
      return original.apply(this, args);
    };
  };
  for (const name of ["open", "deleteDatabase", "databases"]) {
    wrap(IDBFactory.prototype, name, `indexedDB.${name}`);
  }
  for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) {
    wrap(Storage.prototype, name, `storage.${name}`);
  }
  for (const area of ["localStorage", "sessionStorage"]) {
    const { get } =
      Object.getOwnPropertyDescriptor(Window.prototype, area) ??
      Object.getOwnPropertyDescriptor(window, area);
    Object.defineProperty(window, area, {
      configurable: true,
      get() {
        note(area);
        return get.call(window);
      },
    });
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    configurable: true,
    get() {
      note("cookie read");
      return cookie.get.call(this);
    },
    set(value) {
      note(`cookie write ${value}`);
      cookie.set.call(this, value);
    },
  });
}
