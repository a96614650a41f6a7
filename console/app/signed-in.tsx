import { useEffect, useState } from 'preact/hooks';
import { effect } from '@preact/signals';
import { can } from '../../protocol/roles.ts';
import type { SessionUser } from '../session/session-model.ts';
import { createHeldReplies } from '../composer/held-replies.ts';
import { messageExtras } from '../composer/message-extras.ts';
import { createCommandRegistry } from '../shell/command-registry.ts';
import { createNoticesModel } from '../attention/notices-model.ts';
import { ConsoleProvider } from './console-context.ts';
import type { ConsoleServices } from './console-context.ts';
import type { ConsoleWorld } from './console-world.ts';
import { createDeskModel } from './desk-model.ts';
import { Pages } from './pages.tsx';

/** The console of one person: connected while it is shown. */
export function SignedIn({ user, world }: { user: SessionUser; world: ConsoleWorld }) {
  const [services] = useState((): ConsoleServices => {
    const client = world.openClient(user.id);
    const desk = createDeskModel(client, user.id, can(user, 'desk'));
    const notices = createNoticesModel(client, can(user, 'desk'));
    const held = createHeldReplies({
      storage: world.storage,
      user: user.id,
      send: ({ conversation, text, articles, attachments }) => {
        client.perform('message.send', { conversation, text, ...messageExtras({ articles, attachments }) });
      },
    });
    return { ...world, client, desk, held, notices, user, commands: createCommandRegistry() };
  });
  useEffect(() => {
    const { client, desk, session } = services;
    // A laptop that was opened again does not wait for the next attempt.
    const ended = new AbortController();
    window.addEventListener('online', client.wake, ended);
    document.addEventListener('visibilitychange', client.wake, ended);
    client.connect();
    const stop = effect(() => {
      if (client.refusal.value?.code === 'unauthenticated') session.ended();
      // A password to change, or a second factor to set up: the gate knows what.
      if (client.refusal.value?.code === 'forbidden') void session.check();
      // Somebody has changed this person's role or name: what may be shown is asked anew.
      const me = client.welcome.value?.me;
      const same = me && me.role === user.role && me.name === user.name && me.permissions.join() === user.permissions.join();
      if (me && !same) void session.check();
    });
    return () => {
      ended.abort();
      stop();
      services.held.dispose();
      desk.dispose();
      services.notices.dispose();
      client.close();
    };
  }, [services]);
  return (
    <ConsoleProvider value={services}>
      <Pages />
    </ConsoleProvider>
  );
}
