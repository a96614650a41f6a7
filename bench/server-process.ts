/**
 * A Porchlight of its own for a bench or a story: the same command a stranger runs, on a free port, with a data folder
 * that is removed at the end. It can be killed and started again over the same data.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Who may sign in to a server of a bench from the start. */
export const ADMIN = { email: 'admin@example.com', password: 'porchlight-bench' } as const;

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Starts it (again) and resolves when `/readyz` answers 200; rejects with its output when it ends before. */
  start(): Promise<void>;
  /** Sends a signal and resolves to the exit code when the process is gone; null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** How long a start may take, in milliseconds; the first one may fetch the embedded engine. */
const START_MAX_MS = 90_000;

/** A server that is not yet started. `environment` adds to the settings; limits are lifted unless it sets them. */
export async function createServerProcess(environment: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'porchlight-'));
  let child: ChildProcess | undefined;
  let printed = '';

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['scripts/start.mjs'], {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataDir,
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        VISITOR_MESSAGES_PER_10_SECONDS: '0',
        CONNECTIONS_PER_MINUTE: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const until = Date.now() + START_MAX_MS;
    while (Date.now() < until) {
      if (started.exitCode !== null || started.signalCode !== null) throw new Error(`The server ended:\n${printed}`);
      const answer = await fetch(`${url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`The server was not ready in time:\n${printed}`);
  }

  function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const running = child;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) {
      return Promise.resolve(running?.exitCode ?? null);
    }
    return new Promise((resolve) => {
      running.once('exit', (code) => resolve(code));
      running.kill(signal);
    });
  }

  return {
    url,
    dataDir,
    output: () => printed,
    start,
    stop,
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
