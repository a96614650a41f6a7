/**
 * An API token lets a program act as a person, within scopes. It is shown once; the store holds its hash. A token ends
 * with its revocation and sleeps while its person is not active.
 */
import type { Scope } from '../../protocol/scopes.ts';
import { allows } from '../../protocol/scopes.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { hashToken, randomId, randomToken } from '../kernel/ids.ts';
import { translateStoreError } from '../storage/store-errors.ts';
import { scopesOf } from './scope-policy.ts';
import type { ApiToken, TokenStore } from './token-store.ts';
import type { UserStore } from './user-store.ts';
import { staffUser } from './user.ts';
import type { StaffUser } from './user.ts';

/** So that people and scanners recognise a token that lies somewhere it should not. */
const PREFIX = 'porchlight_';
const TOKEN = /^porchlight_[A-Za-z0-9_-]{43}$/;
/** Use is written down at most this often, in milliseconds. */
const USED_MS = 60_000;

/** Whom a request acts for, and what it may. */
export interface Principal {
  user: StaffUser;
  scopes: readonly Scope[];
  /** The token itself, as histories name it. */
  token: { id: string; name: string };
}

/** A token as the list shows it. */
export interface ListedToken extends ApiToken {
  userName: string;
}

/** The API tokens of the installation. */
export interface ApiTokens {
  /** Makes a token; `token` is its secret. Throws AppError `not_found` or `forbidden` where the person may not have a scope. */
  create(input: { name: string; email: string; scopes: readonly Scope[] }): Promise<{ id: string; token: string; scopes: readonly Scope[] }>;
  /** All tokens, newest first. */
  list(): Promise<readonly ListedToken[]>;
  /** Throws AppError `not_found`. */
  revoke(id: string): Promise<void>;
  /** Whom an `Authorization` header stands for, or null. Throws AppError `unavailable` when the store cannot be asked. */
  authenticate(authorization: string | undefined): Promise<Principal | null>;
  /** The same, with at least one of some rights: throws AppError `unauthenticated` or `forbidden`. */
  authorize(authorization: string | undefined, ...anyOf: readonly Scope[]): Promise<Principal>;
}

/** API tokens over a store. */
export function createApiTokens(store: TokenStore, users: UserStore, clock: Clock): ApiTokens {
  async function find(authorization: string | undefined): Promise<Principal | null> {
    const secret = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (secret === undefined || !TOKEN.test(secret)) return null;
    const token = await store.findByHash(hashToken(secret));
    const user = token && (await users.find(token.user));
    if (!token || !user?.active) return null;
    const now = clock.now();
    if (now - (token.lastUsedAt ?? 0) >= USED_MS) await store.used(token.id, now).catch(() => undefined);
    const possible = scopesOf(user);
    const { id, name } = token;
    return { user: staffUser(user), token: { id, name }, scopes: token.scopes.filter((scope) => possible.includes(scope)) };
  }

  async function authenticate(authorization: string | undefined): Promise<Principal | null> {
    try {
      return await find(authorization);
    } catch (error) {
      throw translateStoreError(error);
    }
  }

  return {
    authenticate,
    async authorize(authorization, ...anyOf) {
      const principal = await authenticate(authorization);
      if (!principal) throw new AppError('unauthenticated', 'Send a valid token: Authorization: Bearer TOKEN.');
      if (!anyOf.some((scope) => allows(principal.scopes, scope))) {
        throw new AppError('forbidden', `This token has not the scope ${anyOf.join(' or ')}.`);
      }
      return principal;
    },
    async create({ name, email, scopes }) {
      const user = await users.findByEmail(email.toLowerCase());
      if (!user?.active) throw new AppError('not_found', `There is no active person with the e-mail address ${email}.`);
      const possible = scopesOf(user);
      const refused = scopes.filter((scope) => !possible.includes(scope));
      if (refused.length > 0) throw new AppError('forbidden', `The role of ${user.name} does not allow ${refused.join(', ')}.`);
      const token = PREFIX + randomToken();
      const id = randomId();
      await store.insert({ id, name, user: user.id, scopes, createdAt: clock.now(), lastUsedAt: null }, hashToken(token));
      return { id, token, scopes };
    },
    async list() {
      const tokens = await store.all();
      const names = new Map((await users.all()).map((user) => [user.id, user.name]));
      const newestFirst = tokens.toSorted((a, b) => b.createdAt - a.createdAt);
      return newestFirst.map((token) => ({ ...token, userName: names.get(token.user) ?? '' }));
    },
    async revoke(id) {
      if (!(await store.remove(id))) throw new AppError('not_found', 'There is no such token.');
    },
  };
}
