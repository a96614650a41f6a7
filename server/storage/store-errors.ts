import { Error as MongooseError, mongo } from 'mongoose';
import { AppError } from '../kernel/errors.ts';

/** A unique index that refused a document. */
export interface DuplicateKey {
  /** The index's name, such as `conversation_1_seq_1`. */
  index: string;
}

/** One document of an unordered bulk write that was refused; all others were stored. */
export interface BulkFailure {
  /** The document's position in what was sent, from 0. */
  at: number;
  /** The unique index that refused it, or undefined where it failed otherwise. */
  duplicate: DuplicateKey | undefined;
  message: string;
}

const DUPLICATE_KEY = 11_000;
const OUT_OF_DISK_SPACE = 14_031;

/** Errors of the driver from before a request was sent. They have classes that it does not export. */
const NOT_SENT = new Set([
  'MongoServerSelectionError', 'MongooseServerSelectionError', 'MongoNotConnectedError', 'MongoClientClosedError',
  'MongoPoolClearedError', 'PoolClearedOnNetworkError', 'MongoPoolClosedError', 'MongoWaitQueueTimeoutError',
  'MongoTopologyClosedError', 'MongoServerClosedError', 'MongoExpiredSessionError',
]);

/** Errors of the driver from after a request was sent. */
const MAYBE_DONE = new Set([
  'MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoOperationTimeoutError', 'MongoWriteConcernError',
]);

/** Codes of a living server that stepped down, shuts down, lost its majority or ran out of time on the way. */
const INTERRUPTED = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9_001, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

/**
 * AppError `unavailable` for every error that means "the store cannot be had now" (network, selection, timeouts, no
 * primary, disk full), with the error as its cause; any other error comes back as it is. To be thrown by the caller.
 */
export function translateStoreError(error: unknown): unknown {
  const code = codeOf(underlying(error));
  if (!isUnknownOutcome(error) && !wasNotSent(error) && code !== OUT_OF_DISK_SPACE) return error;
  return new AppError('unavailable', 'The store cannot be reached; nothing was acknowledged.', { cause: error });
}

/**
 * True where the store may or may not have done what it was asked, so that only reading tells. False for errors from
 * before the request was sent and for clear refusals.
 */
export function isUnknownOutcome(error: unknown): boolean {
  const found = underlying(error);
  if (!(found instanceof Error) || NOT_SENT.has(found.name)) return false;
  return MAYBE_DONE.has(found.name) || INTERRUPTED.has(codeOf(found) ?? 0);
}

/** True for a duplicate-key error, and only for that of index `index` where it is given. */
export function isDuplicateKey(error: unknown, index?: string): boolean {
  const found = duplicateKey(error);
  return found !== undefined && (index === undefined || found.index === index);
}

/** Which unique index refused (of a bulk write: the first that did), or undefined for any other error. */
export function duplicateKey(error: unknown): DuplicateKey | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return undefined;
  return named(error.message);
}

/**
 * What an unordered bulk write could not store, document by document. Undefined where the error says nothing about
 * single documents (network, no primary): then `isUnknownOutcome` holds or nothing was stored.
 */
export function bulkFailures(error: unknown): readonly BulkFailure[] | undefined {
  if (!(error instanceof mongo.MongoBulkWriteError)) return undefined;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0) return undefined;
  return failures.map((failure) => {
    const message = failure.errmsg ?? '';
    return { at: failure.index, message, duplicate: failure.code === DUPLICATE_KEY ? named(message) : undefined };
  });
}

/**
 * In bulk writes the index is named in the text only, by MongoDB and the embedded engine alike. The latter names none
 * where an upsert met the key of the document itself.
 */
function named(message: string): DuplicateKey {
  return { index: / index: (\S+) dup key/.exec(message)?.[1] ?? '_id_' };
}

function wasNotSent(error: unknown): boolean {
  const found = underlying(error);
  if (!(found instanceof Error)) return false;
  return NOT_SENT.has(found.name) || (found instanceof MongooseError && found.message.includes('force closed'));
}

/** The driver wraps a network error of a bulk write into an error that looks like a server's reply. */
function underlying(error: unknown): unknown {
  if (!(error instanceof mongo.MongoBulkWriteError)) return error;
  const wrapped: unknown = error.errorResponse;
  return wrapped instanceof Error ? wrapped : error;
}

function codeOf(error: unknown): number | undefined {
  return error instanceof mongo.MongoServerError && typeof error.code === 'number' ? error.code : undefined;
}
