import { useLayoutEffect, useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

/** While `dirty`, asks before the page is left; draws the question. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { router } = useConsole();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    const stop = router.guard((next) => {
      setLeave(() => next);
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
      text="You have changed settings that are not saved yet. They are lost when you leave this page."
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
