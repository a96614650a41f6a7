import type { noticesContract } from '../../protocol/notices-contract.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { Notifications } from './create-notifications.ts';

/** What people say about how they want to be called. */
export function noticeCommands(notifications: Notifications): Pick<StaffHandlers, keyof typeof noticesContract> {
  return {
    async 'notices.read'(context) {
      assertDesk(context);
      return { settings: await notifications.settingsOf(context.user.id), mail: notifications.hasMail() };
    },
    async 'notices.change'(context, settings) {
      assertDesk(context);
      return { settings: await notifications.changeSettings(context.user.id, settings), mail: notifications.hasMail() };
    },
  };
}

function assertDesk({ user }: StaffContext): void {
  if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
}
