/**
 * An operation is one call of the HTTP API: its address, the right it needs, what it takes, what it answers. The routes,
 * the OpenAPI document and the page of documentation are all made from the same list of operations, so that none of them
 * can say anything the others do not.
 */
import type * as v from 'valibot';
import type { Scope } from '../../protocol/scopes.ts';
import type { StaffUser } from '../auth/index.ts';

/** Whom a call acts for. */
export interface Caller {
  user: StaffUser;
  /** By which token. */
  token: { id: string; name: string };
  /** The header `Idempotency-Key`, checked for its format; null where none was sent. */
  idempotencyKey: string | null;
}

/** The schema of an input: one flat object of path parameters and, below them, the query of a GET or DELETE, else the body. */
export type InputSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/** One call, with the types of its input and answer forgotten. */
export interface Operation {
  /** Its name for generated clients, such as `listConversations`. */
  id: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters as `:name`. */
  path: string;
  tag: string;
  /** What it does, as one line. */
  summary: string;
  /** What else is worth knowing; plain text. */
  description?: string;
  /** The rights of which the token must have one. */
  scopes: readonly [Scope, ...Scope[]];
  input: InputSchema;
  /** The answer's body, or null for none (204). */
  answer: v.GenericSchema | null;
  /** Status of a success, where it is not 200 (or 204). */
  status?: number;
  /** Codes of refusals besides those that any call can meet. */
  refusals?: readonly ('not_found' | 'conflict')[];
  /** A repeated call with the same `Idempotency-Key` has one effect: `log` sees to it by itself, else the answer is `kept`. */
  keyed?: 'log' | 'kept';
  /** Largest body, in bytes, where it is not that of every call. */
  bodyLimitBytes?: number;
  run(input: unknown, caller: Caller): Promise<unknown>;
}

/** An operation as it is written down: `run` takes what `input` gives and answers what `answer` describes. */
export interface TypedOperation<I extends InputSchema, A extends v.GenericSchema | null> extends Omit<Operation, 'run'> {
  input: I;
  answer: A;
  run(
    input: v.InferOutput<I>,
    caller: Caller,
  ): Promise<A extends v.GenericSchema ? v.InferInput<A> : undefined>;
}

/** Checks that an operation does what it says, then forgets its types, so that operations fit into one list. */
export function operation<I extends InputSchema, A extends v.GenericSchema | null>(typed: TypedOperation<I, A>): Operation {
  return { ...typed, run: (input, caller) => typed.run(input as v.InferOutput<I>, caller) };
}

/** The names of the parameters in a path. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
}
