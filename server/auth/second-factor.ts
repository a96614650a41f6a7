/**
 * The second factor: a code that changes every 30 seconds, made by an app that shares a secret with us (TOTP, RFC 6238).
 * Each code counts once, and one step of a wrong clock to either side is forgiven. Ten recovery codes, stored as hashes,
 * each good once, stand in for a lost phone.
 */
import { generateSecret, generateSync, generateURI } from 'otplib';
import { encode } from 'uqr';
import type { NewSecondFactor } from '../../protocol/account.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { hashToken } from '../kernel/ids.ts';
import { temporaryPassword } from './password.ts';
import type { SecondFactorStore } from './second-factor-store.ts';
import type { UserStore } from './user-store.ts';
import type { User } from './user.ts';

/** How long a code lasts, in seconds. */
const STEP_SECONDS = 30;
/** Recovery codes somebody has. */
export const RECOVERY_CODES = 10;


/** Second factors of people. */
export interface SecondFactors {
  /** Makes a secret; it counts once it is confirmed. Throws AppError `conflict` where there is one in use. */
  begin(user: User, issuer: string): Promise<NewSecondFactor>;
  /** Takes it into use and answers the recovery codes, this one time. Throws AppError `invalid_payload` for a wrong code. */
  confirm(user: User, code: string): Promise<readonly string[]>;
  /** Whether a code, of the app or for recovery, is right; it is used up then. */
  check(user: UserId, code: string): Promise<boolean>;
  recoveryLeft(user: UserId): Promise<number>;
  /** New recovery codes; the old ones are worth nothing. */
  renewRecovery(user: UserId): Promise<readonly string[]>;
  remove(user: UserId): Promise<void>;
}

/** Second factors over a store. */
export function createSecondFactors(store: SecondFactorStore, users: UserStore, clock: Clock): SecondFactors {
  const stepNow = (): number => Math.floor(clock.now() / 1000 / STEP_SECONDS);

  /** The time step a code belongs to, near now; or null. */
  function stepOf(secret: string, code: string): number | null {
    const now = stepNow();
    return [now, now - 1, now + 1].find((step) => generateSync({ secret, epoch: step * STEP_SECONDS }) === code) ?? null;
  }

  return {
    async begin(user, issuer) {
      const secret = generateSecret();
      if (!(await store.begin(user.id, secret))) throw new AppError('conflict', 'You have a second factor already. Switch it off before you set up another.');
      const uri = generateURI({ issuer, label: user.email, secret });
      return { secret, uri, picture: encode(uri, { border: 2 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')) };
    },
    async confirm(user, typed) {
      const factor = await store.find(user.id);
      if (!factor?.pending) throw new AppError('conflict', 'Begin again: this set-up is over.');
      const step = stepOf(factor.secret, digits(typed));
      if (step === null) throw wrongCode('This code is not right. Take the one that your app shows now; if none is taken, check the clock of your phone.');
      const codes = newCodes();
      if (!(await store.confirm(user.id, factor.secret, step, codes.map(hashRecovery)))) throw new AppError('conflict', 'Begin again: this set-up is over.');
      await users.change(user.id, { secondFactor: true });
      return codes;
    },
    async check(user, typed) {
      const factor = await store.find(user);
      if (!factor || factor.pending) return false;
      const step = stepOf(factor.secret, digits(typed));
      if (step !== null) return store.useStep(user, step);
      return store.useRecovery(user, hashRecovery(typed));
    },
    recoveryLeft: async (user) => (await store.find(user))?.recovery.length ?? 0,
    async renewRecovery(user) {
      const codes = newCodes();
      await store.setRecovery(user, codes.map(hashRecovery));
      return codes;
    },
    async remove(user) {
      // First the mark, then the secret: killed in between, sign-in asks for nothing that is not there any more.
      await users.change(user, { secondFactor: false });
      await store.remove(user);
    },
  };
}

/** A refusal that stands at the field for the code. */
export const wrongCode = (message: string): AppError => new AppError('invalid_payload', message, { issues: [{ path: 'code', message }] });

const newCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, temporaryPassword);
const digits = (typed: string): string => typed.replaceAll(/\s/g, '');
/** Codes are random (79 bits), so no salt is needed. */
const hashRecovery = (code: string): string => hashToken(`recovery:${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
