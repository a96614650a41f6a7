import { can } from '../../protocol/roles.ts';
import type { UserId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { Audit } from './create-audit.ts';
import { listAudit } from './list-audit.ts';

/** Settings → Audit log. `people` are all who ever had an account. */
export function auditCommands(audit: Audit, people: () => Promise<readonly { id: UserId; name: string }[]>): Pick<StaffHandlers, 'audit.list' | 'audit.people'> {
  return {
    async 'audit.list'(context, query) {
      assertMayRead(context);
      return listAudit(audit, query);
    },
    async 'audit.people'(context) {
      assertMayRead(context);
      const everybody = await people();
      return { people: everybody.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)) };
    },
  };
}

function assertMayRead({ user }: StaffContext): void {
  if (!can(user, 'audit')) throw new AppError('forbidden', 'Your role does not include the audit log.');
}
