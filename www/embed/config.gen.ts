// The config as TypeScript types. Written by `npm run gen` from the Rust types: do not edit.

/**
 * A length of time: a whole number above zero and `s`, `m`, `h`, `d` or `w`, for seconds, minutes, hours, days, weeks. At most a hundred years.
 */
export type Duration = string;
/**
 * A pattern for paths: `*` within a path segment, `**` across, `?` one character. Without `?`, the query does not matter; a trailing slash never does.
 */
export type Glob = string;
/**
 * The name of a signal: one that is observed, one of `signals`, or one that the site records with `track()`.
 */
export type SignalName =
  | (string & {})
  | (
      | "session_start"
      | "page_view"
      | "scroll"
      | "engagement"
      | "click"
      | "file_download"
      | "form_start"
      | "form_submit"
      | "form_abandon"
      | "view_search_results"
      | "video_start"
      | "video_progress"
      | "video_complete"
      | "copy"
      | "print"
      | "share"
      | "meeting_booked"
      | "exit_intent"
      | "identify"
      | "exposure"
      | "chat"
      | "handoff"
    );
/**
 * A value that has to be there, or operators that all have to be passed. Values of different kinds are never the same: `"5"` is not `5`, but for a trait that a form gave as a text.
 */
export type Test =
  | Operators
  | {
      [k: string]: unknown;
    }
  | (string | number | boolean | null | unknown[]);
/**
 * Score points; negative ones take away. Exact to a millionth.
 */
export type Points = number;
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
 * The name of a score in `scores`.
 */
export type ScoreId = string;
/**
 * The `id` of a stage in `stages`.
 */
export type StageId = string;
/**
 * A text, or one for each language: the page's language is chosen, then the browser's languages, then the first. May hold placeholders with something to fall back on, such as `{traits.company|your team}`.
 */
export type Text =
  | string
  | {
      [k: string]: string;
    };
/**
 * A date, which is its first moment in UTC, or a date and time in UTC, to the second.
 */
export type Moment = string;
/**
 * The name of an offer in `offers`.
 */
export type OfferId = string;
/**
 * A length of time, or the visitor's session.
 */
export type Period = "session" | Duration;
/**
 * A form that is built in.
 */
export type FormKind = "callback" | "message" | "inquiry" | "newsletter";
/**
 * The hours of a day, from and until, or several with commas between them; an empty text is closed all day.
 */
export type HoursOfDay = string;
/**
 * Who provides the chat.
 */
export type Provider =
  | "panel"
  | "chatwoot"
  | "intercom"
  | "hubspot"
  | "crisp"
  | "zendesk"
  | "livechat"
  | "tawk"
  | "drift"
  | "tidio"
  | "freshchat"
  | "helpscout"
  | "olark"
  | "rocketchat"
  | "salesforce"
  | "custom";
/**
 * How messages of the panel reach you.
 */
export type Transport = "form" | "xmpp" | "local";
/**
 * What kind of place leads are sent to.
 */
export type SinkKind =
  | "webhook"
  | "hubspot-form"
  | "salesforce-web-to-lead"
  | "segment"
  | "rudderstack"
  | "posthog"
  | "snowplow"
  | "ga4"
  | "matomo"
  | "plausible"
  | "mautic"
  | "custom-event";
/**
 * A share of visitors: 0 is none, 1 is all, 0.05 is five in a hundred.
 */
export type Share = number;
/**
 * How a visit starts.
 */
export type Starts = "required" | "implied";
/**
 * Where the visitor's choice is read. Until it is known, consent is pending.
 */
export type Cmp =
  | "api"
  | "auto"
  | "cookieconsent"
  | "klaro"
  | "tarteaucitron"
  | "cookiebot"
  | "onetrust"
  | "usercentrics"
  | "cookieyes"
  | "complianz"
  | "shopify"
  | "hubspot"
  | "wp-consent"
  | "tcf"
  | "gpp"
  | "google";
/**
 * How automated visitors are treated.
 */
export type Bots = "observe" | "allow" | "ignore";
/**
 * Analytics on the page that can be told what happens.
 */
