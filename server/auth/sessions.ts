/**
 * A session is one browser in which somebody has signed in. The browser holds a random token in a cookie; the store
 * holds its hash, so a copy of the database opens nothing. A session lives 14 days from its last use. It is over at
 * once when the person signs out, gets another password or is deactivated; whoever holds open connections hears of
 * that. Only the store knows who is signed in: when it cannot be asked, the answer is `unavailable`, never "nobody".
 */
import type { UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { hashToken, randomToken } from '../kernel/ids.ts';
import { translateStoreError } from '../storage/store-errors.ts';
import { tokenFromCookie } from './session-cookie.ts';
import type { Session, SessionStore } from './session-store.ts';
import type { UserStore } from './user-store.ts';
import { withoutPassword } from './user.ts';
import type { User, UserWithPassword } from './user.ts';

const MINUTE_MS = 60_000;
/** A session ends when it was not used for so long. */
export const SESSION_MS = 14 * 24 * 60 * MINUTE_MS;
/** Use is written down at most this often. */
const TOUCH_MS = 10 * MINUTE_MS;

/** Whom a cookie stands for. */
export interface SignedIn {
  sessionId: string;
  user: User;
  /** The session was prolonged now; the browser should be told. */
  renewed: boolean;
  /** Their role asks for a second factor, which they have not set up. */
  mustSetUpSecondFactor: boolean;
}

/** Where a session begins. */
export type SessionOrigin = Pick<Session, 'via' | 'device' | 'address'>;

/** Longest description of a browser kept, in characters. */
const DEVICE_MAX = 300;

/** Hears which of a user's sessions are over. */
export type SessionsEnded = (user: UserId, sessions: readonly string[]) => void;
/** Hears that a user's name or role is another now. */
export type UserChanged = (user: User) => void;

/** The sessions of the installation. */
export interface Sessions {
  /** Begins a session; the token is for the browser only. */
  begin(user: UserWithPassword, from?: Partial<SessionOrigin>): Promise<{ token: string; sessionId: string }>;
  /** Somebody's sessions that go on, last used first. */
  of(user: UserId): Promise<readonly Session[]>;
  /** Ends one of somebody's sessions; false where they have none of that id. */
  endOf(user: UserId, sessionId: string): Promise<boolean>;
  /** Whom a `Cookie` header stands for, or null. Throws AppError `unavailable` when the store cannot be asked. */
  fromCookie(header: string | undefined, address?: string): Promise<SignedIn | null>;
  /** The same for people who may work: throws `unauthenticated` for nobody, `forbidden` while a password must be changed or a second factor set up. */
  require(header: string | undefined): Promise<SignedIn>;
  /** Ends one session. */
  end(sessionId: string): Promise<void>;
  /** Ends all sessions of a user but `except`. */
  endAll(user: UserId, except?: string): Promise<void>;
  /** Which of these sessions are over, also by another process; for whoever holds connections, to ask now and then. */
  endedAmong(sessionIds: readonly string[]): Promise<readonly string[]>;
  /** Tells listeners that a user is another now. */
  announceChange(user: User): void;
  /** Both return the function that stops listening. */
  onEnded(listener: SessionsEnded): () => void;
  onUserChanged(listener: UserChanged): () => void;
}

/** Sessions over a store. */
export function createSessions(store: SessionStore, users: UserStore, clock: Clock): Sessions {
  const ended = new Set<SessionsEnded>();
  const changed = new Set<UserChanged>();

  async function find(header: string | undefined, address?: string): Promise<SignedIn | null> {
    const token = tokenFromCookie(header);
    const session = token === null ? null : await store.find(hashToken(token));
    if (!session) return null;
    const user = await users.find(session.user);
    if (!user || !isAlive(session, user, clock.now())) return null;
    const mustSetUpSecondFactor = user.secondFactorRequired && !user.secondFactor && session.via === 'password';
    return { sessionId: session.id, user: withoutPassword(user), renewed: await touch(session, address), mustSetUpSecondFactor };
  }

  async function touch({ id, lastSeenAt }: Session, address?: string): Promise<boolean> {
    const now = clock.now();
    if (now - lastSeenAt < TOUCH_MS) return false;
    // Whoever only reads shall not be stopped by a store that takes no writes.
    return store.touch(id, { lastSeenAt: now, expiresAt: now + SESSION_MS, ...(address !== undefined && { address }) }).then(() => true, () => false);
  }

  async function fromCookie(header: string | undefined, address?: string): Promise<SignedIn | null> {
    try {
      return await find(header, address);
    } catch (error) {
      throw translateStoreError(error);
    }
  }

  async function remove(user: UserId, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await store.remove(ids);
    for (const listener of ended) listener(user, ids);
  }

  return {
    fromCookie,
    async begin({ id: user, passwordVersion }, { via = 'password', device = '', address = '' } = {}) {
      const token = randomToken();
      const now = clock.now();
      const session: Session = {
        id: hashToken(token), user, passwordVersion, via, address,
        device: device.slice(0, DEVICE_MAX),
        createdAt: now, lastSeenAt: now, expiresAt: now + SESSION_MS,
      };
      await store.insert(session);
      return { token, sessionId: session.id };
    },
    async require(header) {
      const found = await fromCookie(header);
      if (!found) throw new AppError('unauthenticated', 'Sign in first.');
      if (found.user.mustChangePassword) throw new AppError('forbidden', 'Change your password first.');
      if (found.mustSetUpSecondFactor) throw new AppError('forbidden', 'Set up your second factor first.');
      return found;
    },
    async end(sessionId) {
      const session = await store.find(sessionId);
      if (session) await remove(session.user, [sessionId]);
    },
    async of(user) {
      const [found, owner] = await Promise.all([store.ofUser(user), users.find(user)]);
      const now = clock.now();
      return found.filter((session) => owner && isAlive(session, owner, now)).toSorted((a, b) => b.lastSeenAt - a.lastSeenAt);
    },
    async endOf(user, sessionId) {
      const mine = (await store.ofUser(user)).some(({ id }) => id === sessionId);
      if (mine) await remove(user, [sessionId]);
      return mine;
    },
    async endAll(user, except) {
      const ids = (await store.ofUser(user)).map(({ id }) => id);
      await remove(user, ids.filter((id) => id !== except));
    },
    async endedAmong(sessionIds) {
      const found = await store.findMany(sessionIds);
      const owners = new Map((await users.findMany(found.map(({ user }) => user))).map((user) => [user.id, user]));
      const now = clock.now();
      const alive = found.filter((session) => {
        const owner = owners.get(session.user);
        return owner && isAlive(session, owner, now);
      });
      const aliveIds = new Set(alive.map(({ id }) => id));
      return sessionIds.filter((id) => !aliveIds.has(id));
    },
    announceChange(user) {
      for (const listener of changed) listener(user);
    },
    onEnded: (listener) => listen(ended, listener),
    onUserChanged: (listener) => listen(changed, listener),
  };
}

function isAlive(session: Session, user: UserWithPassword, now: number): boolean {
  return user.active && session.expiresAt > now && session.passwordVersion >= user.passwordVersion;
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
