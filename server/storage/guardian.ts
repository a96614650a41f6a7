import { spawn } from 'node:child_process';

/**
 * A guardian is a tiny process that holds the reading end of a pipe from the server. When the server is gone, however
 * it went, the operating system closes the pipe, and the guardian ends the program it was given. A word on the pipe
 * sends it home first.
 */
const GUARDIAN = `
process.on('SIGINT', () => {});
process.stdin.on('data', () => process.exit(0));
process.stdin.on('end', () => {
  try { process.kill(Number(process.argv[1]), 'SIGKILL'); } catch {}
  process.exit(0);
});
`;

/** Sets a guardian on process `pid`; the answer dismisses it, to be called once that process has ended. */
export function guard(pid: number): () => void {
  const guardian = spawn(process.execPath, ['-e', GUARDIAN, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  // Where no guardian can be had the next start ends a stray program by the pid in store.json.
  guardian.on('error', () => undefined);
  guardian.stdin.on('error', () => undefined);
  guardian.unref();
  return () => void guardian.stdin.end('done');
}
