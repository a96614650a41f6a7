import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { KeyValueStore } from '../app/key-value-store.ts';

/** Whether this browser shows desktop notices: the browser's permission is this browser's, so the choice is as well. */
export interface AttentionSettings {
  readonly notices: Signal<boolean>;
  setNotices(on: boolean): void;
}

const NOTICES = 'porchlight:console:notices';

/** Desktop notices are off until they are asked for. */
export function createAttentionSettings(storage: KeyValueStore): AttentionSettings {
  const notices = signal(storage.get(NOTICES) === 'on');
  return {
    notices,
    setNotices(on) {
      notices.value = on;
      storage.set(NOTICES, on ? 'on' : 'off');
    },
  };
}
