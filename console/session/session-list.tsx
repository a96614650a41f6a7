import type { SessionRow } from '../../protocol/account.ts';
import { useConsole } from '../app/console-context.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { deviceWords } from './device-words.ts';

/** Browsers somebody is signed in with, each of which can be ended. */
export function SessionList({ sessions, onEnd, onEndOthers }: { sessions: readonly SessionRow[]; onEnd: (id: string) => void; onEndOthers: () => void }) {
  const { desk } = useConsole();
  const others = sessions.filter(({ current }) => !current);
  if (sessions.length === 0) return <p class="muted">Nowhere at the moment.</p>;
  return (
    <>
      <ul class="card session-list">
        {sessions.map(({ id, device, address, createdAt, lastSeenAt, current }) => (
          <li key={id} class="row spread session-row">
            <span>
              <strong>{deviceWords(device)}</strong> {current && <span class="chip">This browser</span>}
              <span class="person-email">
                {address === '' ? '' : `${address} · `}signed in <Time at={createdAt}>{shortTime(createdAt, desk.now())}</Time>, last seen <Time at={lastSeenAt}>{shortTime(lastSeenAt, desk.now())}</Time>
              </span>
            </span>
            {!current && (
              <button type="button" class="button" aria-label={`End the session of ${deviceWords(device)}`} onClick={() => onEnd(id)}>
                End
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <div>
          <button type="button" class="button button-danger" onClick={onEndOthers}>
            End all others
          </button>
        </div>
      )}
    </>
  );
}
