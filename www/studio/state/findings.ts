// Has the engine check the config whenever it has changed.

import { ask, CANCELLED } from "../engine/client.js";
import type { Diagnostic } from "../engine/types.js";
import { doc, tell, useStudio } from "./store.js";

/** How long (ms) the checker lets what is looked at be worked out first: it takes its time. */
const PAUSE = 80;

export function watchFindings() {
  let checked: unknown;
  let busy = false;
  const check = async () => {
    if (busy) return;
    busy = true;
    while (useStudio.getState().open && doc().config !== checked) {
      await new Promise((done) => setTimeout(done, PAUSE));
      const { config } = doc();
      checked = config;
      try {
        const { diagnostics } = await ask({ config, check: true, visits: [] });
        if (doc().config === config) take(diagnostics);
      } catch (error) {
        if ((error as Error).message === CANCELLED) {
          checked = undefined;
          continue;
        }
        tell(`The config cannot be checked: ${(error as Error).message}`);
      }
    }
    busy = false;
  };
  useStudio.subscribe(() => void check());
}

/** Puts findings in the place of those there; what is found again is the same value. */
function take(diagnostics: readonly Diagnostic[]) {
  const { findings } = useStudio.getState();
  const before = new Map(findings?.map((it) => [JSON.stringify(it), it]));
  const next = diagnostics.map((it) => before.get(JSON.stringify(it)) ?? it);
  const same = findings?.length === next.length && next.every((it, at) => it === findings[at]);
  if (!same) useStudio.setState({ findings: next });
}
