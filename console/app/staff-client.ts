import type { UserId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import { createClient } from '../../client/create-client.ts';
import type { Client } from '../../client/model.ts';
import { webStorage } from '../../client/outbox-storage.ts';

/** The connection of one person; the cookie says who it is. What is not delivered waits in this browser, by person. */
export function openStaffClient(user: UserId): Client<StaffContract, StaffWelcome> {
  return createClient<StaffContract, StaffWelcome>({
    url: '',
    namespace: '/staff',
    auth: () => ({}),
    storage: webStorage(() => window.localStorage),
    scope: `porchlight:console:${user}`,
    view: 'agent',
  });
}
