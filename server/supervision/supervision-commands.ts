import type { UserId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Board, PersonalNotice, SupervisionSettings, Watching, supervisionContract } from '../../protocol/supervision-contract.ts';
import { WATCH_COUNTS_MS } from '../../protocol/supervision-contract.ts';
import type { AuditActor, AuditObject } from '../../protocol/audit-contract.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { contactName } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Presence, StatusHistory } from '../presence/index.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import type { BoardStore } from './board-store.ts';
import { personDay } from './person-day.ts';

/** What an owner decided about supervision, as it is kept. */
export type StoredSupervision = Omit<SupervisionSettings, 'version'>;

/** What supervisors' commands stand on. */
export interface SupervisionParts {
  log: ConversationLog;
  board(): Promise<Board>;
  store: BoardStore;
  history: StatusHistory;
  presence: Pick<Presence, 'choose' | 'statusOf'>;
  settings: VersionedSettings<StoredSupervision>;
  clock: Clock;
  /** Name of somebody who may take conversations, or null. */
  nameOf(id: UserId): Promise<string | null>;
  notify(user: UserId, notice: PersonalNotice): void;
  /** Tells those who look at the conversation; `exceptConnection` is the watcher's own. */
  tellWatched(watching: Watching, exceptConnection: string): void;
  /** Takes note for the audit log. */
  noted(entry: { actor: AuditActor; action: string; object: AuditObject; before?: unknown; after?: unknown; address: string | null; onceAnHour?: boolean }): void;
}

/** The room of those who look at the board. */
export const BOARD_ROOM = 'board';
/** Where the only settings lie. */
const KEY = 'supervision';
const USUAL: StoredSupervision = { tellWatched: true };
/** Conversations of one person's day that are looked through. */
const DAY_CONVERSATIONS = 400;
/** Longest period of a person's activity, in milliseconds: a month. */
const PERIOD_MAX_MS = 31 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Handlers of what supervisors do. */
export function supervisionCommands(parts: SupervisionParts): Pick<StaffHandlers, keyof typeof supervisionContract> {
  const { log, store, history, presence, clock } = parts;
  const by = ({ user: { id, name }, address }: StaffContext) => ({ actor: { kind: 'person', id, name } as const, address: address ?? null });

  async function settings(): Promise<SupervisionSettings> {
    const { version, value } = await parts.settings.read(KEY);
    return { version, ...(value ?? USUAL) };
  }

  return {
    async 'board.open'(context) {
      assertSupervises(context);
      await context.join(BOARD_ROOM);
      return { board: await parts.board() };
    },
    async 'board.close'(context) {
      await context.leave(BOARD_ROOM);
      return null;
    },
    async 'board.figures'(context, { from }) {
      assertSupervises(context);
      // A day is at most 25 hours long; whoever asks for years would have them all counted.
      const to = Math.min(clock.now() + DAY_MS, from + 25 * 60 * 60 * 1000);
      return { figures: await store.figures(from, to) };
    },
    async 'board.person'(context, { id, from, to }) {
      assertSupervises(context);
      if (to <= from || to - from > PERIOD_MAX_MS) throw new AppError('invalid_payload', 'A period is longer than nothing and at most 31 days.');
      const end = Math.min(to, clock.now());
      const [statuses, conversations] = await Promise.all([history.of(id, from, to), history.conversationsOf(id, from, to, DAY_CONVERSATIONS)]);
      return { day: personDay({ from, to: end }, statuses, await store.eventsOf(id, conversations, from, to)) };
    },
    async 'person.set_status'(context, { id, status, note }) {
      assertSupervises(context);
      const name = await parts.nameOf(id);
      if (name === null) throw new AppError('not_found', 'This person does not take conversations, or is no longer here.');
      await presence.choose(id, status);
      const said = note === '' ? null : note;
      if (id !== context.user.id) parts.notify(id, { kind: 'status_set', by: context.user.name, status, note: said, at: clock.now() });
      parts.noted({ ...by(context), action: 'person.status_set', object: { kind: 'person', id, name }, after: { status } });
      return null;
    },
    async 'watch.set'(context, { conversation, watching }) {
      assertSupervises(context);
      const state = await log.peek(conversation);
      if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
      const { tellWatched } = await settings();
      if (watching) {
        const object = { kind: 'conversation', id: conversation, name: contactName(state) } as const;
        parts.noted({ ...by(context), action: 'conversation.watched', object, onceAnHour: true });
      }
      const { id, name } = context.user;
      const until = watching ? clock.now() + WATCH_COUNTS_MS : 0;
      if (tellWatched) parts.tellWatched({ conversation, agent: { id, name }, until }, context.connectionId);
      return { told: tellWatched };
    },
    async 'whisper.send'(context, { conversation, clientId, text }) {
      assertSupervises(context);
      const { state } = await log.read(conversation);
      if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
      const { id, name } = context.user;
      const { event } = await log.append({ conversation, actor: { kind: 'agent', id, name }, clientId, command: { kind: 'note', text, whisper: true } });
      return { seq: event.seq, at: event.at };
    },
    async 'supervision.settings'(context) {
      assertSupervises(context);
      return settings();
    },
    async 'supervision.change_settings'(context, { version, ...value }) {
      if (!can(context.user, 'settings')) throw new AppError('forbidden', 'Only admins change how supervision works.');
      const before = await settings();
      const changed = await parts.settings.change(KEY, version, value);
      parts.noted({ ...by(context), action: 'setting.changed', object: { kind: 'setting', id: KEY, name: 'Supervision' }, before, after: value });
      return { version: changed.version, ...(changed.value ?? USUAL) };
    },
  };
}

function assertSupervises({ user }: StaffContext): void {
  if (!can(user, 'supervise')) throw new AppError('forbidden', 'Your role does not include supervising.');
}
