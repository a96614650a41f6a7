import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { Surveys } from './create-surveys.ts';

/** What people see of surveys. Throws AppError `forbidden` where the role does not include them. */
export function surveyCommands(
  surveys: Pick<Surveys, 'figures' | 'list'>,
): Pick<StaffHandlers, 'surveys.figures' | 'surveys.list'> {
  return {
    async 'surveys.figures'({ user }, period) {
      assertMaySee(user);
      return { figures: await surveys.figures(period) };
    },
    async 'surveys.list'({ user }, query) {
      assertMaySee(user);
      return surveys.list(query);
    },
  };
}

function assertMaySee(user: StaffContext['user']): void {
  if (!can(user, 'surveys')) throw new AppError('forbidden', 'Your role does not include surveys.');
}
