import { createActivityStore, rooms } from '../conversations/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createDirectory, createRoutingSettingsStore, createWorkStore, handingOnCommands, loadsOf } from '../routing/index.ts';
import type { Colleague } from '../routing/index.ts';
import type { Store } from '../storage/store.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Domains } from './compose-domains.ts';

/** What routing is wired from. */
export interface ComposeRoutingParts {
  domains: Pick<Domains, 'auth' | 'conversations' | 'presence'>;
  store: Store;
  clock: Clock;
  logger: Logger;
  broadcast: Broadcast;
}

/** What somebody can do at a time as long as nothing else is said, in units of work. */
const CAPACITY = 4;

/** A person with what routing needs to know of them, where that is kept already. */
interface Skilled {
  capacity?: number;
  skills?: readonly string[];
  languages?: readonly string[];
}

/** A team, as routing needs it. */
interface Team {
  id: TeamId;
  name: string;
  members: readonly UserId[];
}

/** Wires routing onto people, teams and conversations. */
export function composeRouting({ domains, store, clock, logger, broadcast }: ComposeRoutingParts): { handlers: ReturnType<typeof handingOnCommands> } {
  const { auth, conversations, presence } = domains;
  const activity = createActivityStore(store);
  const work = createWorkStore(store.connection);
  const settings = createRoutingSettingsStore(store, clock);

  const teams = async (): Promise<readonly Team[]> => [];

  async function colleagues(): Promise<readonly Colleague[]> {
    const [users, all] = await Promise.all([auth.users.all(), teams()]);
    return users
      .filter((user) => user.active && can(user, 'desk'))
      .map((user) => {
        const { capacity = CAPACITY, skills = [], languages = [] } = user as Skilled;
        const own = all.filter(({ members }) => members.includes(user.id)).map(({ id }) => id);
        return { id: user.id, name: user.name, status: presence.statusOf(user.id), capacity, skills: [...skills, ...languages], teams: own };
      });
  }

  const queue = () => work.queue();
  async function loads() {
    const { settings: now } = await settings.read();
    const queued = await work.queue();
    return loadsOf(queued, await work.served(), now, clock.now());
  }

  return {
    handlers: handingOnCommands({
      log: conversations.log,
      clock,
      colleagues,
      directory: createDirectory({ colleagues, teams, loads, queue }),
      team: async (id) => {
        const found = (await teams()).find((team) => team.id === id);
        return found === undefined ? null : { id: found.id, name: found.name };
      },
      acted: ({ id }, conversation) => {
        activity.record(id, conversation, clock.now()).catch((err: unknown) => logger.warn({ err }, 'activity was not recorded'));
      },
      call: (user, notice) => broadcast.toStaff(rooms.user(user), 'called', notice),
    }),
  };
}
