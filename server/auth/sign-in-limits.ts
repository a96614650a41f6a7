import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../kernel/errors.ts';
import { addressBlock } from './address-block.ts';

/** How many wrong passwords are taken, each within `seconds`. */
export interface SignInLimits {
  /** From one address, whoever is meant: a whole office may sit behind it. */
  perAddress: { failures: number; seconds: number };
  /** From one address for one e-mail address. */
  perPerson: { failures: number; seconds: number };
  /** For one e-mail address from anywhere; high, since it locks the person out too. */
  perEmail: { failures: number; seconds: number };
}

/** The limits of an ordinary installation. */
export const SIGN_IN_LIMITS: SignInLimits = {
  perAddress: { failures: 40, seconds: 300 },
  perPerson: { failures: 10, seconds: 900 },
  perEmail: { failures: 100, seconds: 3_600 },
};

/** Counts attempts before passwords are compared, so that many at once count too; a success is taken back. */
export interface SignInLimiter {
  /** Throws AppError `rate_limited`. */
  begin(address: string, email: string): Promise<void>;
  succeeded(address: string, email: string): Promise<void>;
}

/** A limiter of this process. */
export function createSignInLimiter(limits: SignInLimits = SIGN_IN_LIMITS): SignInLimiter {
  const limiter = ({ failures, seconds }: SignInLimits['perAddress'], keyPrefix: string) =>
    new RateLimiterMemory({ points: failures, duration: seconds, keyPrefix });
  const perAddress = limiter(limits.perAddress, 'address');
  const perPerson = limiter(limits.perPerson, 'person');
  const perEmail = limiter(limits.perEmail, 'email');
  return {
    async begin(address, email) {
      const block = addressBlock(address);
      await consume(perAddress, block);
      await consume(perPerson, `${block} ${email}`);
      await consume(perEmail, email);
    },
    async succeeded(address, email) {
      const block = addressBlock(address);
      await Promise.all([perAddress.reward(block), perPerson.delete(`${block} ${email}`), perEmail.reward(email)]);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError('rate_limited', 'Too many attempts to sign in. Wait a while, then try again.', {
      retryAfterMs: refusal.msBeforeNext,
    });
  }
}
