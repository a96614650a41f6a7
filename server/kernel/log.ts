import { pino } from 'pino';

/** Structured log, one JSON line an entry; message texts and tokens never go in. */
export type Logger = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & { child(bindings: object): Logger };

/** The server's log on standard error, so that standard output keeps the plain start-up lines. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** A log that says nothing, for tests. */
export const silentLogger: Logger = pino({ level: 'silent' });
