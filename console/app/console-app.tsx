import { SessionGate } from '../session/session-gate.tsx';
import type { ConsoleWorld } from './console-world.ts';
import { SignedIn } from './signed-in.tsx';

/** The whole console: the sign-in until somebody is known, then the pages. */
export function ConsoleApp({ world }: { world: ConsoleWorld }) {
  return (
    <SessionGate session={world.session}>
      {(user) => <SignedIn key={`${user.id} ${user.role} ${user.permissions.join()} ${user.name}`} user={user} world={world} />}
    </SessionGate>
  );
}
