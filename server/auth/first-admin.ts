import { AppError, StartError } from '../kernel/errors.ts';
import type { Accounts } from './accounts.ts';
import { passwordProblem } from './password-rules.ts';
import type { UserStore } from './user-store.ts';

/** The first admin as the owner configures them. */
export interface FirstAdmin {
  email: string;
  /** Chosen by the owner, or undefined for a random one that must be changed. */
  password?: string | undefined;
}

/** What to print once: `password` is null where the owner chose it. */
export type FirstSignIn = { email: string; password: string | null } | null;

/** Makes the first admin where there is no user at all, else answers null. Throws StartError for a password nobody may have. */
export async function ensureFirstAdmin(users: UserStore, accounts: Accounts, admin: FirstAdmin): Promise<FirstSignIn> {
  if (!(await users.isEmpty())) return null;
  const email = admin.email.toLowerCase();
  const account = { email, name: 'Admin', role: 'admin' } as const;
  try {
    if (admin.password === undefined) {
      return { email, password: (await accounts.add(account)).temporaryPassword };
    }
    const problem = passwordProblem(admin.password, { email });
    if (problem !== null) throw new StartError(`ADMIN_PASSWORD ${problem}.`);
    await accounts.addWithPassword(account, admin.password);
    return { email, password: null };
  } catch (error) {
    // Another node made the same admin a moment ago and prints it.
    if (error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
}
