/**
 * The router: of any number of nodes one routes at a time, under a lease in the store. It is woken at once by what happens
 * on its own node, by a number in the store for what happens on others, by the end of an offer, and every few seconds in
 * case all of that was missed. A node that dies loses the lease by time, and another goes on from the log.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { oneAfterTheOther } from '../kernel/one-after-the-other.ts';
import type { PassResult } from './route-pass.ts';
import type { RouterStore } from './router-store.ts';

/** What the router stands on. */
export interface RouterParts {
  node: string;
  store: RouterStore;
  clock: Clock;
  logger: Logger;
  pass(askedAt: ReadonlyMap<UserId, number>): Promise<PassResult>;
  /** Looks anew at who is there: another node has told of a change. */
  refresh(): Promise<void>;
  /** The store takes writes. */
  writable(): boolean;
}

/** The router of this node. */
export interface Router {
  /** Something has changed that routing may follow. */
  wake(): void;
  /** Looks whether there is something to do, here or told by another node; called every POLL_MS. */
  poll(): Promise<void>;
  /** Whether this node routes. */
  isLeading(): boolean;
  /** Gives the lease free, so that another node goes on at once. */
  close(): Promise<void>;
}

/** How often the router looks for what other nodes tell, in milliseconds. */
export const POLL_MS = 250;
/** A lease lasts this long without being renewed, in milliseconds, and is renewed when a third of it is gone. */
export const LEASE_MS = 9_000;
/** A pass without any cause comes after this long, in milliseconds. */
const EVERY_MS = 3_000;
/** What changes within this time is looked at once, in milliseconds. */
const GATHER_MS = 25;

/** The router. */
export function createRouter({ node, store, clock, logger, pass, refresh, writable }: RouterParts): Router {
  let leaseUntil = 0;
  let triedAt = 0;
  let passedAt = 0;
  let heard = -1;
  let askedAt = new Map<UserId, number>();
  let isClosed = false;
  let gathering: NodeJS.Timeout | null = null;
  let ending: NodeJS.Timeout | null = null;

  const isLeading = () => leaseUntil > clock.now();

  const run = oneAfterTheOther(async () => {
    if (isClosed || !isLeading() || !writable()) return;
    passedAt = clock.now();
    const { offered, nextAt } = await pass(askedAt);
    for (const [user, at] of offered) askedAt.set(user, at);
    // Who was asked when decides only whose turn it is: nobody waits for it to be stored.
    store.asked(offered).catch((error: unknown) => logger.warn({ err: error }, 'whose turn it is was not stored'));
    if (ending !== null) clearTimeout(ending);
    ending = nextAt === null || isClosed ? null : setTimeout(soon, Math.max(GATHER_MS, nextAt - clock.now() + 1));
    ending?.unref();
  });

  function soon(): void {
    run().catch((error: unknown) => logger.warn({ err: error }, 'a pass of the router failed; it is tried again'));
  }

  async function claim(): Promise<void> {
    const now = clock.now();
    if (now - triedAt < LEASE_MS / 3) return;
    triedAt = now;
    const claimed = await store.claim(node, now, now + LEASE_MS);
    leaseUntil = claimed === 'refused' ? 0 : now + LEASE_MS;
    if (claimed !== 'taken') return;
    askedAt = await store.askedAt();
    heard = await store.signals();
    await refresh();
    passedAt = 0;
  }

  const gathered = (): void => {
    gathering = null;
    if (isClosed) return;
    if (isLeading()) soon();
    else if (writable()) store.signal().catch((error: unknown) => logger.warn({ err: error }, 'the router could not be told'));
  };

  return {
    wake() {
      if (isClosed || gathering !== null) return;
      gathering = setTimeout(gathered, GATHER_MS);
      gathering.unref();
    },
    async poll() {
      if (isClosed || !writable()) return;
      await claim();
      if (!isLeading()) return;
      const told = await store.signals();
      if (told !== heard) {
        heard = told;
        await refresh();
        passedAt = 0;
      }
      if (clock.now() - passedAt >= EVERY_MS) await run();
    },
    isLeading,
    async close() {
      isClosed = true;
      if (gathering !== null) clearTimeout(gathering);
      if (ending !== null) clearTimeout(ending);
      await run().catch(() => undefined);
      await store.release(node);
    },
  };
}
