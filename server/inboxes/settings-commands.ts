import type { CommandOutput, ParsedInput } from '../../protocol/command.ts';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { AppError } from '../kernel/errors.ts';
import { snippetFor } from './embedding.ts';
import type { Inboxes } from './inboxes.ts';

type Caller = { user: { permissions: readonly Permission[] } };
type Handler<K extends keyof StaffContract> = (
  caller: Caller,
  input: ParsedInput<StaffContract, K>,
) => Promise<CommandOutput<StaffContract, K>>;

/** What admins do on the page Settings → Website. `publicUrl` is the server's address for the snippets. */
export function settingsCommands(
  inboxes: Inboxes,
  publicUrl: string,
): { [K in 'settings.read' | 'settings.change' | 'inboxes.add']: Handler<K> } {
  return {
    async 'settings.read'({ user }) {
      assertMayChange(user);
      const list = await inboxes.list();
      return { inboxes: list, snippets: Object.fromEntries(list.map(({ key }) => [key, snippetFor(key, publicUrl)])) };
    },
    async 'inboxes.add'({ user }, { key, companyName }) {
      assertMayChange(user);
      return { inbox: await inboxes.add(key, companyName), snippet: snippetFor(key, publicUrl) };
    },
    async 'settings.change'({ user }, { key, ...change }) {
      assertMayChange(user);
      return { inbox: await inboxes.change(key, change) };
    },
  };
}

function assertMayChange(user: Caller['user']): void {
  if (!can(user, 'settings')) throw new AppError('forbidden', 'Only admins see and change the settings.');
}
