import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { KeyValueStore } from '../app/key-value-store.ts';

/** Light, dark, or as the system says. */
export type Theme = 'system' | 'light' | 'dark';

/** The chosen appearance, kept in this browser and shown on the page's root element. */
export interface ThemeModel {
  readonly theme: Signal<Theme>;
}

const KEY = 'porchlight:console:theme';

/** Applies the kept choice at once and each change after it. */
export function createTheme(storage: KeyValueStore, root: HTMLElement): ThemeModel {
  const kept = storage.get(KEY);
  const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');
  effect(() => {
    if (theme.value === 'system') {
      delete root.dataset['theme'];
      storage.remove(KEY);
    } else {
      root.dataset['theme'] = theme.value;
      storage.set(KEY, theme.value);
    }
  });
  return { theme };
}
