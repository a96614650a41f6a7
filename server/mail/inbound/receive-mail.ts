/**
 * A mail comes in: it goes into the conversation it belongs to, or begins a new one. Handing it over again changes
 * nothing, because every event it makes is keyed by the mail. Who a mail is from can be forged by anybody; so only the
 * unguessable part of the address lets it into a conversation, and a mail from another address is marked for agents.
 */
import { createHash } from 'node:crypto';
import type { ConversationState } from '../../../protocol/conversation.ts';
import type { AttachmentRef } from '../../../protocol/desk-events.ts';
import type { Actor } from '../../../protocol/events.ts';
import type { ConversationId, VisitorId } from '../../../protocol/ids.ts';
import { MESSAGE_MAX } from '../../../protocol/limits.ts';
import type { ConversationCommand, ConversationLog, ReceiptsStore } from '../../conversations/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/log.ts';
import { MAIL_ACTOR } from '../mail-threads.ts';
import { splitAddress, tokenInAddresses, tokenInMessageIds } from '../reply-address.ts';
import type { MailThread, ThreadStore } from '../thread-store.ts';
import { foldQuote } from './fold-quote.ts';
import { bounceReason, isDelay, kindOfMail } from './kind-of-mail.ts';
import { localeOfMail } from './locale-of-mail.ts';
import type { ReceivedMail } from './read-mail.ts';
import { readMail } from './read-mail.ts';

/** What became of a mail. */
export type Received =
  | { result: 'posted' | 'started' | 'noted' | 'bounced'; conversation: ConversationId }
  | { result: 'ignored'; because: 'own' | 'bulk' | 'automatic' | 'nobody' | 'too_many' | 'not_wanted' | 'blocked' };

/** What it stands on. */
export interface ReceiveParts {
  threads: ThreadStore;
  log: Pick<ConversationLog, 'append' | 'read'>;
  receipts: Pick<ReceiptsStore, 'raise'>;
  clock: Clock;
  logger: Logger;
  replyPattern: string | null;
  /** The inbox that mails to these addresses begin conversations in; null where they shall not. */
  inboxFor(addresses: readonly string[]): Promise<string | null>;
  /** Whether a customer is kept out. */
  isBlocked(visitor: VisitorId): Promise<boolean>;
  /** Keeps a file that came with a mail; null where it is none that is taken. */
  keepFile(conversation: ConversationId, file: { name: string; bytes: Buffer }, from: VisitorId): Promise<AttachmentRef | null>;
}

/** More mails of one conversation in an hour are a loop, or an attack. */
export const MAILS_PER_HOUR = 30;
/** As many files of a mail are kept. */
const FILES_MAX = 10;
const QUOTED_MAX = 20_000;
const HOUR_MS = 60 * 60_000;

