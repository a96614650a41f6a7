import { useEffect } from 'preact/hooks';
import { Compass } from 'lucide';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { PasswordPage } from '../session/password-page.tsx';
import { Shell } from '../shell/shell.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ChatsPage } from './chats-page.tsx';
import { useConsole } from './console-context.ts';
import { addressOf, chatsAddress, parseAddress } from './route.ts';
import type { Route } from './route.ts';

const NEEDS: Readonly<Partial<Record<Route['page'], Permission>>> = {
  chats: 'desk',
};

/** The page at the present address, for those who may see it. */
export function Pages() {
  const { router, user } = useConsole();
  const route = parseAddress(router.address.value);
  useEffect(() => {
    if (route.page !== 'start') return;
    router.go(can(user.role, 'desk') ? chatsAddress('unassigned') : addressOf('surveys'), { replace: true });
  }, [route.page]);
  const needed = NEEDS[route.page];
  const allowed = needed === undefined || can(user.role, needed);
  return <Shell title={titleOf(route)}>{allowed ? <Page route={route} /> : <NotHere />}</Shell>;
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'chats':
      return <ChatsPage route={route} />;
    case 'password':
      return <PasswordPage />;
    case 'start':
      return <main />;
    default:
      return <NotHere />;
  }
}

function titleOf(route: Route): string | null {
  return route.page === 'password' ? 'Change password' : null;
}

function NotHere() {
  return (
    <main class="page">
      <EmptyState icon={Compass} title="There is no such page">
        It may have moved, or it is not for your role. <a href={addressOf('start')}>Go to the start</a>.
      </EmptyState>
    </main>
  );
}
