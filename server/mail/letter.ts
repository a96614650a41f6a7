/** A mail that shall go out. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The reader's language. */
  locale: string;
  /** What it is about: of one key one mail goes out, however often it is asked for. */
  key: string;
  /** Shown beside the sender's address, instead of the usual name. */
  fromName?: string;
  replyTo?: string;
  messageId?: string;
  references?: readonly string[];
  /** What mail programs offer to whoever wants no more of these; https addresses and mailto. */
  unsubscribe?: readonly string[];
  /** The conversation that learns of it where it cannot be delivered. */
  conversation?: string;
  attachments?: readonly { name: string; type: string; text: string }[];
}

/** What became of an attempt: `refused` for good, or to be tried again `later`. The reason is free of secrets. */
export type Delivery = { kind: 'sent' } | { kind: 'refused' | 'later'; reason: string };

/** The way to the mail server. */
export interface MailTransport {
  /** Never throws. */
  deliver(letter: Letter): Promise<Delivery>;
  /** Null when the server takes our mail, else why not. */
  verify(): Promise<string | null>;
  close(): void;
}
