import type { TeamId } from './ids.ts';

/** What the widget needs to know of the inbox it stands for. */
export interface InboxLook {
  key: string;
  companyName: string;
  greeting: string;
  /** Surface of the launcher and of the customer's own messages, `#rrggbb`; text on it passes WCAG AA. */
  color: string;
  /** `#ffffff` or `#000000`-like, whichever reads better on `color`. */
  onColor: string;
  hasBot: boolean;
  /** Agents see what a customer types before it is sent; the widget says so. Missing means no. */
  showsUnsent?: boolean;
}

/** A button of the welcome message: its words are sent as the customer's first message. */
export interface TopicButton {
  label: string;
  text: string;
}

/** The settings of one inbox, as admins see and change them. */
export interface InboxSettings extends InboxLook {
  /** Origins such as `https://shop.example.com` whose pages may embed the widget; the server's own is always allowed. */
  origins: readonly string[];
  surveyOn: boolean;
  /** Also survey conversations that ended because the customer stayed away. */
  surveyAfterAbsence: boolean;
  topics: readonly TopicButton[];
  /** Off: no launcher, and no new conversations; those that go on can be finished. */
  active: boolean;
  /** Who serves its conversations where no rule says otherwise; null: everybody. */
  team: TeamId | null;
  /** Share of the bot's answers that shall be right, 0.5–0.99: it answers only where it is that sure. */
  promise: number;
}
