/**
 * Nobody misses a chat: who is there is called by the console at once; who is not is written an e-mail when they have not
 * come within the minutes they chose. One mail a conversation, until they were there again. What is due lies in the store,
 * so a node that dies takes no call with it.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';
import { USUAL_NOTICES } from '../../protocol/notices-contract.ts';
import type { PresenceStatus } from '../../protocol/presence-status.ts';
import { contactName } from '../conversations/index.ts';
import type { ConversationLog, Reactor, ReceiptsStore } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Mail } from '../mail/index.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { callsOf } from './calls-of.ts';
import type { MissedCall, MissedStore } from './missed-store.ts';
import { missedLetter } from './missed-letter.ts';

/** Notifications. */
export interface Notifications {
  settingsOf(user: UserId): Promise<NoticeSettings>;
  changeSettings(user: UserId, settings: NoticeSettings): Promise<NoticeSettings>;
  /** Whether e-mail can go out at all. */
  hasMail(): boolean;
  readonly reactor: Reactor;
  /** Mails what was missed; how many mails were written. */
  mailMissed(): Promise<number>;
  /** Forgets what was mailed to people who are there again. */
  cameBack(users: readonly UserId[]): Promise<void>;
}

/** What notifications stand on. */
export interface NotificationsParts {
  store: MissedStore;
  settings: VersionedSettings<NoticeSettings>;
  log: Pick<ConversationLog, 'peek' | 'read'>;
  receipts: Pick<ReceiptsStore, 'read'>;
  mail: Pick<Mail, 'configured' | 'send'>;
  clock: Clock;
  statusOf(user: UserId): PresenceStatus;
  /** Name and address of somebody who is still here, else null. */
  person(user: UserId): Promise<{ name: string; email: string } | null>;
  publicUrl: string;
}

const MINUTE_MS = 60_000;
/** How long a claim counts, in milliseconds. */
const LEASE_MS = 2 * MINUTE_MS;
/** Calls looked at in one go. */
const BATCH = 100;
/** What lies longer than this is of no use any more, in milliseconds: a week. */
const KEPT_MS = 7 * 24 * 60 * MINUTE_MS;

/** Notifications over their store. */
export function createNotifications(parts: NotificationsParts): Notifications {
  const { store, settings, log, clock, mail } = parts;
  const isHere = (user: UserId): boolean => ['online', 'busy'].includes(parts.statusOf(user));
  const settingsOf = async (user: UserId): Promise<NoticeSettings> => (await settings.read(user)).value ?? USUAL_NOTICES;

  /** Whether the call still asks for its person: it is theirs, nobody has answered, and they have not seen it. */
  async function isStillWanted({ user, conversation, kind, seq }: MissedCall): Promise<boolean> {
    const { state } = await log.read(conversation);
    if (state.status === 'resolved') return false;
    if (kind === 'offered') return state.offer?.agent.id === user && state.offer.expiresAt > clock.now();
    if (kind === 'message') {
      if (state.agent?.id !== user || state.unansweredSince === null) return false;
      return (await parts.receipts.read(conversation)).agentRead < seq;
    }
    if (kind === 'whisper') return state.agent?.id === user;
    return true;
  }

  async function mailOne(call: MissedCall): Promise<boolean> {
    const person = await parts.person(call.user);
    const { emailAfterMinutes } = await settingsOf(call.user);
    if (person === null || emailAfterMinutes === null || !(await isStillWanted(call))) {
      await store.drop(call);
      return false;
    }
    // Who is here is called by the console. They may leave before they look: it is asked again when the claim is over.
    if (isHere(call.user)) return false;
    const state = await log.peek(call.conversation);
    const letter = missedLetter(call, { person, contactName: contactName(state), publicUrl: parts.publicUrl });
    const isNew = await mail.send(letter);
    await store.mailed(call);
    return isNew;
  }

  return {
    settingsOf,
    async changeSettings(user, wished) {
      const { version } = await settings.read(user);
      return (await settings.change(user, version, wished)).value ?? wished;
    },
    hasMail: () => mail.configured(),
    reactor: {
      name: 'missed',
      startsAt: 'installation',
      on: ['message.posted', 'offer.made', 'note.posted', 'consult.opened'],
      async react(event, { state }) {
        if (!mail.configured()) return;
        for (const { user, kind } of callsOf(event, state)) {
          const { emailAfterMinutes, kinds } = await settingsOf(user);
          if (emailAfterMinutes === null || !kinds.includes(kind)) continue;
          await store.note({ user, conversation: event.conversation, kind, seq: event.seq, at: event.at }, event.at + emailAfterMinutes * MINUTE_MS);
        }
      },
    },
    async mailMissed() {
      if (!mail.configured()) return 0;
      let written = 0;
      for (const call of await store.claim(clock.now(), LEASE_MS, BATCH)) if (await mailOne(call)) written += 1;
      await store.forget(clock.now() - KEPT_MS);
      return written;
    },
    cameBack: (users) => store.cameBack(users),
  };
}
