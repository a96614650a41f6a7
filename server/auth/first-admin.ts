import type { UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError, StartError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword, temporaryPassword } from './password.ts';
import type { UserStore } from './user-store.ts';

/** The first admin as the owner configures them. */
export interface FirstAdmin {
  email: string;
  name: string;
  /** Chosen by the owner, or undefined for a random one that must be changed. */
  password?: string | undefined;
}

/** What to print once: `password` is null where the owner chose it. */
export type FirstSignIn = { email: string; password: string | null } | null;

/** Makes the first admin where there is no user at all, else answers null. Throws StartError for a password nobody may have. */
export async function ensureFirstAdmin(users: UserStore, clock: Clock, admin: FirstAdmin): Promise<FirstSignIn> {
  if (!(await users.isEmpty())) return null;
  const email = admin.email.toLowerCase();
  const problem = admin.password === undefined ? null : passwordProblem(admin.password, { email });
  if (problem !== null) throw new StartError(`ADMIN_PASSWORD ${problem}.`);
  const password = admin.password ?? temporaryPassword();
  try {
    await users.insert({
      id: randomId() as UserId, email, name: admin.name, role: 'admin', active: true,
      passwordHash: await hashPassword(password), passwordVersion: 1,
      mustChangePassword: admin.password === undefined,
      createdAt: clock.now(),
      lastSignInAt: null,
    });
  } catch (error) {
    // Another node made the same admin a moment ago and prints it.
    if (error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
  return { email, password: admin.password === undefined ? password : null };
}
