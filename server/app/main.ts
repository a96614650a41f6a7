import { AppError, StartError } from '../kernel/errors.ts';
import { createLogger } from '../kernel/log.ts';
import { announce } from './announce.ts';
import { readConfig } from './config.ts';
import { startServer } from './start-server.ts';
import type { RunningServer } from './start-server.ts';

/** How long a stop may take before the process ends regardless, in milliseconds. */
const STOP_MAX_MS = 10_000;

/**
 * `npm start`: opens the store, serves, prints where, and stays until SIGINT or SIGTERM. A wrong setting, a busy port or
 * a store that cannot be had ends the start with a sentence on standard error and exit code 1.
 */
export async function main(_argv: readonly string[]): Promise<void> {
  let server: RunningServer | undefined;
  let ending: Promise<void> | undefined;

  function end(exitCode: number): Promise<void> {
    process.exitCode = exitCode;
    ending ??= (async () => {
      const forced = setTimeout(() => process.exit(exitCode || 1), STOP_MAX_MS);
      forced.unref();
      await server?.close();
      process.exit(exitCode);
    })();
    return ending;
  }

  try {
    const config = readConfig();
    const logger = createLogger(config.logLevel);
    process.on('unhandledRejection', (reason) => logger.error({ err: reason }, 'a promise failed unheard'));
    process.on('uncaughtException', (error) => {
      logger.error({ err: error }, 'the server cannot go on');
      void end(1);
    });
    // A signal during the start waits for it to finish or fail, so that nothing of it is left running. A start that hangs,
    // as when the engine's download does, is cut: what it began ends with this process.
    const starting = startServer(config, {
      logger,
      say: (line) => console.log(line),
      fatal(sentence) {
        console.error(sentence);
        void end(1);
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        setTimeout(() => process.exit(1), STOP_MAX_MS).unref();
        void starting.then(
          () => end(0),
          () => undefined,
        );
      });
    }
    server = await starting;
    announce(server, (line) => console.log(line));
  } catch (error) {
    // A use case that cannot work, as on a full disk, refuses in a sentence too.
    if (!(error instanceof StartError) && !(error instanceof AppError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
