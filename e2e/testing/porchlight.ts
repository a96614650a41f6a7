import { execFile } from 'node:child_process';

/** How a command ended. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs `porchlight ARGS` as a stranger does, with settings over the environment. */
export function porchlight(settings: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...settings };
    execFile(process.execPath, ['scripts/porchlight.mjs', ...args], { env, timeout: 100_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
    });
  });
}
