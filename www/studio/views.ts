// The views, in the order of the way there. Each is fetched when it is first shown.

import { type ComponentType, lazy } from "react";

export interface ViewEntry {
  id: string;
  title: string;
  /** The parts of the config it edits, whose findings it counts. */
  keys: readonly string[];
  group: "Config" | "Prove" | "Ship";
  view: ComponentType;
}

export const VIEWS: readonly ViewEntry[] = [
  {
    id: "pages",
    title: "Pages",
    keys: ["pages"],
    group: "Config",
    view: lazy(() => import("./views/pages.js")),
  },
  {
    id: "signals",
    title: "Signals & forms",
    keys: ["signals", "forms", "facts"],
    group: "Config",
    view: lazy(() => import("./views/signals.js")),
  },
  {
    id: "scores",
    title: "Scoring",
    keys: ["scores", "grade"],
    group: "Config",
    view: lazy(() => import("./views/scores.js")),
  },
  {
    id: "stages",
    title: "Stages",
    keys: ["stages"],
    group: "Config",
    view: lazy(() => import("./views/stages.js")),
  },
  {
    id: "people",
    title: "Segments & personas",
    keys: ["segments", "personas"],
    group: "Config",
    view: lazy(() => import("./views/people/index.js")),
  },
  {
    id: "offers",
    title: "Offers",
    keys: ["offers"],
    group: "Config",
    view: lazy(() => import("./views/offers/index.js")),
  },
  {
    id: "slots",
    title: "Slots",
    keys: ["slots", "holdout"],
    group: "Config",
    view: lazy(() => import("./views/slots/index.js")),
  },
  {
    id: "playbooks",
    title: "Playbooks",
    keys: ["playbooks"],
    group: "Config",
    view: lazy(() => import("./views/playbooks/index.js")),
  },
  {
    id: "chat",
    title: "Chat & handoff",
    keys: ["chat", "handoff", "analytics"],
    group: "Config",
    view: lazy(() => import("./views/chat/index.js")),
  },
  {
    id: "settings",
    title: "Site & consent",
    keys: ["site", "session", "observe", "privacy", "bots", "dataLayer", "version"],
    group: "Config",
    view: lazy(() => import("./views/settings.js")),
  },
  {
    id: "text",
    title: "As text",
    keys: [],
    group: "Config",
    view: lazy(() => import("./views/text.js")),
  },
  {
    id: "journeys",
    title: "Journeys",
    keys: [],
    group: "Prove",
    view: lazy(() => import("./views/journeys.js")),
  },
  {
    id: "explain",
    title: "Explain",
    keys: [],
    group: "Prove",
    view: lazy(() => import("./views/explain.js")),
  },
  {
    id: "preview",
    title: "Preview",
    keys: [],
    group: "Prove",
    view: lazy(() => import("./views/preview.js")),
  },
  {
    id: "versions",
    title: "Versions",
    keys: [],
    group: "Ship",
    view: lazy(() => import("./views/versions.js")),
  },
  {
    id: "export",
    title: "Export",
    keys: [],
    group: "Ship",
    view: lazy(() => import("./views/export.js")),
  },
];
