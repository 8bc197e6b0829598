// A browser of its own on a real profile folder: to kill it, to start it again, to search its disk.

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChromium } from "../../chromium.mjs";
import { atEnd } from "./ending.mjs";
import { driver } from "./engines/puppet.mjs";
import { Tab } from "./tab.mjs";

/** Makes an empty profile, which is gone after the test. */
export async function profile(t) {
  const folder = await mkdtemp(join(tmpdir(), "leadlight-profile-"));
  let browser;
  const stop = async () => {
    await browser?.close().catch(() => {});
    browser = undefined;
  };
  atEnd(t, async () => {
    await stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    /** Starts the browser and opens a page. */
    async open(url) {
      browser ??= await startChromium({ userDataDir: folder });
      const tab = new Tab(await driver(await browser.newPage(), { cdp: true }));
      await tab.goto(url);
      return tab;
    },
    stop,
    /** Kills it as the system would, in the middle of whatever it does. */
    async kill() {
      const killed = browser.process();
      const gone = new Promise((resolve) => killed.once("exit", resolve));
      killed.kill("SIGKILL");
      await gone;
      browser = undefined;
    },
    /** Gives the files that hold one of these texts, in any of the encodings browsers store texts in. */
    async find(texts) {
      const found = {};
      const needles = texts.flatMap((text) => [
        [text, Buffer.from(text)],
        [text, Buffer.from(text, "utf16le")],
      ]);
      for (const it of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!it.isFile()) continue;
        const path = join(it.parentPath ?? it.path, it.name);
        const bytes = await readFile(path).catch(() => Buffer.alloc(0));
        const hits = new Set(needles.filter(([, it]) => bytes.includes(it)).map(([text]) => text));
        if (hits.size) found[path.slice(folder.length + 1)] = [...hits];
      }
      return found;
    },
  };
}
