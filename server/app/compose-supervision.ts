import type { Namespace } from 'socket.io';
import { can } from '../../protocol/roles.ts';
import { contactName, rooms } from '../conversations/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { callsOf, noticeCommands } from '../notifications/index.ts';
import { createStatusHistory } from '../presence/index.ts';
import { BOARD_ROOM, boardOf, createBoardStore, createLiveBoard, supervisionCommands } from '../supervision/index.ts';
import type { BoardPerson, StoredSupervision } from '../supervision/index.ts';
import type { Store } from '../storage/store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';
import type { Domains } from './compose-domains.ts';
import type { Task } from './periodic.ts';

/** How often a watched board is read although nothing happened here, in milliseconds: other nodes have conversations too. */
const BOARD_MS = 5_000;

/** What supervision is wired from. */
export interface ComposeSupervisionParts {
  domains: Domains;
  store: Store;
  clock: Clock;
  logger: Logger;
  broadcast: Broadcast;
  /** The console's namespace, once it is open. */
  staff(): Namespace;
  /** People at the desk with what they have to do. */
  directory(): Promise<{ people: readonly BoardPerson[] }>;
}

/** Wires the board, watching, whispering and calls. */
export function composeSupervision({ domains, store, clock, logger, broadcast, staff, directory }: ComposeSupervisionParts) {
  const { auth, audit, conversations, presence, notifications } = domains;
  const boards = createBoardStore(store.connection);
  const history = createStatusHistory(store);

  async function board() {
    const [open, { people }, statuses] = await Promise.all([boards.open(), directory(), history.latest()]);
    return boardOf({ ...open, people, statuses, now: clock.now() });
  }
  const live = createLiveBoard({
    read: board,
    push: (now) => broadcast.toStaff(BOARD_ROOM, 'board', now),
    isWatched: () => (staff().adapter.rooms.get(BOARD_ROOM)?.size ?? 0) > 0,
    logger,
  });
  conversations.onProjected(() => live.changed());
  presence.onChange(() => live.changed());

  // A whisper or a mention says more than that a conversation has changed.
  const stopCalling = conversations.log.watch((event, _before, { state }, origin) => {
    if (origin !== 'own' || event.type !== 'note.posted' || event.actor.kind !== 'agent') return;
    const { text } = event.data;
    for (const { user, kind } of callsOf(event, state)) {
      if (kind !== 'whisper' && kind !== 'mention') continue;
      broadcast.toStaff(rooms.user(user), 'notice', { kind, conversation: state.id, contactName: contactName(state), by: event.actor.name, text: text.slice(0, 200), at: event.at });
    }
  });

  return {
    handlers: {
      ...noticeCommands(notifications),
      ...supervisionCommands({
        log: conversations.log,
        board,
        store: boards,
        history,
        presence,
        settings: createVersionedSettings<StoredSupervision>(store, 'supervision_settings', clock),
        clock,
        nameOf: async (id) => {
          const user = await auth.users.find(id);
          return user?.active && can(user, 'desk') ? user.name : null;
        },
        notify: (user, notice) => broadcast.toStaff(rooms.user(user), 'notice', notice),
        tellWatched: (watching, except) => broadcast.toStaff(rooms.conversation(watching.conversation), 'watching', watching, except),
        noted: audit.record,
      }),
    },
    tasks: [{ name: 'board', everyMs: BOARD_MS, run: () => live.look() }] satisfies readonly Task[],
    close() {
      stopCalling();
      live.close();
    },
  };
}
