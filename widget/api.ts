/**
 * What a site developer holds on to: `window.Porchlight` once the loader has run, and what `createPorchlight`
 * of the npm entry returns. Before the loader has run, `window.Porchlight` is a plain array; what is pushed on
 * it is done as soon as the loader arrives.
 */
import type { GivenWords } from './words.ts';

/** A place in the panel. */
export type View = 'home' | 'conversation' | { article: string };

/** How a site may set the widget up. Everything but `inbox` can be changed later with `update`. */
export interface PorchlightOptions {
  /** The public key of the inbox, from the console. */
  inbox?: string;
  /** `#rrggbb`, instead of the inbox's colour; the text on it is chosen to be readable. */
  color?: string;
  /** The lower corner the launcher sits in; `right` by default. */
  position?: 'left' | 'right';
  /** BCP 47 tag of the language to ask for articles in; the page's own by default. */
  locale?: string;
  /** Other wording for parts of the widget. */
  words?: GivenWords;
}

/** What each event tells. Times are milliseconds since the Unix epoch. */
export interface PorchlightEvents {
  ready: { inbox: string };
  open: Record<string, never>;
  close: Record<string, never>;
  /** A message of either side is stored by the server. */
  message: { conversation: string; from: 'visitor' | 'agent' | 'bot'; text: string; at: number };
  unread: { count: number };
  handoff: { conversation: string; reason: string; peopleOnline: boolean };
  resolved: { conversation: string; cause: 'agent' | 'visitor' | 'absence' };
  /** A step of the survey was answered, or (null) passed. */
  survey: { conversation: string; step: string; value: string | number | null; completed: boolean };
  error: { code: string; message: string };
}

/** The name of an event. */
export type PorchlightEvent = keyof PorchlightEvents;

/** One call to make: a function that gets the API, or a method's name with its arguments. */
export type PorchlightCall = ((api: PorchlightApi) => void) | readonly [method: string, ...args: unknown[]];

/** The API. No function throws; what goes wrong is told by `error` and in the browser's console. */
export interface PorchlightApi {
  /** Draws the launcher; with an inbox that is drawn already it is the same as `update`. */
  boot(options: PorchlightOptions): void;
  update(options: PorchlightOptions): void;
  /** Removes everything from the page and closes the connection; `boot` may follow. */
  shutdown(): void;
  open(view?: View): void;
  close(): void;
  toggle(): void;
  /** Shows or hides the launcher. */
  show(): void;
  hide(): void;
  /** Opens the panel and sends a message in the customer's name. */
  send(text: string): void;
  /** Listens; returns how to stop. `ready` is told at once where it has happened already. */
  on<E extends PorchlightEvent>(event: E, listener: (detail: PorchlightEvents[E]) => void): () => void;
  /** The same as on the array before the loader arrived, at once. */
  push(...calls: PorchlightCall[]): void;
}
