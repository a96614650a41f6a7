import type { ErrorCode, ErrorIssue } from '../../protocol/errors.ts';

/**
 * A refusal that the caller may see: a closed code and a sentence.
 * Anything else that is thrown is a bug and leaves the server only as `internal` with a trace id.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly ErrorIssue[] | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    extra: { issues?: readonly ErrorIssue[]; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.issues = extra.issues;
    this.retryAfterMs = extra.retryAfterMs;
  }
}

/** A sentence for the person who starts the server; it ends the start without a stack trace. */
export class StartError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StartError';
  }
}