/** Takes mails in. */
export function createReceiver(parts: ReceiveParts): (raw: Buffer) => Promise<Received> {
  const { threads, log, clock } = parts;

  const append = (conversation: ConversationId, actor: Actor, clientId: string, command: ConversationCommand) => log.append({ conversation, actor, clientId, command });
  const note = (conversation: ConversationId, clientId: string, text: string) => append(conversation, MAIL_ACTOR, clientId, { kind: 'note', text: text.slice(0, MESSAGE_MAX) });

  /** By the address it was sent to; else by what it answers; else by what the same sender wrote before. */
  async function threadOf(mail: ReceivedMail): Promise<MailThread | null> {
    const { replyPattern } = parts;
    const token = (replyPattern === null ? null : tokenInAddresses(replyPattern, mail.to)) ?? tokenInMessageIds(mail.references);
    if (token !== null) return threads.findToken(token);
    const heard = mail.from === null ? null : await threads.findHeard(mail.references, mail.from.address);
    return heard === null ? null : threads.find(heard);
  }

  async function bounced(mail: ReceivedMail): Promise<Received> {
    // The token stands in the mail that came back, or in the address it came back to.
    const returned = [mail.text, ...mail.attachments.map(({ bytes }) => bytes.toString('latin1').slice(0, 50_000))].join('\n');
    const ids = returned.match(/<pl\.[a-z2-7]{26}\.[0-9a-f]{16}@[^>\s]+>/g) ?? [];
    const token = tokenInMessageIds([...mail.references, ...ids]) ?? (parts.replyPattern === null ? null : tokenInAddresses(parts.replyPattern, mail.to));
    const thread = token === null ? null : await threads.findToken(token);
    if (thread === null || isDelay(mail)) return { result: 'ignored', because: 'automatic' };
    const { state } = await log.read(thread.conversation);
    await append(thread.conversation, MAIL_ACTOR, `mail.${mail.id}`, { kind: 'email_failed', to: state.email ?? 'unknown', reason: bounceReason(mail) });
    return { result: 'bounced', conversation: thread.conversation };
  }

  async function post(mail: ReceivedMail, state: ConversationState, visitor: VisitorId): Promise<void> {
    const { text, quoted } = foldQuote(mail.text);
    const kept: AttachmentRef[] = [];
    const refused: string[] = [];
    for (const { name, bytes, type } of mail.attachments) {
      if (type === 'message/delivery-status') continue;
      const file = kept.length < FILES_MAX ? await parts.keepFile(state.id, { name, bytes }, visitor) : null;
      if (file === null) refused.push(name);
      else kept.push(file);
    }
    const said = text !== '' ? text : mail.subject !== '' ? mail.subject : kept.length > 0 ? kept.map(({ name }) => name).join(', ') : '(a mail without text)';
    const own = refused.length === 0 ? said : `${said}\n\n[${refused.length === 1 ? 'File' : 'Files'} not kept: ${refused.join(', ')}]`;
    const rest = [own.slice(MESSAGE_MAX), quoted ?? ''].filter((part) => part !== '').join('\n\n').slice(0, QUOTED_MAX);
    const extras = { via: 'email' as const, ...(rest !== '' && { quoted: rest }), ...(kept.length > 0 && { attachments: kept }) };
    await append(state.id, { kind: 'visitor', id: visitor }, `mail.${mail.id}`, { kind: 'visitor_message', text: own.slice(0, MESSAGE_MAX), ...extras });
  }

  async function heard(mail: ReceivedMail, conversation: ConversationId, subject: string | null): Promise<void> {
    await threads.heard(conversation, { messageId: mail.messageId ?? mail.id, subject, by: mail.from?.address ?? '', at: clock.now() });
  }

  async function intoConversation(mail: ReceivedMail, thread: MailThread): Promise<Received> {
    const { conversation } = thread;
    const { state } = await log.read(conversation);
    if (state.visitor === null) return { result: 'ignored', because: 'nobody' };
    if (await parts.isBlocked(state.visitor)) return { result: 'ignored', because: 'blocked' };
    if ((await threads.heardSince(conversation, clock.now() - HOUR_MS)) >= MAILS_PER_HOUR) {
      await note(conversation, `mail.flood.${Math.floor(clock.now() / HOUR_MS)}`, `More than ${MAILS_PER_HOUR} mails came in within an hour. Further ones of this hour are left out; they are still in the mailbox.`);
      return { result: 'ignored', because: 'too_many' };
    }
    await heard(mail, conversation, null);
    let target = conversation;
    try {
      await post(mail, state, state.visitor);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      // It was resolved too long ago: a new one that links back.
      target = await begin(mail, { inbox: state.inbox, locale: state.locale, visitor: state.visitor, email: state.email, follows: conversation });
    }
    const from = mail.from?.address ?? 'an unknown address';
    if (state.email !== null && from !== state.email) {
      await note(target, `mail.${mail.id}.from`, `This mail came from another address, ${from}, not from ${state.email}. It had the conversation’s own address, which only ${state.email} was told; make sure who it is before you say anything private.`);
    }
    if (state.emailedUpTo > 0) await parts.receipts.raise(conversation, { contactRead: state.emailedUpTo, contactDelivered: state.emailedUpTo });
    return { result: 'posted', conversation: target };
  }

  /** A new conversation, the same one however often the mail is handed over. */
  async function begin(mail: ReceivedMail, of: { inbox: string; locale: string; visitor: VisitorId; email: string | null; follows: ConversationId | null }): Promise<ConversationId> {
    const conversation = idFrom(`mail-conversation:${mail.id}`) as ConversationId;
    const actor: Actor = { kind: 'visitor', id: of.visitor };
    await append(conversation, actor, `mail.${mail.id}.start`, { kind: 'start', inbox: of.inbox, page: null, locale: of.locale, follows: of.follows, channel: 'email' });
    if (of.email !== null) await append(conversation, actor, `mail.${mail.id}.email`, { kind: 'give_email', email: of.email });
    await heard(mail, conversation, mail.subject === '' ? null : mail.subject);
    await post(mail, (await log.read(conversation)).state, of.visitor);
    return conversation;
  }

  async function fromPerson(mail: ReceivedMail): Promise<Received> {
    const thread = await threadOf(mail);
    if (thread !== null) return intoConversation(mail, thread);
    const address = mail.from === null ? null : splitAddress(mail.from.address)?.address;
    if (address === null || address === undefined) return { result: 'ignored', because: 'nobody' };
    const inbox = await parts.inboxFor(mail.to);
    if (inbox === null) return { result: 'ignored', because: 'not_wanted' };
    // The same sender is the same visitor. Nobody can connect as one: that takes a secret that does not exist.
    const visitor = idFrom(`mail-visitor:${address}`) as VisitorId;
    if (await parts.isBlocked(visitor)) return { result: 'ignored', because: 'blocked' };
    return { result: 'started', conversation: await begin(mail, { inbox, locale: localeOfMail(mail), visitor, email: address, follows: null }) };
  }

  async function automatic(mail: ReceivedMail): Promise<Received> {
    const thread = await threadOf(mail);
    if (thread === null || (await threads.heardSince(thread.conversation, clock.now() - HOUR_MS)) >= MAILS_PER_HOUR) return { result: 'ignored', because: 'automatic' };
    const { text } = foldQuote(mail.text);
    await note(thread.conversation, `mail.${mail.id}`, `Automatic reply from ${mail.from?.address ?? 'an unknown address'}: ${[mail.subject, text.slice(0, 2_000)].filter((part) => part !== '').join('\n')}`);
    return { result: 'noted', conversation: thread.conversation };
  }

  return async (raw) => {
    const mail = await readMail(raw);
    switch (kindOfMail(mail)) {
      case 'own':
        return { result: 'ignored', because: 'own' };
      case 'bounce':
        return bounced(mail);
      case 'auto_reply':
        return automatic(mail);
      case 'bulk':
        // A list that somebody answers through still carries the conversation's own address.
        return (await threadOf(mail)) === null ? { result: 'ignored', because: 'bulk' } : automatic(mail);
      case 'person':
        return fromPerson(mail);
    }
  };
}

const idFrom = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
