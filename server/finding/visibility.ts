import type { ConversationState } from '../../protocol/conversation.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { Permission } from '../../protocol/roles.ts';
import { can } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';

/** Somebody of the desk. */
export interface Looker {
  id: UserId;
  permissions: readonly Permission[];
}

/** What of a conversation decides who may see it. */
export type Seen = Pick<ConversationState, 'team' | 'agent' | 'participants' | 'lastAgent'>;

/** Who may see which conversations. */
export interface Visibility {
  /** For one person, as it is now; null for who sees everything. */
  limits(user: Looker): Promise<((state: Seen) => boolean) | null>;
  /** The same for whoever need not tell the two apart. */
  of(user: Looker): Promise<(state: Seen) => boolean>;
  /** The members of the team for whose eyes a conversation is, or null where it is for all. By what was known a moment ago. */
  audience(state: Seen): readonly UserId[] | null;
  /** Looks anew at what `audience` answers by. */
  refresh(): Promise<void>;
  read(): Promise<{ version: number; teamsOnly: boolean }>;
  /** Throws AppError `conflict` where somebody else was faster. */
  change(version: number, teamsOnly: boolean): Promise<{ version: number; teamsOnly: boolean }>;
}

/** Teams with their members. */
export interface TeamsOf {
  all(): Promise<readonly { id: TeamId; members: readonly UserId[] }[]>;
}

const KEY = 'finding';

/** Everybody of the desk sees everything, unless the owner keeps what is a team's to the team and its supervisors. */
export function createVisibility(store: Pick<Store, 'connection' | 'assertWritable'>, teams: TeamsOf, clock: Clock): Visibility {
  const settings = createVersionedSettings<{ teamsOnly: boolean }>(store, 'finding_settings', clock);
  let known: ReadonlyMap<string, readonly UserId[]> | null = null;

  async function read(): Promise<{ version: number; teamsOnly: boolean }> {
    const { version, value } = await settings.read(KEY);
    return { version, teamsOnly: value?.teamsOnly ?? false };
  }
  async function refresh(): Promise<void> {
    known = (await read()).teamsOnly ? new Map((await teams.all()).map(({ id, members }) => [id, members])) : null;
  }
  const hasPart = ({ agent, participants, lastAgent }: Seen, user: UserId): boolean =>
    agent?.id === user || lastAgent?.id === user || participants.some(({ id }) => id === user);

  async function limits(user: Looker): Promise<((state: Seen) => boolean) | null> {
    if (can(user, 'supervise') || !(await read()).teamsOnly) return null;
    const own = new Set((await teams.all()).filter(({ members }) => members.includes(user.id)).map(({ id }) => id));
    return (state) => state.team === null || own.has(state.team.id) || hasPart(state, user.id);
  }

  return {
    limits,
    of: async (user) => (await limits(user)) ?? (() => true),
    audience(state) {
      if (known === null || state.team === null) return null;
      const { agent, participants, lastAgent } = state;
      const parts = [agent, lastAgent, ...participants].flatMap((one) => (one === null ? [] : [one.id]));
      return [...new Set([...(known.get(state.team.id) ?? []), ...parts])];
    },
    refresh,
    read,
    async change(version, teamsOnly) {
      const changed = await settings.change(KEY, version, { teamsOnly });
      await refresh();
      return { version: changed.version, teamsOnly: changed.value?.teamsOnly ?? false };
    },
  };
}
