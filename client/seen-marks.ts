import type { ClientError, Outcome } from './model.ts';
import type { Surroundings } from './surroundings.ts';

/** How far messages have reached this screen, and how far they were seen on it; positions in the log. */
export interface SeenMarks {
  delivered: number;
  read: number;
}

/** Calls within this time become one command, in milliseconds. */
const COALESCE_MS = 300;
/** After a refusal that is not for want of a connection, in milliseconds. */
const TRY_AGAIN_MS = 5_000;

const highest = (a: SeenMarks, b: SeenMarks): SeenMarks => ({
  delivered: Math.max(a.delivered, b.delivered),
  read: Math.max(a.read, b.read),
});
const covers = (a: SeenMarks, b: SeenMarks): boolean => a.delivered >= b.delivered && a.read >= b.read;

/** Tells the server what was seen; it only ever rises. */
export interface SeenTeller {
  seen(upTo: SeenMarks): void;
  /** The server says how far it knows; what it lacks is told again. */
  known(marks: SeenMarks): void;
}

/** `tell` sends the marks once; it is not called while an answer is awaited. */
export function createSeenTeller(
  { after }: Pick<Surroundings, 'after'>,
  tell: (marks: SeenMarks) => Promise<Outcome<unknown>>,
): SeenTeller {
  let wanted: SeenMarks = { delivered: 0, read: 0 };
  let told: SeenMarks = wanted;
  /** A timer or an answer is awaited. */
  let pending = false;

  function soon(ms: number): void {
    if (pending || covers(told, wanted)) return;
    pending = true;
    after(ms, () => void send());
  }
  async function send(): Promise<void> {
    const sent = wanted;
    const outcome = await tell(sent);
    pending = false;
    if (outcome.ok) told = highest(told, sent);
    if (outcome.ok || isRefusal(outcome.error)) soon(outcome.ok ? COALESCE_MS : TRY_AGAIN_MS);
  }
  return {
    seen: (upTo) => {
      wanted = highest(wanted, upTo);
      soon(COALESCE_MS);
    },
    known: (marks) => {
      told = marks;
      soon(COALESCE_MS);
    },
  };
}

const isRefusal = ({ code }: ClientError): boolean => code !== 'offline';
