import { readFileSync } from 'node:fs';

/** The text of a file, or undefined where it does not exist. */
export function existingText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
