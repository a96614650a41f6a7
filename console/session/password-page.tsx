import { useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { addressOf } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';
import { PasswordForm } from './password-form.tsx';

/** Changes one's own password. */
export function PasswordPage() {
  const { session } = useConsole();
  const [done, setDone] = useState(false);
  return (
    <main class="page page-narrow">
      <h1>Change password</h1>
      {done ? (
        <Notice tone="success">
          Your password is changed. <a href={addressOf('start')}>Back to work</a>
        </Notice>
      ) : (
        <PasswordForm session={session} forced={false} onDone={() => setDone(true)} />
      )}
    </main>
  );
}
