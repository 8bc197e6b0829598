// Static files as a good host serves them: right types, no stale copies, ranges, and nothing from outside the folder.

import { open, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".mp4": "video/mp4",
  ".ndjson": "application/x-ndjson; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  // Exactly this: WebAssembly.instantiateStreaming refuses any parameter.
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** Makes the handler `(request, response, url)` for the files below `folder`. */
export async function fileServer(folder) {
  const root = await realpath(folder);
  return async (request, response, url) => {
    if (request.method === "OPTIONS") {
      return void response
        .writeHead(204, { allow: "GET, HEAD, OPTIONS", "access-control-allow-origin": "*" })
        .end();
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plain(response, 405, "only GET and HEAD work here", { allow: "GET, HEAD, OPTIONS" });
    }
    const segments = segmentsOf(url.pathname);
    if (!segments) return plain(response, 400, "this path is not allowed");

    const file = await find(root, segments, url.pathname.endsWith("/"));
    if (file?.folder) {
      const location = `/${segments.map(encodeURIComponent).join("/")}/${url.search}`;
      return void response.writeHead(302, { location, "cache-control": "no-cache" }).end();
    }
    const found = file ?? (await find(root, ["404.html"], false));
    if (!found?.handle) return plain(response, 404, "not found");
    try {
      await send(request, response, found, file ? 200 : 404);
    } finally {
      await found.handle.close().catch(() => {});
    }
  };
}

/** The decoded parts of a path, or null for one that tries to leave the folder or to read a hidden file. */
function segmentsOf(pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(decoded)) return null;
  const segments = decoded.split("/").filter((part) => part !== "");
  const hidden = segments.some((part) => part.startsWith(".") && part !== ".well-known");
  return hidden ? null : segments;
}

/** Opens before it looks, so a build that replaces files meanwhile can not pull one away between the two. */
async function find(root, segments, wantsFolder) {
  const path = join(root, ...segments);
  let handle;
  try {
    const real = await realpath(path);
    if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
    handle = await open(real, "r");
    const stats = await handle.stat({ bigint: true });
    if (stats.isFile() && !wantsFolder) return { handle, stats, path: real };
    await handle.close();
    if (!stats.isDirectory()) return null;
    return wantsFolder ? find(root, [...segments, "index.html"], false) : { folder: true };
  } catch (error) {
    await handle?.close().catch(() => {});
    if (["ENOENT", "ENOTDIR", "EACCES", "ELOOP", "ENAMETOOLONG"].includes(error.code)) return null;
    throw error;
  }
}

async function send(request, response, { handle, stats, path }, status) {
  const size = Number(stats.size);
  const etag = `"${stats.size.toString(36)}-${stats.mtimeNs.toString(36)}"`;
  const headers = {
    "content-type": TYPES[extname(path).toLowerCase()] ?? "application/octet-stream",
    "cache-control": "no-cache",
    "last-modified": stats.mtime.toUTCString(),
    "x-content-type-options": "nosniff",
    // What is served here is public, and a page on another port may embed the widget from here.
    "access-control-allow-origin": "*",
    etag,
  };
  if (status !== 200) {
    return stream(request, response, handle, status, headers, 0, size - 1);
  }
  if (isFresh(request.headers["if-none-match"], etag))
    return void response.writeHead(304, headers).end();

  headers["accept-ranges"] = "bytes";
  const ifRange = request.headers["if-range"];
  const range =
    ifRange === undefined || ifRange === etag ? rangeOf(request.headers.range, size) : undefined;
  if (range === "outside") {
    return void response.writeHead(416, { ...headers, "content-range": `bytes */${size}` }).end();
  }
  if (range) headers["content-range"] = `bytes ${range.start}-${range.end}/${size}`;
  const { start, end } = range ?? { start: 0, end: size - 1 };
  await stream(request, response, handle, range ? 206 : 200, headers, start, end);
}

async function stream(request, response, handle, status, headers, start, end) {
  response.writeHead(status, { ...headers, "content-length": end - start + 1 });
  if (request.method === "HEAD" || end < start) return void response.end();
  try {
    await pipeline(handle.createReadStream({ start, end, autoClose: false }), response);
  } catch (error) {
    // A browser that seeks or leaves cuts the answer short: nothing is wrong.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE" && error.code !== "ECONNRESET") throw error;
  }
}

function isFresh(ifNoneMatch, etag) {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
}

/** One byte range; several in one request may be answered with the whole file, and are. */
function rangeOf(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const start = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === "" || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[1] !== "" && match[2] !== "" && Number(match[2]) < start) return undefined;
  return start >= size || end < start ? "outside" : { start, end };
}

function plain(response, status, text, headers = {}) {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-cache",
    ...headers,
  });
  response.end(`${text}\n`);
}
