import { LinkPage } from '../session/link-page.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import type { ConsoleWorld } from './console-world.ts';
import { SignedIn } from './signed-in.tsx';

/** Links of invitations and forgotten passwords lead here; the secret stands behind the #. */
const LINK = /^\/console\/(?:join|reset)\/?$/;

/** The whole console: the sign-in until somebody is known, then the pages. */
export function ConsoleApp({ world }: { world: ConsoleWorld }) {
  const { pathname, hash } = new URL(world.router.address.value, window.location.href);
  if (LINK.test(pathname)) {
    const token = (hash || window.location.hash).slice(1);
    return (
      <LinkPage
        http={world.http}
        token={token}
        onDone={(user) => {
          if (user) world.session.entered(user);
          else void world.session.check();
          world.router.go('/console', { replace: true });
        }}
      />
    );
  }
  return (
    <SessionGate session={world.session} http={world.http}>
      {(user) => <SignedIn key={`${user.id} ${user.role} ${user.permissions.join()} ${user.name}`} user={user} world={world} />}
    </SessionGate>
  );
}
