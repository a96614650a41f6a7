/**
 * The seam between loader and panel. They are built apart: the loader is on every page, the panel comes when
 * somebody wants to chat.
 */
import type { PorchlightEvent, PorchlightEvents, View } from './api.ts';
import type { GivenWords } from './words.ts';

/** What the site and the inbox decide about the looks; may change while the panel lives. */
export interface PanelOptions {
  /** Surface of the customer's own messages and main buttons, and what is written on it, both `#rrggbb`. */
  brand: string;
  onBrand: string;
  /** In the lower left corner instead of the right. */
  left: boolean;
  locale: string;
  words: GivenWords;
}

/** What the loader gives the panel. */
export interface PanelHost {
  /** Origin of the chat server. */
  server: string;
  inbox: string;
  companyName: string;
  options: PanelOptions;
  emit<E extends PorchlightEvent>(event: E, detail: PorchlightEvents[E]): void;
  /** How many messages the customer has not seen. */
  setUnread(count: number): void;
  /** The customer closes the panel: focus goes back to the launcher. */
  close(): void;
}

/** What the panel gives the loader. */
export interface Panel {
  show(view?: View): void;
  hide(): void;
  send(text: string): void;
  update(options: PanelOptions): void;
  /** Takes everything of the panel off the page and closes the connection. */
  destroy(): void;
}

/** The export `mountPanel` of the panel's module. */
export type MountPanel = (host: PanelHost) => Panel;

/**
 * Where the panel writes which conversation is the current one: `open ID`, `survey ID` or `ended ID`. With
 * `open` the loader fetches the panel by itself, so that an answer shows as unread.
 */
export const conversationKey = (inbox: string): string => `porchlight:${inbox}:conversation`;
