/**
 * A chat goes on by mail: what a person answered and the customer has not seen for some minutes is sent to the address
 * they left. That a mail goes out is an event of the conversation; the mail itself is made from the log when that event
 * is followed up, so a node that dies in between loses nothing and sends nothing twice.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ConversationLog, EventStore, Reactor, ReceiptsStore } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { conversationLetter, saidUpTo, unseenOf } from './conversation-letter.ts';
import type { Mail } from './create-mail.ts';
import type { MailConfig } from './mail-config.ts';
import type { ThreadStore } from './thread-store.ts';

/** What it stands on. */
export interface ThreadParts {
  mail: Pick<Mail, 'configured' | 'send' | 'onRefused'>;
  threads: ThreadStore;
  log: Pick<ConversationLog, 'append' | 'read'>;
  events: Pick<EventStore, 'readAfter'>;
  receipts: Pick<ReceiptsStore, 'read'>;
  clock: Clock;
  config: MailConfig;
  publicUrl: string;
  /** What the company calls itself on an inbox. */
  companyOf(inbox: string): Promise<string>;
  /** Whether a page is one of the company's own, so that a mail may lead there. */
  isOwnPage(inbox: string, url: string): Promise<boolean>;
}

/** Conversations that go on by mail. */
export interface MailThreads {
  readonly reactors: readonly Reactor[];
  /** Looks after replies that waited long enough; returns on how many conversations it worked. */
  continueDue(): Promise<number>;
  /** Whether replies to mails come back into the conversation. */
  readonly repliesComeBack: boolean;
}

/** Who writes by mail is answered by mail, after this long: the agent may still add to it. In milliseconds. */
const BY_MAIL_MS = 60_000;
/** An agent who wrote so shortly ago may be writing on, in milliseconds. */
const SETTLE_MS = 45_000;
/** How long one look may take, in milliseconds. */
const LEASE_MS = 60_000;
/** Conversations looked after in one go. */
const BATCH = 50;
const PAGE = 500;

/** The actor of everything that mail does by itself. */
export const MAIL_ACTOR = { kind: 'system', id: 'mail' } as const;

/** Threads over their parts. */
export function createMailThreads(parts: ThreadParts): MailThreads {
  const { mail, threads, log, events, receipts, clock, config } = parts;
  const repliesComeBack = config.imapUrl !== null || config.webhookSecret !== null;
  // Where the owner wants it at once, nothing is waited for.
  const [settleMs, byMailMs] = [Math.min(SETTLE_MS, config.unseenMs), Math.min(BY_MAIL_MS, config.unseenMs)];
  const domain = config.from?.address.split('@')[1] ?? 'localhost';

  async function allEvents(conversation: ConversationId): Promise<ConversationEvent[]> {
    const all: ConversationEvent[] = [];
    for (;;) {
      const page = await events.readAfter(conversation, all.at(-1)?.seq ?? 0, PAGE);
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  /** Position of the reply that a mail shall tell of, null for none. */
  async function unseenReply(state: ConversationState): Promise<number | null> {
    const last = state.lastMessage;
    if (last === null || last.from === 'visitor') return null;
    const { contactRead } = await receipts.read(state.id);
    return last.seq > Math.max(contactRead, state.emailedUpTo) ? last.seq : null;
  }

  async function lookAfter(conversation: ConversationId, wantedSeq: number, byMail: boolean): Promise<void> {
    const { state } = await log.read(conversation);
    const seq = await unseenReply(state);
    const again = clock.now() + (byMail ? byMailMs : config.unseenMs);
    if (state.email === null || seq === null) return threads.settled(conversation, Math.max(wantedSeq, seq ?? 0), again);
    if (clock.now() - (state.lastMessage?.at ?? 0) < settleMs) return threads.postpone(conversation, (state.lastMessage?.at ?? 0) + settleMs);
    const hasSaid = unseenOf(saidUpTo(await allEvents(conversation), seq), state.emailedUpTo).some(({ from }) => from !== 'visitor');
    if (hasSaid) {
      const command = { kind: 'email_sent', of: 'continuation', to: state.email, upTo: seq } as const;
      await log.append({ conversation, actor: MAIL_ACTOR, clientId: `continuation.${seq}`, command });
    }
    return threads.settled(conversation, Math.max(wantedSeq, seq), again);
  }

  const wantMail: Reactor = {
    name: 'mail-due',
    startsAt: 'installation',
    on: ['message.posted', 'contact.email_given'],
    async react(event, { state }) {
      // Without an address there is nothing to do; when one is given, it is looked again.
      if (!mail.configured() || state.email === null) return;
      if (event.type === 'message.posted' && event.actor.kind === 'visitor') return;
      const byBot = event.type === 'message.posted' && event.actor.kind !== 'agent';
      const thread = await threads.find(event.conversation);
      if (byBot && thread?.byMail !== true) return;
      if (thread?.stopped === true || (event.type === 'contact.email_given' && state.replies.length === 0)) return;
      await threads.want(event.conversation, event.seq, clock.now() + (thread?.byMail === true ? byMailMs : config.unseenMs));
    },
  };

  const writeMail: Reactor = {
    name: 'mail-letter',
    startsAt: 'installation',
    on: ['email.sent'],
    async react(event, { state }) {
      if (event.type !== 'email.sent' || !mail.configured()) return;
      const { kind, to, upTo } = event.data;
      const all = await allEvents(event.conversation);
      const said = saidUpTo(all, upTo);
      const before = Math.max(0, ...all.flatMap((earlier) => (earlier.type === 'email.sent' && earlier.seq < event.seq ? [earlier.data.upTo] : [])));
      const thread = await threads.ensure(event.conversation);
      const page = state.page?.url ?? null;
      const letter = conversationLetter({
        thread, kind, to,
        key: `conversation:${event.conversation}:${event.seq}`,
        locale: state.locale,
        timeZone: state.timeZone,
        company: await parts.companyOf(state.inbox),
        question: said.find(({ from }) => from === 'visitor')?.text ?? null,
        said: kind === 'transcript' ? said : unseenOf(said, before),
        chatLink: page !== null && (await parts.isOwnPage(state.inbox, page)) ? page : null,
        stopLink: `${parts.publicUrl}/mail/stop/${thread.token}`,
        replyPattern: repliesComeBack ? config.replyPattern : null,
        domain,
      });
      await mail.send(letter);
    },
  };

  mail.onRefused(async ({ conversation, to, key }, reason) => {
    if (conversation === undefined) return;
    const command = { kind: 'email_failed', to, reason } as const;
    await log.append({ conversation: conversation as ConversationId, actor: MAIL_ACTOR, clientId: failureId(key), command }).catch(ignoreGone);
  });

  return {
    reactors: [wantMail, writeMail],
    repliesComeBack,
    async continueDue() {
      let done = 0;
      for (; done < BATCH; done += 1) {
        const due = await threads.claimDue(clock.now(), clock.now() + LEASE_MS);
        if (due === null) break;
        await lookAfter(due.conversation, due.wantedSeq, due.byMail);
      }
      return done;
    },
  };
}

/** A client id of the log: letters, digits and a few marks. */
const failureId = (key: string): string => `failed.${key.replace(/[^A-Za-z0-9_.-]/g, '.')}`.slice(0, 64);

/** A conversation that was erased needs no word of a mail that failed. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error;
}
