import type { PaletteCommand } from './command-registry.ts';

/**
 * The commands whose words begin with the typed ones, in any order; all of them while nothing is typed. One of exactly
 * that name comes first: "Resolve" must not lead to "Resolved conversations".
 */
export function matchingCommands(commands: readonly PaletteCommand[], query: string): readonly PaletteCommand[] {
  const wanted = words(query);
  const found = commands.filter(({ label, group }) => {
    const own = words(`${label} ${group}`);
    return wanted.every((word) => own.some((start) => start.startsWith(word)));
  });
  const isNamed = ({ label }: PaletteCommand) => words(label).join(' ') === wanted.join(' ');
  return [...found.filter(isNamed), ...found.filter((command) => !isNamed(command))];
}

const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
