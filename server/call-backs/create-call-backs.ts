/**
 * A call-back is a wish in a conversation: a number, and perhaps a time. The log has it; this keeps a list of those that
 * wait, in the order in which they are due, tells the desk when one is due, and notes how the call went.
 */
import type { BusinessHours } from '../../protocol/business-hours.ts';
import type { CallbackDue, CallbackRow } from '../../protocol/callbacks-contract.ts';
import { CALLBACK_AHEAD_MS, CALLBACKS_MAX } from '../../protocol/callbacks-contract.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { CallbackOutcome } from '../../protocol/desk-events.ts';
import type { Actor } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import { isOpen } from '../business-hours/index.ts';
import { contactName } from '../conversations/index.ts';
import type { ConversationLog, Reactor } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { callBackTimes, dueWhenPossible } from './call-back-times.ts';
import type { CallBackStore, StoredCallBack } from './call-back-store.ts';
import { phoneNumber, shownPhone } from './phone-number.ts';

/** What somebody asks for. `locale` says of which country a number without one is. */
export interface CallBackWish {
  phone: string;
  preferredAt: number | null;
  note: string | null;
  locale: string;
}

/** How a call went. */
export interface CallBackResult {
  outcome: CallbackOutcome;
  durationMs: number;
  note: string | null;
  next: number | null;
}

/** Call-backs. */
export interface CallBacks {
  readonly reactor: Reactor;
  /** Times that a customer may choose from. */
  times(inbox: string): Promise<readonly number[]>;
  /** Of the conversations that `sees` allows. */
  waiting(sees: (state: ConversationState) => boolean): Promise<readonly CallbackRow[]>;
  read(conversation: ConversationId): Promise<CallbackRow | null>;
  /** Throws AppError `invalid_payload` for no number, or a time at which nobody is there. */
  request(conversation: ConversationId, actor: Actor, clientId: string, wish: CallBackWish): Promise<Committed>;
  finish(conversation: ConversationId, actor: Actor, clientId: string, result: CallBackResult): Promise<Committed>;
  /** Tells of what became due, each once. */
  remind(): Promise<number>;
}

/** What they stand on. */
export interface CallBackParts {
  store: CallBackStore;
  log: Pick<ConversationLog, 'append' | 'peek' | 'read'>;
  clock: Clock;
  /** The hours that count for a conversation. */
  hoursOf(of: { inbox: string; team: string | null }): Promise<BusinessHours | null>;
  /** Tells whoever is concerned with the conversation. */
  tell(due: CallbackDue, state: ConversationState): void;
}

/** Reminders given in one go. */
const BATCH = 50;

/** Call-backs over their parts. */
export function createCallBacks({ store, log, clock, hoursOf, tell }: CallBackParts): CallBacks {
  const hoursFor = ({ inbox, team }: ConversationState) => hoursOf({ inbox, team: team?.id ?? null });

  function rowOf(call: StoredCallBack, state: ConversationState): CallbackRow {
    const { conversation, phone, preferredAt, dueAt, requestedAt, note, attempts, lastOutcome } = call;
    return { conversation, name: contactName(state), phone, phoneText: shownPhone(phone), preferredAt, dueAt, requestedAt, note, attempts, lastOutcome, agent: state.agent, timeZone: state.timeZone };
  }

  async function assertTime(state: ConversationState, at: number): Promise<void> {
    const hours = await hoursFor(state);
    const refuse = (message: string): never => {
      throw new AppError('invalid_payload', message, { issues: [{ path: 'preferredAt', message }] });
    };
    // A form that was open for a while may still say the time that has just come.
    if (at < clock.now() - 60 * 60 * 1000) refuse('This time has passed. Choose another one.');
    if (at > clock.now() + CALLBACK_AHEAD_MS) refuse('Choose a time within the next 30 days.');
    if (hours !== null && !isOpen(hours, at)) refuse('Nobody is there at this time. Choose one within the opening hours.');
  }

  const reactor: Reactor = {
    name: 'call-backs',
    startsAt: 'beginning',
    on: ['callback.requested', 'callback.done', 'conversation.resolved'],
    async react(event, { state }) {
      if (event.type === 'callback.requested') {
        const { phone, preferredAt, note } = event.data;
        const dueAt = preferredAt ?? dueWhenPossible(await hoursFor(state), event.at);
        await store.requested({ conversation: event.conversation, seq: event.seq, phone, preferredAt, dueAt, requestedAt: event.at, note });
      }
      if (event.type === 'callback.done') await store.done(event.conversation, event.seq, event.data.outcome);
      if (event.type === 'conversation.resolved') await store.dropped(event.conversation, event.seq);
    },
  };

  return {
    reactor,
    times: async (inbox) => callBackTimes(await hoursOf({ inbox, team: null }), clock.now()),
    async waiting(sees) {
      const calls = await store.waiting(CALLBACKS_MAX);
      const found = await Promise.all(calls.map(async (call) => ({ call, state: (await log.peek(call.conversation)) })));
      return found.filter(({ state }) => sees(state)).map(({ call, state }) => rowOf(call, state));
    },
    async read(conversation) {
      const call = await store.find(conversation);
      return call?.waits === true ? rowOf(call, (await log.read(conversation)).state) : null;
    },
    async request(conversation, actor, clientId, { phone, preferredAt, note, locale }) {
      const { state } = await log.read(conversation);
      if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
      const { dialled } = phoneNumber(phone, locale);
      if (preferredAt !== null) await assertTime(state, preferredAt);
      const wish = { kind: 'request_callback', phone: dialled, preferredAt, note: note === '' ? null : note } as const;
      const { event } = await log.append({ conversation, actor, clientId, command: wish });
      if (actor.kind === 'visitor' && state.status === 'bot') {
        // Only people can call.
        await log.append({ conversation, actor, clientId: `${clientId}.person`.slice(-64), command: { kind: 'hand_off', reason: 'requested' } }).catch(ignoreConflict);
      }
      return { seq: event.seq, at: event.at };
    },
    async finish(conversation, actor, clientId, { outcome, durationMs, note, next }) {
      const { state } = await log.read(conversation);
      const { callback } = state;
      if (next !== null && outcome === 'reached') throw new AppError('invalid_payload', 'Who was reached is not called again by itself.', { issues: [{ path: 'next', message: 'only where nobody was reached' }] });
      if (next !== null) await assertTime(state, next);
      const { event } = await log.append({ conversation, actor, clientId, command: { kind: 'finish_callback', outcome, durationMs, note: note === '' ? null : note } });
      const phone = callback?.phone ?? (await store.find(conversation))?.phone;
      if (next !== null && phone !== undefined) {
        await log.append({ conversation, actor, clientId: `${clientId}.next`.slice(-64), command: { kind: 'request_callback', phone, preferredAt: next, note: null } });
      }
      return { seq: event.seq, at: event.at };
    },
    async remind() {
      let told = 0;
      for (; told < BATCH; told += 1) {
        const call = await store.claimDue(clock.now());
        if (call === null) break;
        const { state } = await log.read(call.conversation);
        const { name, phoneText, dueAt } = rowOf(call, state);
        tell({ conversation: call.conversation, name, phoneText, dueAt }, state);
      }
      return told;
    },
  };
}

function ignoreConflict(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'conflict')) throw error;
}
