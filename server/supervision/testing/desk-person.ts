import type { UserId } from '../../../protocol/ids.ts';
import type { BuiltInRole } from '../../../protocol/roles.ts';
import { standardGrants } from '../../../protocol/roles.ts';
import type { StaffContext } from '../../realtime/handlers.ts';

/** Somebody at the console with the usual rights of a role, for calling handlers; `rooms` are those they joined. */
export function deskPerson(who: { id: UserId; name: string }, role: BuiltInRole): StaffContext & { rooms: Set<string> } {
  const rooms = new Set<string>();
  return {
    user: { id: who.id, name: who.name, email: `${who.name.toLowerCase()}@example.com`, role, permissions: standardGrants(role) },
    sessionId: 's',
    connectionId: `connection of ${who.name}`,
    rooms,
    join: async (room: string) => void rooms.add(room),
    leave: async (room: string) => void rooms.delete(room),
  };
}
