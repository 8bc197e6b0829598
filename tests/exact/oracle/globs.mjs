// Patterns for paths, as regular expressions.

const known = new Map();

/** Whether a path, which may carry a query, fits a pattern. */
export function globFits(pattern, path) {
  const fits = expression(pattern);
  const plain = path.split("?")[0];
  // "Without `?`, the query does not matter; a trailing slash never does."
  return fits.test(bare(plain)) || (pattern.includes("?") && plain !== path && fits.test(path));
}

const bare = (path) => (path.length > 1 ? path.replace(/\/$/, "") : path);

function expression(pattern) {
  if (!known.has(pattern)) {
    const words = bare(pattern).match(/\/\*\*\/|\/\*\*$|\*\*|\*|\?|[^*?/]+|\//g) ?? [];
    // decided: `/**/` also stands for one slash, and `/**` at the end for nothing at all.
    const meant = { "/**/": "/(?:.*/)?", "/**": "(?:/.*)?", "**": ".*", "*": "[^/]*", "?": "." };
    const source = words.map((it) => meant[it] ?? it.replace(/[.+^${}()|[\]\\]/g, "\\$&")).join("");
    known.set(pattern, new RegExp(`^${source}$`, "su"));
  }
  return known.get(pattern);
}
