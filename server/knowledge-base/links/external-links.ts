/** Asks the servers of links that lead elsewhere whether there is a page. Never asks inside our own networks. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { useAgent } from 'request-filtering-agent';

/** What became of one address: `null` where there is a page, or nobody can tell; else what came instead. */
export type ExternalResult = string | null;

/** How a look is made. */
export interface ExternalOptions {
  /** For one answer, in milliseconds. */
  timeoutMs: number;
  signal: AbortSignal;
  /** Private addresses are refused unless a test says otherwise. */
  allowPrivate?: boolean;
}

const REDIRECTS_MAX = 5;
/** Servers that do not answer programs, or only some: a person has to look. */
const CANNOT_TELL = new Set([401, 403, 405, 406, 407, 418, 429, 501, 503, 999]);
/** Refusals to be asked by HEAD, after which GET is tried. */
const HEAD_REFUSED = new Set([400, 403, 404, 405, 406, 501, 503]);
const AGENT = 'Porchlight link check';

/** Looks at one address. Never throws. */
export async function lookAt(address: string, options: ExternalOptions): Promise<ExternalResult> {
  let at = address;
  for (let step = 0; step <= REDIRECTS_MAX; step += 1) {
    const head = await ask(at, 'HEAD', options);
    const found = typeof head !== 'string' && HEAD_REFUSED.has(head.status) ? await ask(at, 'GET', options) : head;
    if (typeof found === 'string') return found;
    const { status, location } = found;
    if (status >= 300 && status < 400 && location !== null) {
      const next = resolved(location, at);
      if (next === null) return 'a redirect to no address';
      at = next;
    } else {
      return status >= 400 && !CANNOT_TELL.has(status) ? String(status) : null;
    }
  }
  return 'too many redirects';
}

function ask(address: string, method: 'HEAD' | 'GET', { timeoutMs, signal, allowPrivate = false }: ExternalOptions): Promise<{ status: number; location: string | null } | string> {
  return new Promise((resolve) => {
    const send = address.startsWith('https:') ? httpsRequest : httpRequest;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const agent = useAgent(address, { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate });
      const sent = send(address, { method, agent, signal: limit, headers: { 'user-agent': AGENT, accept: '*/*' } }, (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null });
        response.destroy();
      });
      sent.on('error', (error) => resolve(limit.aborted ? 'no answer in time' : reasonOf(error)));
      sent.end();
    } catch (error) {
      resolve(reasonOf(error));
    }
  });
}

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (/not allowed/i.test(message)) return 'leads into a private network; not asked';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such server';
  if (code.startsWith('ERR_TLS') || /certificate/i.test(message)) return 'a certificate that is not valid';
  return 'no answer';
}

function resolved(location: string, base: string): string | null {
  try {
    const { protocol, href } = new URL(location, base);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
