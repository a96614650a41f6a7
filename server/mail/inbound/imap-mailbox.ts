import { buffer } from 'node:stream/consumers';
import { ImapFlow } from 'imapflow';
import type { Logger } from '../../kernel/log.ts';
import { MAIL_MAX_BYTES } from './read-mail.ts';

/** A mailbox that is looked into. */
export interface Mailbox {
  /** `off` where none is set; why it fails is free of secrets. */
  status(): { state: 'off' | 'untried' | 'works' | 'fails'; reason: string | null };
  /** Hands over what is unread, each mail marked as read once it was taken; resolves to how many were. Never throws. */
  look(): Promise<number>;
  close(): Promise<void>;
}

/** What it stands on. */
export interface MailboxParts {
  /** `imaps://user:password@host/INBOX`: a secret. */
  url: string;
  /** Throwing leaves the mail unread, for the next look. */
  take(raw: Buffer): Promise<unknown>;
  logger: Logger;
}

/** Mails handed over in one look. */
const BATCH = 50;
/** A mail that could not be taken so often is left alone by this process. */
const TRIES_MAX = 5;

/** A mailbox by IMAP. Between looks the connection stays, so that the server tells of new mail at once (IDLE, RFC 2177). */
export function imapMailbox({ url, take, logger }: MailboxParts): Mailbox {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  const folder = decodeURIComponent(pathname.slice(1)) || 'INBOX';
  const failures = new Map<number, number>();
  let client: ImapFlow | null = null;
  let status: ReturnType<Mailbox['status']> = { state: 'untried', reason: null };
  let looking: Promise<number> | null = null;
  let closed = false;

  async function connected(): Promise<ImapFlow> {
    if (client?.usable === true) return client;
    const fresh = new ImapFlow({
      host: hostname,
      port: Number(port || (secure ? 993 : 143)),
      secure,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      logger: false,
      connectionTimeout: 20_000,
      socketTimeout: 5 * 60_000,
    });
    fresh.on('error', () => void (client = null));
    fresh.on('close', () => void (client = null));
    await fresh.connect();
    await fresh.mailboxOpen(folder);
    fresh.on('exists', () => void look());
    client = fresh;
    return fresh;
  }

  async function takeOne(from: ImapFlow, uid: number): Promise<boolean> {
    try {
      const { content } = await from.download(String(uid), undefined, { uid: true, maxBytes: MAIL_MAX_BYTES });
      // Somebody else has taken it away.
      if (content === undefined) return false;
      await take(await buffer(content));
      await from.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      failures.delete(uid);
      return true;
    } catch (err) {
      failures.set(uid, (failures.get(uid) ?? 0) + 1);
      logger.warn({ err, uid }, 'a mail could not be taken in; it stays unread');
      return false;
    }
  }

  async function lookOnce(): Promise<number> {
    const from = await connected();
    const unread = (await from.search({ seen: false }, { uid: true })) || [];
    let taken = 0;
    for (const uid of unread.filter((each) => (failures.get(each) ?? 0) < TRIES_MAX).slice(0, BATCH)) {
      if (closed) break;
      if (await takeOne(from, uid)) taken += 1;
    }
    return taken;
  }

  function look(): Promise<number> {
    if (closed) return Promise.resolve(0);
    looking ??= lookOnce()
      .then((taken) => {
        status = { state: 'works', reason: null };
        return taken;
      })
      .catch((error: unknown) => {
        status = { state: 'fails', reason: reasonOf(error) };
        client?.close();
        client = null;
        return 0;
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  return {
    status: () => status,
    look,
    async close() {
      closed = true;
      await looking;
      client?.close();
    },
  };
}

function reasonOf(error: unknown): string {
  const { authenticationFailed, responseText, code } = error as { authenticationFailed?: boolean; responseText?: string; code?: string };
  if (authenticationFailed === true) return 'the mailbox does not accept the credentials';
  return (responseText ?? (code === undefined ? 'the mailbox cannot be read' : `the mailbox cannot be reached (${code})`)).slice(0, 300);
}
