import { useEffect, useState } from 'preact/hooks';
import type { PresenceSettings } from '../../protocol/presence-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { watchIdle } from './idle-watch.ts';

const MINUTE_MS = 60_000;

/** What the owner set of presence, asked after each connection; null until it is known. */
export function usePresenceSettings(serves: boolean): PresenceSettings | null {
  const { client } = useConsole();
  const [settings, setSettings] = useState<PresenceSettings | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online || !serves) return;
    void client.ask('presence.settings', {}).then((answer) => answer.ok && setSettings(answer.data.settings));
  }, [online, serves]);
  return settings;
}

/** Makes somebody away who is not at the console, and online again when they are back; never against their own choice. */
export function useAutomaticAway(awayAfterMinutes: number | null): void {
  const { client, storage } = useConsole();
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (awayAfterMinutes === null || !online) return;
    const say = (status: 'away' | 'online') => void client.ask('presence.set', { status, automatic: true });
    // Who comes back after the computer slept is at the console: the server takes it only where it was automatic.
    say('online');
    return watchIdle({
      target: window,
      storage,
      now: () => Date.now(),
      idleMs: awayAfterMinutes * MINUTE_MS,
      onIdle: () => say('away'),
      onBack: () => say('online'),
    });
  }, [awayAfterMinutes, online]);
}
