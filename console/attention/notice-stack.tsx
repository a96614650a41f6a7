import { useEffect, useState } from 'preact/hooks';
import { Bell, VolumeX, X } from 'lucide';
import { can } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { isSilenced } from './beep.ts';
import type { Attention } from './use-attention.ts';

/** Most notices in the page at once; the others are in the lists. */
const SHOWN = 3;

/** What calls, in a corner of the page: opened or put away. Offers and questions of colleagues have cards of their own. */
export function NoticeStack({ attention }: { attention: Attention }) {
  const alerts = (attention.alerts?.value ?? []).filter(({ kind }) => kind !== 'offered' && kind !== 'called');
  const rest = alerts.length - SHOWN;
  return (
    <div class="notice-stack">
      <SilenceHint />
      {alerts.slice(0, SHOWN).map((alert) => (
        <section key={alert.key} class="card notice-card" aria-label={alert.title}>
          <Icon icon={Bell} />
          <div class="notice-card-words">
            <p class="notice-card-title">{alert.title}</p>
            {alert.body !== '' && <p class="muted small notice-card-body">{alert.body}</p>}
          </div>
          {alert.conversation !== null && (
            <button type="button" class="button" aria-label={`Open: ${alert.title}`} onClick={() => attention.open(alert)}>
              Open
            </button>
          )}
          <button type="button" class="button button-quiet button-icon" aria-label={`Put away: ${alert.title}`} onClick={() => attention.dismiss(alert)}>
            <Icon icon={X} />
          </button>
        </section>
      ))}
      {rest > 0 && <p class="card notice-card small">{rest === 1 ? 'One more is in your lists.' : `${rest} more are in your lists.`}</p>}
    </div>
  );
}

/** A page that was loaded and never clicked stays silent; whoever waits for the sound must know. */
function SilenceHint() {
  const { user, notices } = useConsole();
  const [silent, setSilent] = useState(isSilenced);
  useEffect(() => {
    const look = () => setSilent(isSilenced());
    document.addEventListener('pointerdown', look, true);
    document.addEventListener('keydown', look, true);
    return () => {
      document.removeEventListener('pointerdown', look, true);
      document.removeEventListener('keydown', look, true);
    };
  }, []);
  if (!silent || !notices.settings.value.sound || !can(user, 'desk')) return null;
  return (
    <section class="card notice-card" aria-label="Sound">
      <Icon icon={VolumeX} />
      <p class="small notice-card-words">This page can only ring once you have clicked in it.</p>
      <button type="button" class="button" onClick={() => setSilent(isSilenced())}>
        Turn on sound
      </button>
    </section>
  );
}
