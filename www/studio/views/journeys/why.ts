// The engine's explanations (src/engine/explain), as the studio reads them.

/** A part of a score: a rule, what a cap takes or a floor gives, or a share of another score. */
export interface Part {
  rule?: string;
  group?: string;
  label?: string | null;
  cap?: "group" | "score";
  floor?: "group" | "score";
  /** The other score, and what it is. */
  score?: string;
  of?: number;
  signals?: number | null;
  lastAt?: string | null;
  /** Points before they faded, after, and what the rule's own cap took. */
  before?: number;
  after?: number;
  capped?: number;
  points: number;
  /** The points in millionths. */
  micro: number;
  text: string;
}

export interface ScoreWhy {
  parts: Part[];
  points: number;
  exact: number;
  micro: number;
  text: string;
}

/** A condition that was looked at. */
export interface Leaf {
  path?: string;
  wanted?: string;
  value?: unknown;
  holds: boolean;
  text: string;
  /** Where one of several ways is enough: the number of its own. */
  way?: number;
}

export interface StageWhy {
  stage: string;
  since: string | null;
  stages: {
    stage: string;
    standing: "entered" | "stays" | "kept" | "out";
    since: string | null;
    enter: Leaf[];
    stay: Leaf[];
  }[];
  next: { stage: string; missing: string } | null;
  history: { from: string; to: string; at: string; cause: string | null }[];
  text: string;
}

export interface SlotWhy {
  slot: string;
  steps: {
    rule?: string;
    holds?: boolean;
    failed?: Leaf | null;
    variant?: string;
    offer?: string;
    passed?: string;
    taken?: true;
    holdout?: true;
    text: string;
  }[];
  offer: string | null;
  rule: string | null;
  variant: string | null;
  holdout: boolean;
  text: string;
}

/** Points as far as they matter to read: two places behind the point. */
export const pointsText = (points: number) =>
  `${points > 0 ? "+" : ""}${`${Math.round(points * 100) / 100}`.replace("-", "−")}`;

/** Millionths of points, exactly. */
export function exactText(micro: number): string {
  const digits = `${Math.abs(micro)}`.padStart(7, "0");
  const behind = digits.slice(-6).replace(/0+$/, "");
  return `${micro < 0 ? "−" : ""}${digits.slice(0, -6)}${behind && `.${behind}`}`;
}
