import type { UserId } from '../../../protocol/ids.ts';
import type { Role } from '../../../protocol/roles.ts';
import { manualClock } from '../../kernel/clock.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import { randomId } from '../../kernel/ids.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import { authIndexes, createAuth } from '../create-auth.ts';
import type { Auth } from '../create-auth.ts';
import { hashPassword } from '../password.ts';
import type { SignInLimits } from '../sign-in-limits.ts';
import { withoutPassword } from '../user.ts';
import type { User } from '../user.ts';

/** The password of everybody in these tests. */
export const PASSWORD = 'lamp on the porch';

/** Auth over a store of its own, with a clock to move. */
export interface TestAuth {
  auth: Auth;
  clock: ManualClock;
  store: Store;
  /** Makes a person who signs in with PASSWORD. */
  person(name: string, role?: Role): Promise<User>;
  close(): Promise<void>;
}

/** Opens one; `limits` as in a real installation unless given. */
export async function openTestAuth(limits?: SignInLimits): Promise<TestAuth> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, authIndexes, silentLogger);
  const clock = manualClock(Date.now());
  const auth = createAuth(store, clock, limits);
  const passwordHash = await hashPassword(PASSWORD);
  return {
    auth,
    clock,
    store,
    async person(name, role = 'agent') {
      const user = {
        id: randomId() as UserId,
        email: `${name.toLowerCase()}@example.com`,
        name,
        role,
        active: true,
        pending: false,
        mustChangePassword: false,
        secondFactor: false,
        createdAt: clock.now(),
        lastSignInAt: null,
      };
      await auth.users.insert({ ...user, skills: [], languages: [], capacity: 4, passwordHash, passwordVersion: 1 });
      const made = await auth.users.find(user.id);
      if (!made) throw new Error('The person was not stored.');
      return withoutPassword(made);
    },
    close: () => store.close(),
  };
}
