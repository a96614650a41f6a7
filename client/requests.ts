import type { ClientErrorCode } from '../protocol/errors.ts';
import type { Link } from './link.ts';
import type { Outcome } from './model.ts';
import type { Surroundings } from './surroundings.ts';

/** How long the server has to answer a command, in milliseconds. */
const ANSWER_TIMEOUT_MS = 10_000;

/** Sends one command and waits for its answer, which may be that there is none: `offline` or `timeout`. */
export type Request = (name: string, input: unknown) => Promise<Outcome<unknown>>;

/** The commands that wait for their answers. */
export interface Requests {
  /** Sends over `link`; without one the answer is `offline` at once. */
  send(link: Link | null, name: string, input: unknown): Promise<Outcome<unknown>>;
  /** The link broke: whatever waits is `offline` now, whether it arrived or not. */
  cut(): void;
}

const failure = (code: ClientErrorCode, message: string): Outcome<never> => ({ ok: false, error: { code, message } });
const offline = failure('offline', 'There is no connection to the server.');
const late = failure('timeout', 'The server did not answer in time.');
const strange = failure('internal', 'The server gave an answer that means nothing here.');

/** Nothing waits at first. */
export function createRequests({ after }: Pick<Surroundings, 'after'>): Requests {
  const waiting = new Set<() => void>();
  return {
    send: (link, name, input) => {
      if (!link) return Promise.resolve(offline);
      return new Promise((resolve) => {
        const end = (outcome: Outcome<unknown>): void => {
          stopTimer();
          waiting.delete(cut);
          resolve(outcome);
        };
        const cut = (): void => end(offline);
        const stopTimer = after(ANSWER_TIMEOUT_MS, () => end(late));
        waiting.add(cut);
        link.send(name, input, (ack) => end(asOutcome(ack)));
      });
    },
    cut: () => {
      for (const cut of waiting) cut();
    },
  };
}

function asOutcome(ack: unknown): Outcome<unknown> {
  const { ok, error } = (ack ?? {}) as { ok?: unknown; error?: { code?: unknown } };
  if (ok === true || (ok === false && typeof error?.code === 'string')) return ack as Outcome<unknown>;
  return strange;
}
