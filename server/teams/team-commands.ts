import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { settleDeletedTeams } from './move-team.ts';
import type { TeamBelongings } from './move-team.ts';
import type { Teams } from './teams.ts';

/** The commands about teams; everybody reads them, who manages people changes them. */
export function teamCommands(teams: Teams, belongings: TeamBelongings): Pick<StaffHandlers, Extract<keyof StaffHandlers, `teams.${string}`>> {
  return {
    'teams.list': async () => ({ teams: await teams.all() }),
    async 'teams.save'({ user }, change) {
      assertMayChange(user);
      return { team: await teams.save(change) };
    },
    async 'teams.load'({ user }, { id }) {
      assertMayChange(user);
      return { conversations: await belongings.conversations.count(id), inboxes: await belongings.inboxes(id) };
    },
    async 'teams.delete'({ user }, { id, moveTo }) {
      assertMayChange(user);
      if (id === moveTo) throw new AppError('invalid_payload', 'A team cannot take over from itself.');
      await teams.remove(id, moveTo);
      return { moved: await settleDeletedTeams(teams, belongings) };
    },
  };
}

function assertMayChange(user: StaffContext['user']): void {
  if (!can(user, 'people')) throw new AppError('forbidden', 'Your role does not include managing people and teams.');
}
