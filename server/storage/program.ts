import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { guard } from './guardian.ts';

/** How a program is made to end with this process: by the kernel, or by a guardian on a pipe. */
export type ParentDeath = 'kernel' | 'guardian';

/** What a program is started with; `environment` replaces this process's own. */
export interface ProgramOptions {
  environment?: NodeJS.ProcessEnv | undefined;
  parentDeath?: ParentDeath | undefined;
}

/** A program that runs beside the server and ends with it, however the server ends. */
export interface Program {
  readonly pid: number | undefined;
  /** Settles when the program is gone, with how it went in words (`exit code 1`, `signal SIGKILL`). Never rejects. */
  readonly exited: Promise<string>;
  running(): boolean;
  /** Its last two lines, for a sentence. */
  lastWords(): string;
  onLine(listener: (line: string) => void): void;
  /** Asks it to end; ends it by force after `graceMs` milliseconds. */
  stop(graceMs: number): Promise<void>;
  kill(): Promise<void>;
}

const LAST_LINES = 2;

/**
 * Starts `command` without a shell. It gets a session of its own, so that Ctrl-C in the terminal reaches the server
 * only and the server can still write while it drains.
 */
export function startProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Program {
  const death = options.parentDeath ?? usualParentDeath(options.environment);
  const wrapped = death === 'kernel' ? ['setpriv', '--pdeathsig', 'KILL', '--', command, ...args] : [command, ...args];
  const child = spawn(wrapped[0] ?? command, wrapped.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    ...(options.environment && { env: options.environment }),
  });
  const output = collectLines(child);
  let running = child.pid !== undefined;
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      running = child.pid !== undefined && child.exitCode === null;
      if (!running) resolve(error.message);
    });
    child.once('close', (code, signal) => {
      running = false;
      resolve(signal ? `signal ${signal}` : `exit code ${code}`);
    });
  });
  if (death === 'guardian' && child.pid !== undefined) void exited.then(guard(child.pid));
  const signal = (name: NodeJS.Signals) => (running ? child.kill(name) : false);
  const kill = async () => {
    signal('SIGKILL');
    await exited;
  };
  return {
    pid: child.pid,
    exited,
    running: () => running,
    lastWords: () => output.tail.join(' '),
    onLine: (listener) => output.listeners.push(listener),
    kill,
    stop: async (graceMs) => {
      signal('SIGTERM');
      const force = setTimeout(() => signal('SIGKILL'), graceMs);
      await exited;
      clearTimeout(force);
    },
  };
}

/** True where `command args…` can be run and says it went well. */
export function canRun(command: string, args: readonly string[], environment?: NodeJS.ProcessEnv): boolean {
  const options = { stdio: 'ignore' as const, windowsHide: true, timeout: 20_000 };
  return spawnSync(command, args, environment ? { ...options, env: environment } : options).status === 0;
}

let kernelSignals: boolean | undefined;

/** The Linux kernel ends a program whose parent died where util-linux is there to ask it; elsewhere a guardian does. */
function usualParentDeath(environment: NodeJS.ProcessEnv | undefined): ParentDeath {
  if (process.platform !== 'linux') return 'guardian';
  const tried = ['--pdeathsig', 'KILL', '--', 'true'];
  if (environment) return canRun('setpriv', tried, environment) ? 'kernel' : 'guardian';
  kernelSignals ??= canRun('setpriv', tried);
  return kernelSignals ? 'kernel' : 'guardian';
}

function collectLines(child: ChildProcess): { tail: string[]; listeners: ((line: string) => void)[] } {
  const tail: string[] = [];
  const listeners: ((line: string) => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = (lines.pop() ?? '').slice(-10_000);
      for (const line of lines) {
        if (line.trim()) tail.push(line.trim().slice(0, 300));
        if (tail.length > LAST_LINES) tail.shift();
        for (const listener of listeners) listener(line);
      }
    });
  }
  return { tail, listeners };
}
