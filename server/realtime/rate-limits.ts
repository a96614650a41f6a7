import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../kernel/errors.ts';

/** A number of points in a number of seconds. */
export interface RateLimit {
  points: number;
  seconds: number;
}

/** Counts per key and refuses what is over the limit. Counts live in this process: a limit is per node. */
export interface RateLimiter {
  /** @throws AppError `rate_limited` with `retryAfterMs`. */
  take(key: string): Promise<void>;
}

/** A limiter; zero points means no limit. */
export function createRateLimiter({ points, seconds }: RateLimit): RateLimiter {
  if (points === 0) return { take: () => Promise.resolve() };
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (refused) {
        const retryAfterMs = (refused as { msBeforeNext?: number }).msBeforeNext ?? seconds * 1000;
        throw new AppError('rate_limited', 'That was too fast; please wait a moment.', { retryAfterMs });
      }
    },
  };
}
