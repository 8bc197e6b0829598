// The config as TypeScript types. Written by `npm run gen` from the Rust types: do not edit.

/**
 * A length of time: a whole number and `s`, `m`, `h`, `d` or `w`.
 */
export type Duration = string;
/**
 * A switch that is on unless turned off.
 */
export type On = boolean;
/**
 * A path pattern: `*` within a path segment, `**` across, `?` one character. The query and a trailing slash do not matter.
 */
export type Glob = string;
/**
 * The name of a signal: one observed, one of `signals`, or one the site records with `track()`.
 */
export type SignalName = string;
/**
 * A condition on a signal's own properties, and on those of the page it came from: any property of the signal, with the same operators as in `when`.
 */
export type Where = {[property: string]: unknown};
/**
 * Score points; negative ones take away. Exact to a millionth.
 */
export type Points = number;
/**
 * A condition on the visitor: a MongoDB-style query document with the meaning of GrowthBook's. All its keys have to hold; with none, it always holds. It looks at `traits.<name>`, `scores.<name>`, `facts.<name>`, `counts.<signal>` (how often it came, ever), `page.<property>`, `session.<property>`, `offers.<id>.owned`, and what is listed here.
 */
export type Condition = {[path: string]: unknown};
/**
 * Ages, ascending, each with the share of the points that is left from there on.
 */
export type Steps = [Duration, number][];
/**
 * For what at most one signal counts.
 */
export type Per = "session" | "page" | "day" | "ever";
/**
 * A factor, exact to a millionth.
 */
export type Weight = number;
/**
 * The stages, lowest first.
 */
export type Stages = Stage[];
/**
 * The id of a stage.
 */
export type StageRef = string;
/**
 * A text, or one for each language. May hold placeholders such as `{traits.company|your team}`.
 */
export type Text =
  | string
  | {
      [k: string]: string;
    };
/**
 * What a click does.
 */
export type Action = "chat";
/**
 * The id of an offer, or a list of them: the first that can be shown is.
 */
export type Shows = OfferRef | OfferRef[];
/**
 * The id of an offer.
 */
export type OfferRef = string;
/**
 * `session`, or a length of time.
 */
export type Period = "session" | Duration;
/**
 * Who provides the chat.
 */
export type Provider = "panel";
/**
 * What kind of place leads are sent to.
 */
export type SinkKind = "webhook";
/**
 * A share from 0 to 1.
 */
export type Share = number;
/**
 * How a visit starts.
 */
export type Starts = "required" | "implied";
/**
 * How automated visitors are treated.
 */
export type Bots = "observe" | "allow" | "ignore";

/**
 * The rules of a site: what is observed, what it is worth, and what follows from it.
 */
export interface Config {
  /**
   * The JSON Schema of this file, for editors.
   */
  $schema?: string;
  /**
   * The version of the format; 1.
   */
  version?: number;
  /**
   * A short name for the site: the namespace of what is stored in the visitor's browser.
   */
  site?: string;
  /**
   * What makes a session.
   */
  session?: Session;
  /**
   * Which signals are observed; all are, unless turned off here.
   */
  observe?: Observe;
  /**
   * The kinds of pages, by path; the first match wins.
   */
  pages?: PageRule[];
  /**
   * Signals of your own, made from those observed.
   */
  signals?: {
    [k: string]: SignalRule;
  };
  /**
   * The only form fields that are ever read.
   */
  forms?: FormRule[];
  /**
   * Numbers worked out from signals, by name.
   */
  facts?: {
    [k: string]: Fact;
  };
  /**
   * Scores by name, such as `engagement` and `fit`.
   */
  scores?: {
    [k: string]: Score;
  };
  /**
   * A letter and a number out of two scores, such as `A1`.
   */
  grade?: Grade;
  /**
   * Lifecycle stages, lowest first.
   */
  stages?: Stages;
  /**
   * Named conditions.
   */
  segments?: {
    [k: string]: Condition;
  };
  /**
   * Kinds of visitors; the first that holds is the visitor's.
   */
  personas?: Persona[];
  /**
   * What a call to action can invite to.
   */
  offers?: {
    [k: string]: Offer;
  };
  /**
   * Marked places in the page, and what each shows to whom.
   */
  slots?: {
    [k: string]: Slot;
  };
  /**
   * When to open the chat.
   */
  playbooks?: {
    [k: string]: Playbook;
  };
  /**
   * How a visitor reaches a person.
   */
  chat?: Chat;
  /**
   * When a visitor is handed to sales, and where to.
   */
  handoff?: Handoff;
  /**
   * Visitors who always see the defaults, to measure against.
   */
  holdout?: Holdout;
  /**
   * What is kept, for how long, and with whose consent.
   */
  privacy?: Privacy;
  /**
   * How automated visitors are treated.
   */
  bots?: Bots;
  /**
   * Whether events are pushed to `window.dataLayer` as well.
   */
  dataLayer?: boolean;
}
/**
 * What makes a session.
 */
