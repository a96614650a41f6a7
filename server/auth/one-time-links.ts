/**
 * A link that lets somebody choose a password without having one: an invitation, or after they forgot theirs. It is good
 * once, because it is good only for the password it replaces; the store holds only the hash of its secret.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { hashToken, randomToken } from '../kernel/ids.ts';
import type { LinkKind, OneTimeLinkStore } from './one-time-link-store.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword } from './password.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLimiter } from './sign-in-limits.ts';
import type { UserStore } from './user-store.ts';
import type { User, UserWithPassword } from './user.ts';

/** How long each kind is good, in milliseconds: an invitation seven days, a reset one hour. */
export const LINK_MS: Readonly<Record<LinkKind, number>> = { invitation: 7 * 24 * 60 * 60_000, reset: 60 * 60_000 };

/** Links of the installation. */
export interface OneTimeLinks {
  /** Makes a link's secret; earlier ones of this person are worth nothing. Throws AppError `not_found`. */
  make(user: UserId, kind: LinkKind): Promise<{ token: string; expiresAt: number }>;
  /** What a link is for. Throws AppError `not_found` for one that is used, too old, taken back, or never was. */
  read(token: string): Promise<{ kind: LinkKind; user: User }>;
  /** Sets the password. Throws as `read`, or AppError `invalid_payload` with an issue at `password`. */
  redeem(token: string, password: string): Promise<{ kind: LinkKind; user: UserWithPassword }>;
  /** When the invitations that are open expire, by person. */
  openInvitations(): Promise<ReadonlyMap<UserId, number>>;
  revoke(user: UserId): Promise<void>;
}

/** Links over a store. */
export function createOneTimeLinks(store: OneTimeLinkStore, users: UserStore, sessions: Sessions, limiter: SignInLimiter, clock: Clock): OneTimeLinks {
  async function find(token: string) {
    const link = await store.find(hashToken(token));
    const user = link && (await users.find(link.user));
    if (!link || !user?.active || link.expiresAt <= clock.now() || link.passwordVersion !== user.passwordVersion) {
      throw new AppError('not_found', 'This link is used or too old. Ask for a new one.');
    }
    return { link, user };
  }

  return {
    async make(id, kind) {
      const user = await users.find(id);
      if (!user) throw new AppError('not_found', 'There is no such person.');
      const token = randomToken();
      const now = clock.now();
      const expiresAt = now + LINK_MS[kind];
      await store.replace({ id: hashToken(token), kind, user: id, passwordVersion: user.passwordVersion, createdAt: now, expiresAt });
      return { token, expiresAt };
    },
    async read(token) {
      const { link, user } = await find(token);
      return { kind: link.kind, user };
    },
    async redeem(token, password) {
      const { link, user } = await find(token);
      const problem = passwordProblem(password, { email: user.email });
      if (problem !== null) {
        const message = `The password ${problem}.`;
        throw new AppError('invalid_payload', message, { issues: [{ path: 'password', message }] });
      }
      const set = await users.setPassword(user.id, link.passwordVersion, { hash: await hashPassword(password), mustChange: false });
      const after = set && (await users.find(user.id));
      if (!after) throw new AppError('not_found', 'This link is used or too old. Ask for a new one.');
      await store.removeOf(user.id);
      await sessions.endAll(user.id);
      await limiter.forget(user.email);
      return { kind: link.kind, user: after };
    },
    async openInvitations() {
      const now = clock.now();
      return new Map((await store.ofKind('invitation')).filter(({ expiresAt }) => expiresAt > now).map(({ user, expiresAt }) => [user, expiresAt]));
    },
    revoke: (user) => store.removeOf(user),
  };
}
