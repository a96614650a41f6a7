import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import type { OpeningHours } from './opening-hours.ts';

/** What admins do on the page Settings → Opening hours. */
export function hoursCommands(openingHours: OpeningHours): Pick<StaffHandlers, 'hours.read' | 'hours.change'> {
  return {
    async 'hours.read'({ user }, { inbox }) {
      if (!can(user.role, 'settings')) throw new AppError('forbidden', 'Only admins see and change the opening hours.');
      return openingHours.read(inbox);
    },
    async 'hours.change'({ user }, { inbox, version, hours }) {
      if (!can(user.role, 'settings')) throw new AppError('forbidden', 'Only admins see and change the opening hours.');
      return openingHours.change(inbox, version, hours);
    },
  };
}
