// What sw.js holds, a service worker: the studio opens without a network too. With one, what the host
// has now is always taken first, so nobody works with an old studio.

/** The studio's files, as the build knows them. */
declare const __FILES__: readonly string[];

/** Of TypeScript's library of workers, which does not go together with that of pages. */
interface Extended extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Extended {
  readonly request: Request;
  respondWith(reply: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install", hear: (event: Extended) => void): void;
  addEventListener(name: "fetch", hear: (event: Fetched) => void): void;
}

const scope = self as unknown as Scope;
const CACHE = "leadlight-studio";

scope.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    const all = ["./", ...__FILES__];
    await cache.addAll(all);
    // Now that all have come, those of the studio before may go.
    const wanted = new Set(all.map((it) => new URL(it, scope.registration.scope).href));
    for (const it of await cache.keys()) if (!wanted.has(it.url)) await cache.delete(it);
    await scope.skipWaiting();
  };
  event.waitUntil(fill());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.registration.scope)) return;
  const kept = async (error: unknown) => {
    const reply = await caches.match(request, { ignoreSearch: true });
    if (!reply) throw error;
    return reply;
  };
  event.respondWith(fetch(request).catch(kept));
});
