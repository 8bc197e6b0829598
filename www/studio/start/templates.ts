// Complete configs to begin with.

import type { JsonObject } from "../state/path.js";

const json = (module: { default: unknown }) => module.default as JsonObject;

export const TEMPLATES = [
  {
    id: "b2b-software",
    title: "B2B software",
    words:
      "Articles, an ebook and a webinar for learners; case studies, a comparison and a calculator for MQLs; a demo and a chat for buyers.",
    load: () => import("../templates/b2b-software.json").then(json),
  },
  {
    id: "agency",
    title: "Agency",
    words:
      "Projects and how you work lead to a brief. A question on the second visit learns what people need.",
    load: () => import("../templates/agency.json").then(json),
  },
  {
    id: "online-course",
    title: "Online course",
    words:
      "A free lesson and the syllabus; lessons watched count; an adviser for those about to enrol.",
    load: () => import("../templates/online-course.json").then(json),
  },
  {
    id: "e-commerce",
    title: "E-commerce",
    words:
      "Shoppers get the newsletter and advice; business buyers get prices and a quote in a chat.",
    load: () => import("../templates/e-commerce.json").then(json),
  },
] as const;
