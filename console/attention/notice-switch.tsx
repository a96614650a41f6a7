import { useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';

type Permission = NotificationPermission | 'unsupported';

const permission = (): Permission => (typeof Notification === 'undefined' ? 'unsupported' : Notification.permission);

/** Turns desktop notices on and off; the browser is asked for its permission only when somebody presses the button. */
export function NoticeSwitch() {
  const { attention } = useConsole();
  const [granted, setGranted] = useState<Permission>(permission);
  if (granted === 'unsupported') return <span class="muted">This browser has no desktop notices.</span>;
  if (granted === 'denied') return <span class="muted">Desktop notices are blocked in this browser’s settings for this site.</span>;
  if (granted === 'default') {
    const ask = async () => {
      const answer = await Notification.requestPermission();
      setGranted(answer);
      attention.setNotices(answer === 'granted');
    };
    return (
      <button type="button" class="button" onClick={() => void ask()}>
        Allow desktop notices
      </button>
    );
  }
  return (
    <label class="choice">
      <input type="checkbox" checked={attention.notices.value} onChange={(event) => attention.setNotices(event.currentTarget.checked)} />
      Desktop notices
    </label>
  );
}
