/** Calls of the console's own HTTP addresses: same-origin cookie, JSON, and a header no foreign page can send. */
import type { ErrorBody } from '../../protocol/errors.ts';
import type { ClientError, Outcome } from '../../client/model.ts';

/** Asks and answers as commands do: a refusal is a value, not an exception. A body is sent as JSON, a form or file as it is. */
export type Http = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<Outcome<T>>;

/** Nothing answers. */
export const OFFLINE: ClientError = { code: 'offline', message: 'The server cannot be reached.' };

/** HTTP over `fetch`. */
export function createHttp(fetch: typeof globalThis.fetch): Http {
  return async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Outcome<T>> => {
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers: {
          accept: 'application/json',
          ...(method === 'GET' ? {} : { 'x-porchlight': 'console' }),
          // The browser itself writes the type of a form, with what separates its parts.
          ...(body === undefined || isSentAsItIs(body) ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isSentAsItIs(body) ? body : JSON.stringify(body) }),
      });
    } catch {
      return { ok: false, error: OFFLINE };
    }
    const content: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, data: content as T };
    return { ok: false, error: refusal(response.status, content) };
  };
}

const isSentAsItIs = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;

/** What a refusal says. A proxy in between answers without our body: then the status speaks, and only 401 means "sign in". */
export function refusal(status: number, content: unknown): ClientError {
  const { error } = (content ?? {}) as { error?: Partial<ErrorBody> };
  if (typeof error?.code === 'string') return error as ErrorBody;
  if (status === 401) return { code: 'unauthenticated', message: 'Please sign in.' };
  if (status === 403) return { code: 'forbidden', message: 'You may not do this.' };
  return { code: 'unavailable', message: `The server is not ready (${status}).` };
}
