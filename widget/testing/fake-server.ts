/**
 * The chat server as far as a panel notices: logs with positions, commands that may be repeated, a refusal on
 * demand. It has no policy of its own; each story says what the bot, the agent and the survey do.
 */
import type { Link, LinkListener, OpenLink } from '../../client/link.ts';
import { apply, emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { Ack, ErrorCode } from '../../protocol/errors.ts';
import type { Actor, ConversationEvent, EventData, EventType } from '../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import { mergeReceipts, NO_RECEIPTS } from '../../protocol/receipts.ts';
import type { Receipts } from '../../protocol/receipts.ts';
import { nextSurveyStep } from '../../protocol/surveys.ts';
import type { SurveyAnswer } from '../../protocol/surveys.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { viewEvent } from '../../protocol/views.ts';
import { welcomeOf } from './samples.ts';

/** What every command may carry. */
export type CommandInput = { conversation: ConversationId; clientId: string; text: string } & Record<string, unknown>;

interface Log {
  events: ConversationEvent[];
  view: ViewEvent[];
  state: ConversationState;
  receipts: Receipts;
}

export const VISITOR: Actor = { kind: 'visitor', id: 'V'.repeat(22) as VisitorId };
export const MAYA: Actor & { kind: 'agent' } = { kind: 'agent', id: 'M'.repeat(22) as UserId, name: 'Maya' };
export const BOT: Actor = { kind: 'bot' };
const SYSTEM: Actor = { kind: 'system', id: 'surveys' };

const refusal = (code: ErrorCode, field: string | null = null): Ack<never> => ({
  ok: false,
  error: { code, message: code, traceId: 'trace', ...(field !== null && { issues: [{ path: field, message: code }] }) },
});

export class FakeServer {
  welcome = welcomeOf();
  /** Refuses a command by name, where it answers a code. */
  refuse: (name: string, input: CommandInput) => ErrorCode | null = () => null;
  /** Which field a refusal is about. */
  refusedField: string | null = null;
  /** Answers of commands that are questions. */
  answers: Record<string, (input: Record<string, unknown>) => unknown> = {};
  /** Whether a new connection succeeds. */
  reachable = true;
  /** A reason for which the server will not have the widget at all. */
  turnedAway: ErrorCode | null = null;
  readonly received: { name: string; input: CommandInput }[] = [];
  readonly #logs = new Map<ConversationId, Log>();
  #peer: LinkListener | null = null;
  #serial = 0;

  readonly openLink: OpenLink = (listener) => {
    let open = true;
    queueMicrotask(() => {
      if (!open) return;
      if (this.turnedAway) return listener.ended({ code: this.turnedAway, message: this.turnedAway });
      if (!this.reachable) return listener.ended(null);
      this.#peer = listener;
      listener.push('welcome', this.welcome);
    });
    const link: Link = {
      send: (name, input, answer) => {
        const ack = this.#command(name, input as CommandInput);
        queueMicrotask(() => open && answer(ack));
      },
      close: () => {
        open = false;
        if (this.#peer === listener) this.#peer = null;
      },
    };
    return link;
  };

  /** The connection breaks, and stays broken until `reachable` is true again. */
  cut(): void {
    this.reachable = false;
    this.#peer?.ended(null);
  }

  push(name: string, payload: unknown): void {
    this.#peer?.push(name, payload);
  }

  /** The only conversation there is. */
  get conversation(): ConversationId {
    const [id] = this.#logs.keys();
    if (id === undefined) throw new Error('no conversation has begun');
    return id;
  }

  /** Something happens in a conversation; answers its position. */
  append<T extends EventType>(
    actor: Actor,
    type: T,
    data: EventData[T],
    { id = this.conversation, clientId = `server-${(this.#serial += 1)}` } = {},
  ): number {
    const log = this.#logs.get(id) ?? { events: [], view: [], state: emptyConversation(id), receipts: NO_RECEIPTS };
    this.#logs.set(id, log);
    const seq = log.events.length + 1;
    const event = { conversation: id, seq, type, v: 1, actor, clientId, at: Date.now(), data } as ConversationEvent;
    const shown = viewEvent('contact', log.state, event);
    log.events.push(event);
    log.state = apply(log.state, event);
    if (shown) log.view.push(shown);
    if (shown) this.push('event', shown);
    return seq;
  }

  /** Ends the conversation and offers its survey; answers the position of the resolution. */
  resolve(actor: Actor, { askNps = true, clientId = `resolve-${(this.#serial += 1)}` } = {}): number {
    const cause = actor.kind === 'visitor' ? 'visitor' : 'agent';
    const seq = this.append(actor, 'conversation.resolved', { status: 'resolved', cause, agent: null, team: null, policy: null }, { clientId });
    this.append(SYSTEM, 'survey.offered', { resolutionSeq: seq, askNps });
    return seq;
  }

  /** What was stored of one kind. */
  stored<T extends EventType>(type: T): EventData[T][] {
    const events = [...this.#logs.values()].flatMap((log) => log.events);
    return events.flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []));
  }

  #command(name: string, input: CommandInput): Ack<unknown> {
    this.received.push({ name, input });
    const refused = this.refuse(name, input);
    if (refused) return refusal(refused, this.refusedField);
    if (this.answers[name]) return { ok: true, data: this.answers[name](input) };
    const log = this.#logs.get(input.conversation);
    const known = log?.events.find(({ clientId }) => clientId === input.clientId);
    if (known) return { ok: true, data: { seq: known.seq, at: known.at } };
    if (name === 'conversation.start') return this.#start(input);
    if (!log) return name === 'typing.set' ? { ok: true, data: null } : refusal('not_found');
    const done = (seq: number): Ack<unknown> => ({ ok: true, data: { seq, at: Date.now() } });
    const where = { id: input.conversation, clientId: input.clientId };
    switch (name) {
      case 'conversation.open': {
        const events = log.view.filter(({ seq }) => seq > Number(input['after']));
        const upTo = events.at(-1)?.seq ?? Number(input['after']);
        return { ok: true, data: { events, upTo, more: false, receipts: log.receipts } };
      }
      case 'receipts.set':
        log.receipts = mergeReceipts(log.receipts, { contactDelivered: Number(input['delivered']), contactRead: Number(input['read']) });
        return { ok: true, data: null };
      case 'message.send':
        return done(this.append(VISITOR, 'message.posted', { text: input.text, ...this.filesOf(input['attachments']) }, where));
      case 'answer.rate':
        return done(this.append(VISITOR, 'answer.rated', input as unknown as EventData['answer.rated'], where));
      case 'email.give':
        return done(this.append(VISITOR, 'contact.email_given', { email: String(input['email']) }, where));
      case 'transcript.request':
        return done(this.append(VISITOR, 'email.sent', { kind: 'transcript', to: log.state.email ?? '', upTo: log.state.seq }, where));
      case 'callback.times':
        return { ok: true, data: { times: [] } };
      case 'callback.request':
        return done(this.append(VISITOR, 'callback.requested', { phone: String(input['phone']), preferredAt: input['preferredAt'] as number | null, note: null }, where));
      case 'conversation.end':
        return done(this.resolve(VISITOR, where));
      case 'survey.answer':
        return done(this.#answerSurvey(log, input, where));
      case 'survey.dismiss':
        return done(this.append(VISITOR, 'survey.dismissed', { resolutionSeq: Number(input['resolutionSeq']) }, where));
      default:
        return { ok: true, data: null };
    }
  }

  /** The files behind ids, as the story has put them. */
  files: Record<string, AttachmentRef> = {};

  filesOf(ids: unknown): { attachments?: readonly AttachmentRef[] } {
    const files = ((ids ?? []) as string[]).flatMap((id) => this.files[id] ?? []);
    return files.length > 0 ? { attachments: files } : {};
  }

  #start({ conversation: id, clientId, text, follows, attachments }: CommandInput): Ack<unknown> {
    const { key, hasBot } = this.welcome.inbox;
    const status = hasBot ? 'bot' : 'queued';
    const link = (follows ?? null) as ConversationId | null;
    this.append(VISITOR, 'conversation.started', { status, inbox: key, page: null, locale: 'en', follows: link }, { id, clientId });
    const seq = this.append(VISITOR, 'message.posted', { text, ...this.filesOf(attachments) }, { id, clientId: `${clientId}.1` });
    return { ok: true, data: { seq, at: Date.now() } };
  }

  #answerSurvey({ state }: Log, input: CommandInput, where: { id: ConversationId; clientId: string }): number {
    const resolutionSeq = Number(input['resolutionSeq']);
    const answer = input['answer'] as SurveyAnswer;
    const survey = state.surveys.find((one) => one.resolutionSeq === resolutionSeq);
    if (!survey) throw new Error('there is no such survey');
    const after = { ...survey, steppedAt: { ...survey.steppedAt, [answer.step]: 1 } };
    const completes = nextSurveyStep(after) === null && survey.status !== 'completed';
    return this.append(VISITOR, 'survey.answered', { resolutionSeq, completes, ...answer }, where);
  }
}
