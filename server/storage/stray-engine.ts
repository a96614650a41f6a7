import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { StoreFile } from './store-file.ts';

const GONE_TIMEOUT_MS = 5_000;

/**
 * Ends an engine whose owner is dead, as `store.json` names it. Only to be called by the owner of the data folder. The
 * number alone proves nothing, it may have been given to somebody else since: the process must have been started on
 * this data folder.
 */
export async function endStrayEngine(file: StoreFile | undefined, dataDir: string): Promise<boolean> {
  const pid = file?.enginePid;
  if (pid === undefined || !commandLine(pid).includes(dataDir)) return false;
  process.kill(pid, 'SIGKILL');
  const until = Date.now() + GONE_TIMEOUT_MS;
  while (commandLine(pid) !== '' && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return true;
}

/** The command line of a living process, or an empty text. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform !== 'win32') return run('ps', ['-p', String(pid), '-o', 'command=']);
    const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
    return run('powershell', ['-NoProfile', '-Command', query]);
  } catch {
    return '';
  }
}

function run(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
