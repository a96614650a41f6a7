import type { helpSiteContract } from '../../../protocol/help-site-contract.ts';
import { can } from '../../../protocol/roles.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../../realtime/handlers.ts';
import type { HelpSiteDomain } from '../create-help-site.ts';

/** What admins do on the page Settings → Help site. */
export function helpSettingsCommands({ settings, inboxExists, state }: Pick<HelpSiteDomain, 'settings' | 'inboxExists' | 'state'>): Pick<StaffHandlers, keyof typeof helpSiteContract> {
  return {
    async 'help_site.read'({ user }) {
      assertMayChange(user);
      return state();
    },
    async 'help_site.change'({ user }, change) {
      assertMayChange(user);
      if (change.inbox !== undefined && !(await inboxExists(change.inbox))) throw new AppError('not_found', `There is no inbox ${change.inbox}.`);
      await settings.change(change);
      return state();
    },
  };
}

function assertMayChange(user: StaffContext['user']): void {
  if (!can(user, 'settings')) throw new AppError('forbidden', 'Only admins see and change the settings.');
}
