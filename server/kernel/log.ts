import { pino } from 'pino';

/** Structured log, one JSON line an entry; message texts and tokens never go in. */
export type Logger = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & { child(bindings: object): Logger };

/** An error as it is logged. */
interface LoggedError {
  type: string;
  message: string;
  code?: string | number;
  stack?: string;
  cause?: LoggedError | string;
}

/** Causes of causes that are logged. */
const CAUSES_MAX = 4;

/**
 * What may be logged of an error. Pino would take all of its fields, and errors of the database carry the documents that
 * could not be written, with what customers said in them; the message of a doubled key repeats the key.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError | string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const withoutKey = (text: string): string => text.replace(/dup key: .*/g, 'dup key');
  return {
    type: error.name,
    message: withoutKey(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack !== undefined && { stack: withoutKey(error.stack) }),
    ...(error.cause !== undefined && depth < CAUSES_MAX && { cause: errorForLog(error.cause, depth + 1) }),
  };
}

/** The server's log on standard error, so that standard output keeps the plain start-up lines. */
export function createLogger(level: string, destination: pino.DestinationStream = pino.destination(2)): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorForLog } }, destination);
}

/** A log that says nothing, for tests. */
export const silentLogger: Logger = pino({ level: 'silent' });
