import type { PaletteCommand } from './command-registry.ts';

/** The commands whose words begin with the typed ones, in any order; all of them while nothing is typed. */
export function matchingCommands(commands: readonly PaletteCommand[], query: string): readonly PaletteCommand[] {
  const wanted = words(query);
  return commands.filter(({ label, group }) => {
    const own = words(`${label} ${group}`);
    return wanted.every((word) => own.some((start) => start.startsWith(word)));
  });
}

const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
