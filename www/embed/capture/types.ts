// What capture is told, and whom it tells; and the kit that all its parts are handed.

type Props = Record<string, unknown>;

export type Signal = [name: string, props: Props];

/** Takes what is observed. */
export interface Observer {
  observe(name: string, props: Props): void;
  /** Takes several as one, from which follows what follows from all. */
  observeAll(signals: Signal[]): void;
  busy(busy: boolean): void;
  /** Whether what happens now belongs to the session there is, in whatever tab. */
  inSession(): boolean;
  /** What is known of the visitor. */
  traits(): Record<string, unknown>;
}

/** The keys of `observe` in the config. */
export type Switch =
  | "scroll"
  | "engagement"
  | "click"
  | "download"
  | "form"
  | "search"
  | "video"
  | "copy"
  | "print"
  | "share"
  | "vendors"
  | "exitIntent"
  | "hashRoutes"
  | "queryRoutes";

/** A form whose fields become traits. */
export interface FormRule {
  match: string;
  traits: Record<string, string>;
  /** Fields to ask for in turn. */
  ask?: string[];
}

/** A signal of the marketer's own; those made `from` another are the engine's. */
export interface SignalRule {
  from?: unknown;
  click?: string;
  visible?: string;
  /** How long: `"2s"`. */
  for?: string;
  submit?: string;
  dataLayer?: string;
  props?: Record<string, string>;
}

/** What the config asks for, as it stands there. */
export interface Watched {
  readonly observe: { readonly [name in Switch]?: unknown };
  readonly forms: readonly FormRule[];
  readonly signals: readonly (readonly [name: string, rule: SignalRule])[];
  /** How long (ms) without a signal ends a session. */
  readonly idle: number;
}

/** Listens to events, named with spaces between them, until capture stops. */
export type On = (
  types: string,
  run: (event: Event) => void,
  target?: EventTarget,
  capture?: boolean,
) => void;

/** Observes a signal of the page now. */
export type Tell = (name: string, props: Props) => void;

/** What all parts of capture share. */
export interface Kit {
  readonly config: Watched;
  readonly observer: Observer;
  readonly on: On;
  readonly tell: Tell;
  /** Whether the config leaves a signal on. */
  readonly wants: (name: Switch) => boolean;
  /** The path of the page now. */
  readonly path: () => string;
  /** The path of the page that is being viewed, or was until now. */
  viewed: () => string;
  /** What is run every second. */
  readonly beats: (() => void)[];
  /** What is run at the end of a view, for the next begins anew. */
  readonly ends: (() => void)[];
  /** When (ms) a form was last submitted. */
  submitted: number;
  /** Aborts when capture stops. */
  readonly signal: AbortSignal;
}
