/** `npm run lint`: oxlint with the rules of `.oxlintrc.json`; a warning is an error. Arguments are paths. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const oxlint = fileURLToPath(import.meta.resolve('oxlint/package.json')).replace(/package\.json$/, 'bin/oxlint');

const result = spawnSync(process.execPath, [oxlint, '--deny-warnings', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