export interface Session {
  /**
   * How long nothing may happen before the next signal begins a new one; 30 minutes unless said.
   */
  idle?: Duration;
}
/**
 * Which signals are observed.
 */
export interface Observe {
  /**
   * How far pages are scrolled: 25, 50, 75 and 90 %.
   */
  scroll?: On;
  /**
   * Seconds of attention: the page visible, focused and in use.
   */
  engagement?: On;
  /**
   * Clicks on links and buttons.
   */
  click?: On;
  /**
   * Downloads of files.
   */
  download?: On;
  /**
   * Forms submitted.
   */
  form?: On;
}
/**
 * Says what kind of page a path leads to. Adds `type`, `journey` and `topic` to every signal from there.
 */
export interface PageRule {
  /**
   * The paths it holds for.
   */
  match: Glob;
  /**
   * The kind of page, such as `blog` or `pricing`.
   */
  type?: string;
  /**
   * Where it belongs in the buyer's journey: `awareness`, `consideration`, `decision`.
   */
  journey?: string;
  /**
   * What it is about.
   */
  topic?: string;
}
/**
 * A signal of the marketer's own: recorded along with each observed signal that fits.
 */
export interface SignalRule {
  /**
   * The signal it is made from.
   */
  from: SignalName;
  /**
   * What that signal's properties must be.
   */
  where?: Where;
}
/**
 * A form whose named fields become traits when it is submitted. No other field is ever read, nor a password, a card number or a hidden one.
 */
export interface FormRule {
  /**
   * The form, as a CSS selector.
   */
  match: string;
  /**
   * Trait by trait, the `name` of the field it is read from.
   */
  traits?: {
    [k: string]: string;
  };
}
/**
 * A number worked out from signals: exactly one of `count`, `sum` and `distinct`.
 */
export interface Fact {
  /**
   * Counts this signal.
   */
  count?: SignalName;
  /**
   * Adds up a property of this signal; `of` names it.
   */
  sum?: SignalName;
  /**
   * Counts the different values of a property of this signal; `of` names it.
   */
  distinct?: SignalName;
  /**
   * The property that `sum` and `distinct` look at.
   */
  of?: string;
  /**
   * What the signal's properties must be.
   */
  where?: Where;
  /**
   * Only signals no older than this.
   */
  within?: Duration;
}
/**
 * A score: rules and groups of rules, or a `blend` of other scores.
 */
export interface Score {
  /**
   * The least it can be; without it, it may go below zero.
   */
  min?: Points;
  /**
   * The most it can be.
   */
  max?: Points;
  /**
   * Rules that share a cap.
   */
  groups?: Group[];
  /**
   * Rules on their own.
   */
  rules?: Rule[];
  /**
   * Scores this one is made of, with the share of each.
   */
  blend?: {
    [k: string]: Weight;
  };
}
/**
 * Rules that share a cap.
 */
export interface Group {
  /**
   * Its name in explanations.
   */
  id: string;
  /**
   * The least its rules give together.
   */
  min?: Points;
  /**
   * The most its rules give together.
   */
  max?: Points;
  /**
   * The rules.
   */
  rules?: Rule[];
}
/**
 * Gives points: for each signal (`on`), or while a condition holds (`when`).
 */
