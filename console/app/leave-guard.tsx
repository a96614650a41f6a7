import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useConsole } from './console-context.ts';

/** While `dirty`, asks before the page is left; draws the question. `settle` is tried first: where it answers true, nothing is asked. */
export function LeaveGuard({ dirty, text, settle }: { dirty: boolean; text: string; settle?: () => Promise<boolean> }) {
  const { router } = useConsole();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const first = useRef(settle);
  first.current = settle;
  useLayoutEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    const stop = router.guard((next) => {
      if (first.current === undefined) setLeave(() => next);
      else void first.current().then((settled) => (settled ? next() : setLeave(() => next)));
      return false;
    });
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      stop();
    };
  }, [dirty, router]);
  if (leave === null) return null;
  return (
    <ConfirmDialog
      title="Leave without saving?"
      text={text}
      cancel="Stay here"
      confirm="Leave without saving"
      onConfirm={() => {
        setLeave(null);
        leave();
      }}
      onClose={() => setLeave(null)}
    />
  );
}
