import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Something the command palette can do now. */
export interface PaletteCommand {
  id: string;
  label: string;
  /** Where it leads or what it belongs to: "Go to", "This conversation", … */
  group: string;
  keys?: string;
  run: () => void;
}

/** All commands that the screens now shown offer. */
export interface CommandRegistry {
  readonly commands: ReadonlySignal<readonly PaletteCommand[]>;
  /** Offers commands; returns how to withdraw them. */
  offer(commands: readonly PaletteCommand[]): () => void;
}

/** An empty registry. */
export function createCommandRegistry(): CommandRegistry {
  const offers = signal<readonly (readonly PaletteCommand[])[]>([]);
  return {
    commands: computed(() => offers.value.flat()),
    offer(commands) {
      offers.value = [...offers.peek(), commands];
      return () => {
        offers.value = offers.peek().filter((offer) => offer !== commands);
      };
    },
  };
}

/** Offers commands while the component is shown; `key` changes when they do. */
export function useCommands(registry: CommandRegistry, commands: readonly PaletteCommand[], key: string): void {
  useEffect(() => registry.offer(commands), [registry, key]);
}
