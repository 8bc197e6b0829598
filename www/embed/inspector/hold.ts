// Shows in the page what the shadow decides, while something is forced: what the page's own engine wants
// shown meanwhile is held back, and caught up with at the end.

import type { Parts } from "../api.js";
import { objectOf, textOf } from "../config.js";
import type { Decision } from "../messages.js";
import { showsOf } from "../slots.js";
import { say } from "../text.js";
import type { Inside } from "./inside.js";
import type { Look } from "./tool.js";

export function makeHold({ api, slots }: Inside, { config, shell }: Parts) {
  const { show } = slots;
  const { play } = api;
  const waiting: Parameters<typeof play>[] = [];
  let holding = false;

  const put = ({ get: { slots: decisions, traits } }: Look, forced: boolean) => {
    for (const [slot, rules] of Object.entries(objectOf(config["slots"]))) {
      const { offer, rule, variant } = decisions[slot] ?? {};
      const content = objectOf(objectOf(objectOf(config["offers"])[`${offer}`])["content"]);
      const decision = { offer, rule, variant: variant ?? null } as Decision;
      const shows = offer ? showsOf(decision, content, (text) => say(text, () => traits)) : null;
      const selector = textOf(objectOf(rules)["selector"]);
      show(slot, selector, shows && forced ? { ...shows, forced } : shows);
    }
  };
  const live = (): Look => ({
    get: shell.ask("get") as Look["get"],
    explain: (what) => shell.ask("explain", what),
  });

  return {
    get holds() {
      return holding;
    },
    /** Shows what `look` has decided; from now on nothing else. */
    show(look: Look): void {
      if (!holding) {
        slots.show = () => {};
        api.play = async (...what) => void waiting.push(what);
      }
      holding = true;
      put(look, true);
    },
    /** Gives the page back to its own engine. */
    end(): void {
      if (!holding) return;
      holding = false;
      Object.assign(slots, { show });
      Object.assign(api, { play });
      if (!api.isOff()) put(live(), false);
      // After the click by which it was ended, of which what follows is no part.
      const late = waiting.splice(0);
      setTimeout(() => late.forEach((what) => void play(...what)));
    },
  };
}
