import { spawn } from 'node:child_process';
import { expect } from 'vitest';

/** The variables that would configure a server; a stranger has set none of them. */
const SETTINGS = /^(PORT|HOST|PUBLIC_URL|DATA_DIR|KB_DIR|MONGODB_URI|DEMO|ADMIN_EMAIL|ADMIN_PASSWORD|LOG_LEVEL)$/;

/** The command a stranger types, running. */
export interface NpmStart {
  /** What it has printed so far. */
  output(): string;
  /** Resolves to what it printed when the server says where it is; rejects when it ends before. */
  ready(): Promise<string>;
  /** What Ctrl-C in a terminal does: SIGINT to npm and to all it has started. */
  pressCtrlC(): void;
  /** To npm alone. */
  kill(signal: NodeJS.Signals): void;
  /** The exit code of npm; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Types `npm start` with these settings and no others. */
export function npmStart(settings: Readonly<Record<string, string>>): NpmStart {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name) && !name.startsWith('npm_lifecycle'));
  const child = spawn('npm', ['start'], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, as a terminal gives to each command.
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      over = true;
      resolve(code);
    });
  });
  return {
    ended,
    output: () => printed,
    async ready() {
      const settled = (): boolean => over || /Paste this into your website:\n.*\n/.test(printed);
      await expect.poll(settled, { timeout: 60_000, interval: 25 }).toBe(true);
      if (over) throw new Error(`npm start has ended:\n${printed}`);
      return printed;
    },
    pressCtrlC: () => void (child.pid !== undefined && process.kill(-child.pid, 'SIGINT')),
    kill: (signal) => void child.kill(signal),
  };
}
