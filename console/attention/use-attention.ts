import { useEffect, useState } from 'preact/hooks';
import { can } from '../../protocol/roles.ts';
import type { StaffPushes } from '../../protocol/staff-contract.ts';
import { chatsAddress, parseAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { isLookedAt } from '../conversations/use-seen.ts';
import { beep } from './beep.ts';
import { callFor } from './call-for.ts';

/**
 * Calls by sound and desktop notice for a new chat in the queue and for a message in mine, unless it is being looked at.
 * Answers the words of the latest call, for those who hear the screen.
 */
export function useAttention(): string {
  const { client, user, router, attention } = useConsole();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!can(user, 'desk')) return;
    return client.on('summary', ({ summary, cause }: Parameters<StaffPushes['summary']>[0]) => {
      const call = callFor(summary, cause, user.id);
      if (!call) return;
      const route = parseAddress(router.address.value);
      const open = route.page === 'chats' && route.conversation === summary.id;
      if (open && isLookedAt()) return;
      setSaid(call.title);
      if (attention.sound.value) beep();
      if (!attention.notices.value || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
      // One notice a conversation: a newer one takes its place.
      const notice = new Notification(call.title, { body: call.body, tag: summary.id });
      notice.addEventListener('click', () => {
        window.focus();
        router.go(chatsAddress(call.kind === 'queued' ? 'unassigned' : 'mine', summary.id));
        notice.close();
      });
    });
  }, [client, user, router, attention]);
  return said;
}

/** Puts the number of conversations that want a look before the name of the page: "(2) Porchlight". */
export function useTitle(page: string | null): void {
  const { desk } = useConsole();
  const waiting = desk.attention.value;
  useEffect(() => {
    const name = page === null ? 'Porchlight' : `${page} · Porchlight`;
    document.title = waiting === 0 ? name : `(${waiting}) ${name}`;
  }, [waiting, page]);
}
