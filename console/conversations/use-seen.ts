import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';

/** Tells the server what reached this screen, and what was seen: only at the end of a page that somebody looks at. */
export function useSeen(model: ConversationModel, atEnd: boolean): void {
  const { desk, user } = useConsole();
  const looking = useSignal(isLookedAt());
  useEffect(() => {
    const look = () => (looking.value = isLookedAt());
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  const { seq: last, agent, participants } = model.state.value;
  // Whoever looks over a colleague's shoulder has not read it for them.
  const onlyLooks = agent !== null && agent.id !== user.id && !participants.some(({ id }) => id === user.id);
  const seen = looking.value && atEnd;
  useEffect(() => {
    if (last === 0 || onlyLooks) return;
    model.seen({ delivered: last, read: seen ? last : 0 });
    if (seen) desk.markRead(model.id, last);
  }, [last, seen, onlyLooks]);
}

/** Whether this page is in front of somebody now. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
