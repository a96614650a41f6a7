/** Every refusal the server can give, with the HTTP status it has there. Closed: clients may switch over it. */
export const ERROR_STATUS = {
  invalid_payload: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** A refusal of the server. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** What a client can additionally meet: no answer in time, or no connection. */
export type ClientErrorCode = ErrorCode | 'timeout' | 'offline';

/** One thing that is wrong with an input: where (dotted path, empty for the whole) and what. */
export interface ErrorIssue {
  path: string;
  message: string;
}

/** The body of every refusal, over sockets and HTTP alike. `retryAfterMs` is in milliseconds. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  issues?: readonly ErrorIssue[];
  retryAfterMs?: number;
  traceId: string;
}

/** The answer to every command. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: ErrorBody };