export type Analytics = "segment" | "posthog" | "matomo" | "plausible" | "ga4";

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
  stages?: Stage[];
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
   * When to open the chat, or to show an invitation, a bar, a form or a question.
   */
  playbooks?: {
    [k: string]: Playbook;
  };
  chat?: Chat;
  /**
   * When a visitor is handed to sales, and where to.
   */
  handoff?: Handoff;
  holdout?: Holdout;
  privacy?: Privacy;
  bots?: Bots;
  /**
   * Whether events are pushed to `window.dataLayer` as well.
   */
  dataLayer?: boolean;
  /**
   * Which analytics on the page are told of exposures, clicks, stages, chats and handoffs.
   */
  analytics?: Analytics[];
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
  scroll?: boolean;
  /**
   * Seconds of attention: the page visible, focused and in use.
   */
  engagement?: boolean;
  /**
   * Clicks on links and buttons.
   */
  click?: boolean;
  /**
   * Downloads of files.
   */
  download?: boolean;
  /**
   * Forms begun, submitted and abandoned.
   */
  form?: boolean;
  /**
   * Searches on the site: `q`, `s`, `search`, `query` or `keyword` in the query string.
   */
  search?: boolean;
  /**
   * Videos and sound, played by the browser's own player.
   */
  video?: boolean;
  /**
   * Something copied; never what.
   */
  copy?: boolean;
  /**
   * The page printed.
   */
  print?: boolean;
  /**
   * Clicks on links that share, on a social network or by mail.
   */
  share?: boolean;
  /**
   * Forms, calendars and chats of other services in the page.
   */
  vendors?: boolean;
  /**
   * The pointer leaving through the top of the window.
   */
  exitIntent?: boolean;
  /**
   * Whether a change of the fragment, as in `#/pricing`, is a page view. It is not unless turned on.
   */
  hashRoutes?: boolean;
  /**
   * Whether a change of the query, as in `?tab=pricing`, is a page view. It is not unless turned on.
   */
  queryRoutes?: boolean;
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
 * A signal of the marketer's own: counted along with each observed signal that fits, or recorded when something is clicked, seen or submitted, or pushed to the data layer.
 */
export interface SignalRule {
  /**
   * The signal it is made from.
   */
  from?: SignalName;
  /**
   * What that signal's properties must be.
   */
  where?: Where;
  /**
   * What has to be clicked, as a CSS selector.
   */
  click?: string;
  /**
   * What has to be seen, as a CSS selector: half of it, or as much as fills half the window. Recorded once for each page view.
   */
  visible?: string;
  /**
   * How long it has to be seen without a break.
   */
  for?: Duration;
  /**
   * The form that has to be submitted, as a CSS selector.
   */
  submit?: string;
  /**
   * The name of an event in `window.dataLayer`.
   */
  dataLayer?: string;
  /**
   * Property by property, where it is in that event: `ecommerce.value`. Nothing else in it is read.
   */
  props?: {
    [k: string]: string;
  };
}
/**
 * A condition on a signal's own properties, and on those of the page it came from: any property of the signal, with the same operators as in `when`.
 */
