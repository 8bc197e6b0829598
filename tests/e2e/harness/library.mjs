// Libraries as pages have them, from their packages: as they come, or bundled with a page's own script.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const require = createRequire(import.meta.url);

/** A file of a package, as text. */
export const library = (file) => {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(file);
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), rest), "utf8");
};

/** A page's script with all it imports, as text. */
export async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "jsx" },
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].text;
}

const APP = "app.svelte";

/** A script that `using` a component of Svelte's makes, as text; for the `client`, or for the `server`. */
export async function compiled(source, generate, using) {
  const { js } = compile(source, { generate, filename: APP });
  const component = {
    name: "svelte",
    setup(build) {
      build.onResolve({ filter: /^app\.svelte$/ }, () => ({ path: APP, namespace: "svelte" }));
      build.onLoad({ filter: /./, namespace: "svelte" }, () => {
        return { contents: js.code, resolveDir: root };
      });
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: using(APP), resolveDir: root },
    bundle: true,
    write: false,
    plugins: [component],
    ...(generate === "client"
      ? { format: "iife", minify: true, conditions: ["browser", "production"] }
      : { format: "esm", platform: "node" }),
  });
  return outputFiles[0].text;
}

/** What a server writes of a component of Svelte's. */
export async function served(source) {
  const script = await compiled(source, "server", (file) => {
    return `import { render } from "svelte/server"; import App from "${file}"; export default render(App).body;`;
  });
  const { default: body } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return body;
}