export interface Rule {
  /**
   * Its name in explanations and in the reasons handed to sales.
   */
  id: string;
  /**
   * What it says to a person, in explanations and in the reasons.
   */
  label?: string;
  /**
   * The signal that gives the points.
   */
  on?: SignalName;
  /**
   * What the signal's properties must be.
   */
  where?: Where;
  /**
   * The condition while which the points are given. It may look at traits, facts, segments, the page and the session.
   */
  when?: Condition;
  /**
   * How many, for each signal or while the condition holds.
   */
  points: Points;
  /**
   * The time in which points lose half their worth.
   */
  halfLife?: Duration;
  /**
   * Another way for points to fade.
   */
  decay?: Decay;
  /**
   * Signals older than this count no more.
   */
  within?: Duration;
  /**
   * At most one signal counts for each session, page, day or ever: the latest.
   */
  per?: Per;
  /**
   * The least the rule gives.
   */
  min?: Points;
  /**
   * The most the rule gives.
   */
  max?: Points;
}
/**
 * Points fading in a straight line, or in steps.
 */
export interface Decay {
  /**
   * The time after which nothing is left; in between, a straight line.
   */
  linear?: Duration;
  /**
   * Ages and the share that is left from there on: `[["7d", 0.5], ["30d", 0]]`.
   */
  steps?: Steps;
}
/**
 * The grade: a letter from one score, a number from another.
 */
export interface Grade {
  /**
   * Who they are, as a letter.
   */
  letter: Bands;
  /**
   * What they do, as a number.
   */
  number: Bands;
}
/**
 * The marks of a grade, each with the score it begins at.
 */
export interface Bands {
  /**
   * The score it is taken from.
   */
  score: string;
  /**
   * Mark by mark, the points it begins at.
   */
  bands?: {
    [k: string]: Points;
  };
}
/**
 * A lifecycle stage.
 */
export interface Stage {
  /**
   * Its name, such as `lead` or `mql`.
   */
  id: string;
  /**
   * What must hold to come here. Without it, the stage is reached only through the trait `lifecycle` (or is the first).
   */
  enter?: Condition;
  /**
   * What must hold to stay. Without it, the stage is kept for good.
   */
  stay?: Condition;
  /**
   * The least time it is kept once reached.
   */
  minStay?: Duration;
}
/**
 * A kind of visitor.
 */
export interface Persona {
  /**
   * Its name.
   */
  id: string;
  /**
   * When a visitor is of this kind.
   */
  when: Condition;
}
/**
 * Something a call to action can invite to.
 */
export interface Offer {
  /**
   * What it is: `ebook`, `webinar`, `case-study`, `demo` or a word of your own.
   */
  kind?: string;
  /**
   * The stages it is meant for; without it, all of them.
   */
  stages?: StageRef[];
  /**
   * What it is about, for slots that choose by themselves.
   */
  topics?: string[];
  /**
   * Where two offers fit alike, the higher is chosen.
   */
  priority?: number;
  /**
   * What the visitor sees.
   */
  content?: Content;
  /**
   * How it shows that the visitor has it already.
   */
  owned?: Owned;
}
/**
 * What is written into a slot.
 */
export interface Content {
  /**
   * The text of the link or button.
   */
  text?: Text;
  /**
   * Where it leads: `http`, `https`, `mailto`, `tel` or a relative URL.
   */
  href?: string;
  /**
   * What screen readers say instead of the text.
   */
  label?: Text;
  /**
   * What a click does instead of following the link: `chat`.
   */
  action?: Action;
}
/**
 * The signal that shows that a visitor has an offer.
 */
export interface Owned {
  /**
   * The signal.
   */
  signal: SignalName;
  /**
   * What its properties must be.
   */
  where?: Where;
}
/**
 * A marked place in the page, and what it shows to whom.
 */