export interface Where {
  /**
   * All of these hold.
   */
  $and?: Where[];
  /**
   * One of these holds.
   */
  $or?: Where[];
  /**
   * None of these holds.
   */
  $nor?: Where[];
  /**
   * This does not hold.
   */
  $not?: Where;
  /**
   * The path of the page.
   */
  path?: Test;
  /**
   * Its kind, by `pages`.
   */
  type?: Test;
  /**
   * Its place in the buyer's journey, by `pages`.
   */
  journey?: Test;
  /**
   * Its topic, by `pages`.
   */
  topic?: Test;
  /**
   * `page_view`: the title.
   */
  title?: Test;
  /**
   * `page_view`: the query, without the `?`.
   */
  query?: Test;
  /**
   * `page_view`: where the visitor came from.
   */
  referrer?: Test;
  /**
   * `scroll`: how far, 25, 50, 75 or 90.
   */
  percent?: Test;
  /**
   * `engagement`: seconds of attention.
   */
  seconds?: Test;
  /**
   * `form_submit`: the form's `id`.
   */
  formId?: Test;
  /**
   * `form_submit`: the form's `name`.
   */
  formName?: Test;
  /**
   * `form_submit`: `true` where the page has stopped the submit.
   */
  prevented?: Test;
  /**
   * `file_download`: the name of the file.
   */
  fileName?: Test;
  /**
   * `file_download`: its ending.
   */
  fileExtension?: Test;
  /**
   * `click`, `file_download`: where the link leads.
   */
  href?: Test;
  /**
   * `click`: what the link or button says.
   */
  text?: Test;
  /**
   * `click`: its `id`.
   */
  id?: Test;
  /**
   * `click`: whether it leads away from the site.
   */
  outbound?: Test;
  /**
   * `click`: the host it leads to.
   */
  domain?: Test;
  /**
   * `click`, `exposure`: the slot it is in.
   */
  slot?: Test;
  /**
   * `click`, `exposure`: the offer shown there.
   */
  offer?: Test;
  /**
   * `click`, `exposure`: the slot's rule that shows it.
   */
  rule?: Test;
  /**
   * `click`, `exposure`: the side of a split.
   */
  variant?: Test;
  /**
   * `session_start`: whether the visitor was here before.
   */
  returning?: Test;
  /**
   * `session_start`: which visit it is; 1 is the first.
   */
  visit?: Test;
  /**
   * `session_start`: where the visit came from.
   */
  channel?: Test;
  /**
   * `session_start`: its source.
   */
  source?: Test;
  /**
   * `session_start`: its medium.
   */
  medium?: Test;
  /**
   * `session_start`: its campaign.
   */
  campaign?: Test;
  /**
   * `session_start`: what was searched for.
   */
  term?: Test;
  /**
   * `session_start`: which link or advertisement it was.
   */
  content?: Test;
  /**
   * `session_start`: the name of the parameter by which an advertiser counts clicks.
   */
  clickId?: Test;
  /**
   * `session_start`: the path of the first page.
   */
  landingPath?: Test;
  /**
   * `session_start`: the host that led here.
   */
  referrerHost?: Test;
  /**
   * `chat`: what became of it.
   */
  state?: Test;
  /**
   * `chat`: the playbook that opened it.
   */
  playbook?: Test;
  [k: string]: unknown;
}
/**
 * Operators, all of which have to be passed.
 */
export interface Operators {
  /**
   * This test fails.
   */
  $not?: Test;
  /**
   * The same value, of the same kind.
   */
  $eq?: unknown;
  /**
   * Not the same value.
   */
  $ne?: unknown;
  /**
   * More than this. Texts are compared by letters, stages by their order.
   */
  $gt?: unknown;
  /**
   * This or more. Texts are compared by letters, stages by their order.
   */
  $gte?: unknown;
  /**
   * Less than this. Texts are compared by letters, stages by their order.
   */
  $lt?: unknown;
  /**
   * This or less. Texts are compared by letters, stages by their order.
   */
  $lte?: unknown;
  /**
   * One of these; of a list: it has one of these in it.
   */
  $in?: unknown[];
  /**
   * None of these; of a list: it has none of these in it.
   */
  $nin?: unknown[];
  /**
   * One of these, whatever the case of the letters.
   */
  $ini?: unknown[];
  /**
   * None of these, whatever the case of the letters.
   */
  $nini?: unknown[];
  /**
   * A list that has each of these in it.
   */
  $all?: Test[];
  /**
   * A list that has each of these in it, whatever the case of the letters.
   */
  $alli?: Test[];
  /**
   * A list with this many items.
   */
  $size?: Test;
  /**
   * A list of which one item passes this test, or, of objects, fits this condition on its properties.
   */
  $elemMatch?: Operators | Where | (string | number | boolean | null | unknown[]);
  /**
   * Whether there is a value.
   */
  $exists?: boolean;
  /**
   * A value of this kind.
   */
  $type?: "string" | "number" | "boolean" | "array" | "object" | "null";
  /**
   * A path that fits this pattern.
   */
  $glob?: Glob;
  /**
   * A text in which this regular expression is found. It runs in linear time: no look-around, no back-references.
   */
  $regex?: string;
  /**
   * A text in which this regular expression is found, whatever the case of the letters.
   */
  $regexi?: string;
  /**
   * A text in which this regular expression is not found.
   */
  $notRegex?: string;
  /**
   * A text in which this regular expression is not found, whatever the case of the letters.
   */
  $notRegexi?: string;
  /**
   * This version. Parts compare as numbers: `1.10.0` is later than `1.9.0`.
   */
  $veq?: string | number;
  /**
   * Another version.
   */
  $vne?: string | number;
  /**
   * A later version.
   */
  $vgt?: string | number;
  /**
   * This version or a later one.
   */
  $vgte?: string | number;
  /**
   * An earlier version.
   */
  $vlt?: string | number;
  /**
   * This version or an earlier one.
   */
  $vlte?: string | number;
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
  /**
   * Fields asked for in turn, by their `name`: one whose trait is known is hidden, and the next that is not known is shown instead.
   */
  ask?: string[];
}
/**
 * A number or a value worked out from signals: exactly one of `count`, `sum`, `distinct`, `days`, `first`, `last`, `age` and `sequence`.
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
   * Counts the days, in UTC, with this signal.
   */
  days?: SignalName;
  /**
   * The first value of a property of this signal; `of` names it.
   */
  first?: SignalName;
  /**
   * The last value of a property of this signal; `of` names it.
   */
  last?: SignalName;
  /**
   * The days since this signal last came, with fractions; nothing if it never did.
   */
  age?: SignalName;
  /**
   * Counts how often these signals came one after another, others between them or not; from first to last within `within`.
   *
   * @minItems 1
   */
  sequence?: [SignalName | LongStep, ...(SignalName | LongStep)[]];
  /**
   * The property that `sum`, `distinct`, `first` and `last` look at.
   */
  of?: string;
  /**
   * What the signal's properties must be.
   */
  where?: Where;
  /**
   * Only signals no older than this; of a `sequence`, the time it may take.
   */
  within?: Duration;
}
/**
 * A step of a sequence.
 */
