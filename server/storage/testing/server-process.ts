import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const PROGRAM = `
import { openStore } from './open-store.ts';
import { silentLogger } from '../kernel/log.ts';
const [dataDir, parentDeath] = process.argv.slice(2);
openStore({ dataDir, parentDeath, log: silentLogger }).then(() => {
  console.log('open');
  setInterval(() => {}, 1000);
}, (error) => {
  console.log(error.message);
  process.exit(1);
});
`;

/** A process of its own that has opened the store in `dataDir`, and what it said. */
export async function storeOwner(dataDir: string, parentDeath: string): Promise<{ child: ChildProcess; said: string }> {
  const outfile = `${await tempFolder()}/owner.cjs`;
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const stdin = { contents: PROGRAM, resolveDir, loader: 'ts' as const };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  const child = spawn(process.execPath, [outfile, dataDir, parentDeath], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())));
  return { child, said };
}