export interface Slot {
  /**
   * The elements that are this slot, beside those marked with `data-leadlight-slot`.
   */
  selector?: string;
  /**
   * Who sees what; the first that holds and has something to show.
   */
  rules?: SlotRule[];
  /**
   * Chooses the best offer by itself where no rule does: by stage, topic and priority.
   */
  auto?: boolean;
  /**
   * How often a visitor sees one offer here.
   */
  cap?: Cap;
}
/**
 * Shows offers to those for whom a condition holds.
 */
export interface SlotRule {
  /**
   * Its name in explanations.
   */
  id: string;
  /**
   * For whom; without it, for everybody.
   */
  when?: Condition;
  /**
   * An offer, or several in order: the first that can be shown is.
   */
  show?: Shows;
  /**
   * Shares visitors out among variants, the same one to the same visitor always.
   */
  split?: Variant[];
}
/**
 * One side of a split.
 */
export interface Variant {
  /**
   * Its name.
   */
  variant: string;
  /**
   * Its share, against the others'.
   */
  weight: Weight;
  /**
   * An offer, or several in order.
   */
  show?: Shows;
}
/**
 * How often something happens at the most.
 */
export interface Cap {
  /**
   * How many times.
   */
  times: number;
  /**
   * In how long: `session`, or a length of time such as `7d`. Without it, ever.
   */
  per?: Period;
}
/**
 * When to do something beside the page's content: open the chat.
 */
export interface Playbook {
  /**
   * For whom; without it, for everybody.
   */
  when?: Condition;
  /**
   * What sets it off; without it, the page's opening.
   */
  on?: Trigger;
  /**
   * How long after that.
   */
  delay?: Duration;
  /**
   * What it does.
   */
  do?: Play;
  /**
   * How often.
   */
  cap?: Cap;
  /**
   * For how long a visitor who closed it is left alone. Without it, for the rest of the session.
   */
  afterDismiss?: Duration;
}
/**
 * What sets a playbook off.
 */
export interface Trigger {
  /**
   * Being in this stage.
   */
  stage?: StageRef;
  /**
   * This signal.
   */
  signal?: SignalName;
}
/**
 * What a playbook does.
 */
export interface Play {
  /**
   * Opens the chat.
   */
  chat?: ChatInvite;
}
/**
 * How the chat opens.
 */
export interface ChatInvite {
  /**
   * What it says first.
   */
  message?: Text;
}
/**
 * How a visitor reaches a person.
 */
export interface Chat {
  /**
   * Who provides the chat.
   */
  provider?: Provider;
  /**
   * A telephone number.
   */
  phone?: string;
  /**
   * An `https` page to book a meeting at.
   */
  meeting?: string;
  /**
   * An e-mail address.
   */
  mail?: string;
}
/**
 * When a visitor is handed to sales, with what, and where to.
 */
export interface Handoff {
  /**
   * When a visitor is qualified; each time this begins to hold is one handoff.
   */
  when: Condition;
  /**
   * How many reasons are given at the most; 5 unless said.
   */
  reasons?: number;
  /**
   * How soon sales mean to answer; shown at the desk.
   */
  sla?: Duration;
  /**
   * Where leads are sent.
   */
  sinks?: Sink[];
}
/**
 * Where leads are sent.
 */
export interface Sink {
  /**
   * Its name.
   */
  id: string;
  /**
   * What it is.
   */
  kind: SinkKind;
  /**
   * Its address, `http` or `https`.
   */
  url: string;
  /**
   * Whether to send without a CORS preflight, as `text/plain`.
   */
  simple?: boolean;
}
/**
 * Visitors who always see the defaults, to measure against.
 */
export interface Holdout {
  /**
   * Their share, from 0 to 1.
   */
  share?: Share;
}
/**
 * What is kept, for how long, and with whose consent.
 */
export interface Privacy {
  /**
   * Whether consent has to be asked for.
   */
  consent?: Starts;
  /**
   * How long signals are kept; 180 days unless said.
   */
  retention?: Duration;
  /**
   * How many signals are kept; 2000 unless said.
   */
  maxSignals?: number;
  /**
   * Whether Global Privacy Control counts as a refusal; it does unless turned off.
   */
  gpc?: On;
  /**
   * Query parameters whose values never enter the log.
   */
  redactQuery?: string[];
}
