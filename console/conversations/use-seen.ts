import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';

/** Tells the server what reached this screen, and what was seen: only at the end of a page that somebody looks at. */
export function useSeen(model: ConversationModel, atEnd: boolean): void {
  const { desk } = useConsole();
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
  const last = model.state.value.seq;
  const seen = looking.value && atEnd;
  useEffect(() => {
    if (last === 0) return;
    model.seen({ delivered: last, read: seen ? last : 0 });
    if (seen) desk.markRead(model.id, last);
  }, [last, seen]);
}

/** Whether this page is in front of somebody now. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
