// The detail pane: one lead, as of one of its handoffs, put together from the sections.

import { el } from "./dom.js";
import type { Handoff } from "./handoff.js";
import type { Lead } from "./lead.js";
import type { OutcomeMark } from "./outcomes.js";
import { about } from "./sections/about.js";
import { contact } from "./sections/contact.js";
import { heading } from "./sections/heading.js";
import { history } from "./sections/history.js";
import { message } from "./sections/message.js";
import { origin } from "./sections/origin.js";
import { openOutcomeCard } from "./sections/outcome.js";
import { reasons } from "./sections/reasons.js";
import { smallPrint } from "./sections/small-print.js";
import { suggestions } from "./sections/suggestions.js";
import { openTalkCard } from "./sections/talk.js";
import { timeline } from "./sections/timeline.js";
import type { Talk } from "./talk/talk.js";
import { waitChip } from "./wait-chip.js";

export interface DetailActions {
  readonly mark: (lead: Lead) => void;
  readonly showHandoff: (handoff: Handoff) => void;
  readonly say: (talk: Talk, text: string) => void;
  readonly decide: (lead: Lead, lifecycle: string, reason: string | undefined) => void;
}

export interface Detail {
  show(
    lead: Lead,
    handoff: Handoff,
    talk: Talk | undefined,
    outcome: OutcomeMark | undefined,
  ): void;
  /** Nobody is chosen: the pane is for something else. */
  close(): void;
  tick(now: number): void;
  focus(): void;
}

export function openDetail(root: HTMLElement, actions: DetailActions): Detail {
  let shown: { lead: Lead; signature: string; wait: ReturnType<typeof waitChip> } | undefined;
  // These two live on while the rest is put together anew: somebody may be writing in them.
  let talkCard = openTalkCard(actions.say);
  let outcomeCard = openOutcomeCard(actions.decide);

  return {
    show(lead, handoff, talk, outcome) {
      if (shown?.lead.key !== lead.key) {
        talkCard = openTalkCard(actions.say);
        outcomeCard = openOutcomeCard(actions.decide);
      }
      talkCard.show(lead, talk);
      outcomeCard.show(lead, outcome, talk);
      const signature = JSON.stringify([
        lead.handoffs.map(({ id }) => id),
        lead.waiting.length,
        handoff.id,
      ]);
      const isSame = shown?.lead.key === lead.key;
      // Reading is not disturbed by news about somebody else.
      if (isSame && shown?.signature === signature) return;
      const wait = waitChip("long");
      wait.show(lead, Date.now());
      shown = { lead, signature, wait };

      const focused = isSame ? document.activeElement?.id : undefined;
      const scrolled = isSame ? root.scrollTop : 0;
      root.replaceChildren(
        heading(lead, handoff, wait.element, actions),
        el(
          "div",
          { class: "columns" },
          el(
            "div",
            { class: "column" },
            talkCard.element,
            handoff.kind !== "chat" && message(handoff),
            suggestions(handoff),
            reasons(handoff),
            history(lead, handoff, actions.showHandoff),
            timeline(handoff),
          ),
          el(
            "div",
            { class: "column side" },
            outcomeCard.element,
            contact(handoff),
            about(handoff),
            origin(handoff),
            smallPrint(handoff),
          ),
        ),
      );
      root.scrollTop = scrolled;
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    },
    close() {
      shown = undefined;
    },
    tick(now) {
      shown?.wait.show(shown.lead, now);
    },
    focus() {
      const title = root.querySelector<HTMLElement>("h2");
      (title ?? root).focus({ preventScroll: true });
    },
  };
}
