// What capture is told, and whom it tells; and the two functions all its parts are handed.

type Props = Record<string, unknown>;

export type Signal = [name: string, props: Props];

/** Takes what is observed. */
export interface Observer {
  observe(name: string, props: Props): void;
  /** Takes several as one, from which follows what follows from all. */
  observeAll(signals: Signal[]): void;
  busy(busy: boolean): void;
}

/** What the config asks for. */
export interface Watched {
  observe: {
    scroll: boolean;
    engagement: boolean;
    click: boolean;
    download: boolean;
    form: boolean;
    exitIntent?: boolean;
    /** Whether a page of its own is behind each hash. */
    hashRoutes?: boolean;
  };
  forms: { match: string; traits: Record<string, string> }[];
  /** How long (ms) without a signal ends a session. */
  idle: number;
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
