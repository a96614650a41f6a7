import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { OpeningHours } from './opening-hours.ts';

/** What admins do on the page Settings → Opening hours. `knows` says whether there is such an inbox. */
export function hoursCommands(openingHours: OpeningHours, knows: (inbox: string) => Promise<boolean>): Pick<StaffHandlers, 'hours.read' | 'hours.change'> {
  async function assertMay(user: StaffContext['user'], inbox: string): Promise<void> {
    if (!can(user, 'settings')) throw new AppError('forbidden', 'Only admins see and change the opening hours.');
    if (!(await knows(inbox))) throw new AppError('not_found', `There is no inbox ${inbox}.`);
  }
  return {
    async 'hours.read'({ user }, { inbox }) {
      await assertMay(user, inbox);
      return openingHours.read(inbox);
    },
    async 'hours.change'({ user }, { inbox, version, hours }) {
      await assertMay(user, inbox);
      return openingHours.change(inbox, version, hours);
    },
  };
}
