import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of the project, from the compiled `dist/node/server/app` to the root. */
export const inProject = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** The version in `package.json`. */
export function projectVersion(): string {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string };
  return version;
}
