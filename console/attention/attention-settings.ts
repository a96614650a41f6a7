import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { KeyValueStore } from '../app/key-value-store.ts';

/** How this browser calls somebody who looks elsewhere. Kept in this browser. */
export interface AttentionSettings {
  readonly sound: Signal<boolean>;
  readonly notices: Signal<boolean>;
  setSound(on: boolean): void;
  setNotices(on: boolean): void;
}

const SOUND = 'porchlight:console:sound';
const NOTICES = 'porchlight:console:notices';

/** Sound is on until it is turned off; desktop notices are off until they are asked for. */
export function createAttentionSettings(storage: KeyValueStore): AttentionSettings {
  const sound = signal(storage.get(SOUND) !== 'off');
  const notices = signal(storage.get(NOTICES) === 'on');
  return {
    sound,
    notices,
    setSound(on) {
      sound.value = on;
      storage.set(SOUND, on ? 'on' : 'off');
    },
    setNotices(on) {
      notices.value = on;
      storage.set(NOTICES, on ? 'on' : 'off');
    },
  };
}
