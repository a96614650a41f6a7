import type { UserId } from '../../../protocol/ids.ts';
import type { BuiltInRole } from '../../../protocol/roles.ts';
import { standardGrants } from '../../../protocol/roles.ts';
import type { StaffContext } from '../../realtime/handlers.ts';

/** Somebody at the console, for calling handlers. */
export const staffContext = (who: { id: UserId; name: string }, role: BuiltInRole = 'agent') =>
  ({
    user: { id: who.id, name: who.name, email: `${who.name.toLowerCase()}@example.com`, role, permissions: standardGrants(role) },
    sessionId: 's',
    connectionId: 'c',
    join: () => Promise.resolve(),
    leave: () => Promise.resolve(),
  }) as unknown as StaffContext;
