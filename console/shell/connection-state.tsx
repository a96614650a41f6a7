import { useEffect, useState } from 'preact/hooks';
import type { ConnectionState as State } from '../../client/model.ts';
import { Wifi, WifiOff } from 'lucide';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';

const WORDS: Readonly<Record<State, string>> = {
  idle: 'Not connected',
  connecting: 'Connecting',
  online: 'Connected',
  reconnecting: 'Reconnecting. What you write is kept.',
  refused: 'The server has refused the connection',
};

/** A break shorter than this, in milliseconds, is not worth a word to a screen reader. */
const WORTH_SAYING_MS = 2_000;

/** Whether this console hears from the server. */
export function ConnectionState() {
  const { client } = useConsole();
  const state = client.connection.value;
  const [said, setSaid] = useState(state);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(state), WORTH_SAYING_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <span class={`connection connection-${state}`} title={WORDS[state]}>
      <Icon icon={state === 'online' ? Wifi : WifiOff} />
      {state !== 'online' && <span class="connection-words">{WORDS[state]}</span>}
      <span class="sr-only" role="status">
        {WORDS[said]}
      </span>
    </span>
  );
}
