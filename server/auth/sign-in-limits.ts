import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { hashToken } from '../kernel/ids.ts';
import { addressBlock } from './address-block.ts';
import type { LockoutStore } from './lockout-store.ts';

/** How many wrong passwords are taken, each within `seconds`. */
export interface SignInLimits {
  /** From one address, whoever is meant: a whole office may sit behind it. */
  perAddress: { failures: number; seconds: number };
  /** For one e-mail address from anywhere; high, since it locks the person out too. */
  perEmail: { failures: number; seconds: number };
}

/** The limits of an ordinary installation. */
export const SIGN_IN_LIMITS: SignInLimits = {
  perAddress: { failures: 40, seconds: 300 },
  perEmail: { failures: 100, seconds: 3_600 },
};

/**
 * Counts attempts before passwords are compared, so that many at once count too; a success is taken back. Beside what one
 * address and one e-mail address may try, guesses at one account from one address meet a wait that grows. Whether there
 * is such an account makes no difference.
 */
export interface SignInLimiter {
  /** Throws AppError `rate_limited` with the time to wait. */
  begin(address: string, email: string): Promise<void>;
  /** The password was right, but something is missing still: neither a success nor a failure. */
  unfinished(address: string, email: string): Promise<void>;
  succeeded(address: string, email: string): Promise<void>;
  /** The account has a new password: whoever was locked out may try again at once. */
  forget(email: string): Promise<void>;
}

/** A limiter; what counts per account lies in the store, the rest in this process. */
export function createSignInLimiter(lockouts: LockoutStore, clock: Clock, limits: SignInLimits = SIGN_IN_LIMITS): SignInLimiter {
  const limiter = ({ failures, seconds }: SignInLimits['perAddress'], keyPrefix: string) =>
    new RateLimiterMemory({ points: failures, duration: seconds, keyPrefix });
  const perAddress = limiter(limits.perAddress, 'address');
  const perEmail = limiter(limits.perEmail, 'email');
  const accountOf = (email: string): string => hashToken(`account:${email}`);
  const keyOf = (address: string, email: string): string => hashToken(`lock:${addressBlock(address)} ${email}`);
  return {
    async begin(address, email) {
      await consume(perAddress, addressBlock(address));
      const waitMs = await lockouts.begin(accountOf(email), keyOf(address, email), clock.now());
      if (waitMs > 0) throw tooMany(waitMs);
      await consume(perEmail, email);
    },
    async unfinished(address, email) {
      await Promise.all([perAddress.reward(addressBlock(address)), lockouts.takeBack(keyOf(address, email)), perEmail.reward(email)]);
    },
    async succeeded(address, email) {
      await Promise.all([perAddress.reward(addressBlock(address)), lockouts.clear(keyOf(address, email)), perEmail.reward(email)]);
    },
    async forget(email) {
      await Promise.all([lockouts.clearAccount(accountOf(email)), perEmail.delete(email)]);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw tooMany(refusal.msBeforeNext);
  }
}

const tooMany = (retryAfterMs: number): AppError => new AppError('rate_limited', 'Too many attempts to sign in. Wait a while, then try again.', { retryAfterMs });
