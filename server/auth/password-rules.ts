import * as v from 'valibot';

/** Shortest password a person may choose, in characters. */
export const PASSWORD_MIN = 10;
/** Longest password, in characters; hashing is not free. */
export const PASSWORD_MAX = 200;

/** A password as it is typed at sign-in. */
export const typedPasswordSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(PASSWORD_MAX, `must be at most ${PASSWORD_MAX} characters`));

/** Why a new password is refused, as the end of a sentence, or null. `current` is the one it replaces, if any. */
export function passwordProblem(next: string, known: { email: string; current?: string }): string | null {
  if ([...next].length < PASSWORD_MIN) return `must be at least ${PASSWORD_MIN} characters`;
  if (next.length > PASSWORD_MAX) return `must be at most ${PASSWORD_MAX} characters`;
  if (next.toLowerCase() === known.email) return 'must not be the e-mail address';
  if (next === known.current) return 'must differ from the current password';
  return null;
}