export interface LongStep {
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
   * The condition while which the points are given. It may look at traits, facts, segments, the page and the session, not at scores or stages.
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
 * A condition on the visitor: a MongoDB-style query document with the meaning of GrowthBook's. All its keys have to hold; with none, it always holds.
 */
export interface Condition {
  /**
   * All of these hold.
   */
  $and?: Condition[];
  /**
   * One of these holds.
   */
  $or?: Condition[];
  /**
   * None of these holds.
   */
  $nor?: Condition[];
  /**
   * This does not hold.
   */
  $not?: Condition;
  /**
   * The lifecycle stage. `$lt $lte $gt $gte` follow the order of `stages`.
   */
  stage?: Test;
  /**
   * The grade, such as `A1`.
   */
  grade?: Test;
  /**
   * The segments the visitor is in: a list. A name alone asks whether it is among them.
   */
  segments?: Test;
  /**
   * The persona: the first of `personas` that holds.
   */
  persona?: Test;
  /**
   * Whether the visitor allows that things are kept and sent: `granted`, `denied` or `pending`.
   */
  consent?: Test;
  /**
   * The path of the page being viewed.
   */
  "page.path"?: Test;
  /**
   * Its query, without the `?`.
   */
  "page.query"?: Test;
  /**
   * Its title.
   */
  "page.title"?: Test;
  /**
   * Where the visitor came to it from.
   */
  "page.referrer"?: Test;
  /**
   * Its kind, by `pages`.
   */
  "page.type"?: Test;
  /**
   * Its place in the buyer's journey, by `pages`.
   */
  "page.journey"?: Test;
  /**
   * Its topic, by `pages`.
   */
  "page.topic"?: Test;
  /**
   * Which visit this is; 1 is the first.
   */
  "session.visit"?: Test;
  /**
   * Whether the visitor was here before.
   */
  "session.returning"?: Test;
  /**
   * How many pages were viewed in this visit.
   */
  "session.pageViews"?: Test;
  /**
   * Where the visit came from, in the words of GA4's default channel grouping.
   */
  "session.channel"?: Test;
  /**
   * Its source, such as `google`, or `utm_source`.
   */
  "session.source"?: Test;
  /**
   * Its medium, such as `cpc`, or `utm_medium`.
   */
  "session.medium"?: Test;
  /**
   * Its campaign: `utm_campaign`.
   */
  "session.campaign"?: Test;
  /**
   * What was searched for: `utm_term`.
   */
  "session.term"?: Test;
  /**
   * Which link or advertisement it was: `utm_content`.
   */
  "session.content"?: Test;
  /**
   * The name of the parameter by which an advertiser counts clicks.
   */
  "session.clickId"?: Test;
  /**
   * The path of its first page.
   */
  "session.landingPath"?: Test;
  /**
   * The host that led here.
   */
  "session.referrerHost"?: Test;
  /**
   * How many visits there were, with this one.
   */
  "visitor.visits"?: Test;
  /**
   * Whole days since the first signal.
   */
  "visitor.daysSinceFirst"?: Test;
  /**
   * The kind of device.
   */
  "device.type"?: Test;
  /**
   * The browser's first language, such as `es-MX`.
   */
  "device.language"?: Test;
  /**
   * The time zone, by its IANA name.
   */
  "device.timeZone"?: Test;
  /**
   * Whether it has a touch screen.
   */
  "device.touch"?: Test;
  /**
   * The hour on the visitor's own clock: 0 to 23.
   */
  "time.hour"?: Test;
  /**
   * The day of the week on the visitor's own clock: 0 is Sunday, 6 is Saturday.
   */
  "time.weekday"?: Test;
  /**
   * The e-mail address, if it was given.
   */
  "traits.email"?: Test;
  /**
   * Whose the address is, made from it: `business`, `free` or `disposable`.
   */
  "traits.emailKind"?: Test;
  /**
   * What stands behind the `@`, made from the address.
   */
  "traits.emailDomain"?: Test;
  /**
   * The stage that the site has declared.
   */
  "traits.lifecycle"?: Test;
  [k: string]: unknown;
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
  score: ScoreId;
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
  stages?: StageId[];
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
   * How it shows that the visitor has it already: a signal, or several of which one is enough.
   */
  owned?: Owned | Owned[];
  /**
   * From when on it is offered: a date, or a date and time in UTC.
   */
  from?: Moment;
  /**
   * Until when it is offered: a date, which is its first moment, or a date and time in UTC.
   */
  until?: Moment;
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
   * The picture in it.
   */
  image?: Image;
  /**
   * Classes added to the slot's element, with spaces between them.
   */
  class?: string;
  /**
   * What a click does instead of following the link: `chat`, `form:callback` or `playbook:` and the name of one.
   */
  action?: string;
  /**
   * The `id` of a `<template>` in the page that is shown in place of what is in the slot.
   */
  template?: string;
}
/**
 * A picture.
 */
export interface Image {
  /**
   * Where it lies: `http`, `https` or a relative URL.
   */
  src?: string;
  /**
   * What it shows, for who cannot see it.
   */
  alt?: Text;
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
  show?: OfferId | OfferId[];
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
  show?: OfferId | OfferId[];
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
 * When to do something beside the page's content: open the chat, show an invitation, a bar, a form or a question.
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
   * When somebody is there to answer; without it, always.
   */
  hours?: Hours;
  /**
   * What it does outside those hours; without it, nothing.
   */
  closed?: Play;
  /**
   * How often; once a session unless said.
   */
  cap?: Cap;
  /**
   * For how long a visitor who closed one of its kind is left alone with it. Without it, for the rest of the session.
   */
  afterDismiss?: Duration;
}
/**
 * What sets a playbook off: all that is given here.
 */
export interface Trigger {
  /**
   * Being in this stage.
   */
  stage?: StageId;
  /**
   * This signal.
   */
  signal?: SignalName;
  /**
   * This much of the page read, in per cent: 25, 50, 75 or 90.
   */
  scroll?: number;
  /**
   * Nothing happening for so long.
   */
  idle?: Duration;
  /**
   * The pointer leaving through the top of the window.
   */
  exit_intent?: boolean;
}
/**
 * What a playbook does: one of these.
 */
export interface Play {
  /**
   * Opens the chat.
   */
  chat?: ChatInvite;
  /**
   * Shows a card with an offer, at the page's edge.
   */
  invite?: Invite;
  /**
   * Shows a bar with an offer, along the page's foot.
   */
  bar?: Invite;
  /**
   * Opens a form.
   */
  form?: FormKind | FormPlay;
  /**
   * Asks one question.
   */
  survey?: Survey;
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
 * An invitation to an offer: its text and picture, link or action.
 */
export interface Invite {
  /**
   * The offer. Without it, or while it is not for the visitor (owned, out of schedule, for another stage), nothing is shown.
   */
  offer?: OfferId;
  /**
   * A heading.
   */
  title?: Text;
  /**
   * A sentence or two.
   */
  text?: Text;
}
/**
 * A form, with words of your own.
 */
export interface FormPlay {
  /**
   * Which form.
   */
  kind: FormKind;
  /**
   * A heading.
   */
  title?: Text;
  /**
   * A sentence or two.
   */
  text?: Text;
}
/**
 * One question whose answer becomes a trait. It is not asked of who has that trait.
 */
export interface Survey {
  /**
   * The question.
   */
  question: Text;
  /**
   * The trait.
   */
  trait: string;
  /**
   * The answers to choose from: the trait's value, and what is shown.
   */
  answers?: {
    [k: string]: Text;
  };
  /**
   * What is said to who has answered.
   */
  thanks?: Text;
}
/**
 * When somebody is there, day by day: `"09:00-18:00"`.
 */
export interface Hours {
  /**
   * The time zone, by its IANA name, such as `Europe/Madrid`.
   */
  timeZone: string;
  /**
   * From Monday to Friday.
   */
  "mon-fri"?: HoursOfDay;
  /**
   * Saturday and Sunday.
   */
  "sat-sun"?: HoursOfDay;
  /**
   * Mondays, where they differ.
   */
  mon?: HoursOfDay;
  /**
   * Tuesdays, where they differ.
   */
  tue?: HoursOfDay;
  /**
   * Wednesdays, where they differ.
   */
  wed?: HoursOfDay;
  /**
   * Thursdays, where they differ.
   */
  thu?: HoursOfDay;
  /**
   * Fridays, where they differ.
   */
  fri?: HoursOfDay;
  /**
   * Saturdays, where they differ.
   */
  sat?: HoursOfDay;
  /**
   * Sundays, where they differ.
   */
  sun?: HoursOfDay;
}
/**
 * How a visitor reaches a person.
 */
export interface Chat {
  provider?: Provider;
  /**
   * Your own id there: app id, website token, licence, portal id. With it their script is loaded, after consent; without it the one that the page loads is used.
   */
  id?: string;
  /**
   * Where it lies, for one that you host yourself, or of a region.
   */
  host?: string;
  /**
   * Other names for what is passed to it: Leadlight's, and theirs.
   */
  fields?: {
    [k: string]: string;
  };
  /**
   * The functions of a chat of your own.
   */
  custom?: CustomChat;
  transport?: Transport;
  /**
   * Your XMPP server.
   */
  xmpp?: Xmpp;
  /**
   * Who answers, as the panel says it.
   */
  team?: Text;
  /**
   * How long a visitor waits for an answer until they are offered to leave a message; a minute unless you say otherwise.
   */
  wait?: Duration;
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
 * Functions of the page's own, by their dotted names, such as `acme.chat.open`.
 */
export interface CustomChat {
  /**
   * Opens the chat.
   */
  open: string;
  /**
   * Closes it.
   */
  close?: string;
  /**
   * Takes what is known of the visitor.
   */
  set?: string;
}
/**
 * An XMPP server that takes anonymous visitors.
 */
export interface Xmpp {
  /**
   * Its WebSocket address.
   */
  service: string;
  /**
   * The domain on which visitors are anonymous.
   */
  domain: string;
  /**
   * Who is written to.
   */
  to: string;
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
   * Its address, `http` or `https`: a webhook's, or of a Mautic or Salesforce that is not at the usual place.
   */
  url?: string;
  /**
   * Whether to send without a CORS preflight, as `text/plain`.
   */
  simple?: boolean;
  /**
   * Field by field of theirs, where its value is in the handoff's `data`: `traits.email`, `scores.intent`, `reasons`.
   */
  fields?: {
    [k: string]: string;
  };
  /**
   * Another name for the event, where the sink takes events.
   */
  event?: string;
  /**
   * HubSpot's portal id.
   */
  portalId?: string;
  /**
   * The id of a form at HubSpot or Mautic.
   */
  formId?: string;
  /**
   * HubSpot's region, such as `eu1`.
   */
  region?: string;
  /**
   * Salesforce's organization id.
   */
  orgId?: string;
  /**
   * Snowplow's schema: `iglu:com.acme/lead/jsonschema/1-0-0`.
   */
  schema?: string;
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
   * Where the visitor's choice is read; `api` unless said.
   */
  cmp?: Cmp;
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
  gpc?: boolean;
  /**
   * Query parameters whose values never enter the log.
   */
  redactQuery?: string[];
}
