import type { Logger } from '../kernel/log.ts';
import type { Engine } from './engine.ts';
import { openStoreCheck } from './store-check.ts';

/**
 * Watches the store by writing and reading back; a ping is answered by an engine that has long stopped storing. A
 * stalled or crashed engine of ours is ended and started again on its port; when it fails again before it has passed
 * a check, the server had better end with a sentence than go on without a store.
 */
export interface Watchdog {
  healthy(): boolean;
  stop(): Promise<void>;
}

/** `engine` is there only where the database server is ours. Times are milliseconds. */
export interface WatchdogOptions {
  uri: string;
  engine?: Engine | undefined;
  intervalMs?: number | undefined;
  timeoutMs?: number | undefined;
  log: Logger;
  /** Whether the disk has room. While it has not, the store is only read, and failures do not count. */
  writable: () => boolean;
  onFatal: (sentence: string) => void;
}

const INTERVAL_MS = 3_000;
const TIMEOUT_MS = 10_000;

/** Begins to watch. */
export function startWatchdog(options: WatchdogOptions): Watchdog {
  const { engine, log } = options;
  const intervalMs = options.intervalMs ?? INTERVAL_MS;
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  let check = openStoreCheck(options.uri, timeoutMs);
  let healthy = true;
  let failures = 0;
  let stopped = false;
  let wake = () => {};
  let interrupt = (_reason: Error) => {};

  async function look(): Promise<void> {
    try {
      if (engine && !engine.running()) throw new Error('the engine has ended');
      const interrupted = new Promise<never>((_, reject) => (interrupt = reject));
      await Promise.race([check.run(options.writable()), interrupted]);
      if (!healthy) log.info('the store answers again');
      healthy = true;
      failures = 0;
    } catch (error) {
      healthy = false;
      if (stopped) return;
      log.warn({ err: error }, 'the store failed its check');
      if (engine) await recover(engine, error);
    }
  }

  async function recover(broken: Engine, error: unknown): Promise<void> {
    const full = !options.writable();
    failures = full ? 0 : failures + 1;
    if (failures > 1) return giveUp(broken, error);
    try {
      await broken.restart();
      if (stopped) return;
      // The old connection would wait for its next heartbeat before it believes that somebody is there again.
      await check.close();
      check = openStoreCheck(options.uri, timeoutMs);
      log.warn('the engine was started again');
    } catch (restartError) {
      if (!full) giveUp(broken, restartError);
      return;
    }
    if (!full) await look();
  }

  function giveUp(broken: Engine, error: unknown): void {
    stopped = true;
    options.onFatal(
      `The store (${broken.recipe.kind}) failed twice in a row and is given up: ${reasonOf(error)}. ` +
        'What was acknowledged is on the disk. Start the server again; if it repeats, look at the disk and the log.',
    );
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, intervalMs).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (!stopped) await look();
    }
  }

  engine?.onCrash((reason) => {
    log.warn({ reason }, 'the engine ended by itself');
    healthy = false;
    interrupt(new Error(`the engine ended with ${reason}`));
    wake();
  });
  const running = run();
  return {
    healthy: () => healthy,
    stop: async () => {
      stopped = true;
      interrupt(new Error('the store is being closed'));
      wake();
      // It may be in the middle of a start that takes long, or stalled; both would keep the server waiting.
      if (!healthy) await engine?.stop(0);
      await running;
      await check.close();
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
