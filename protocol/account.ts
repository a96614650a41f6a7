/** What the console asks about signing in and one's own account, over HTTP, because some of it must work without a connection. */
import type { Permission, Role } from './roles.ts';
import type { UserId } from './ids.ts';

/** The person at a console. */
export interface AccountUser {
  id: UserId;
  name: string;
  email: string;
  role: Role;
  permissions: readonly Permission[];
  mustChangePassword: boolean;
  /** Their role asks for a second factor, which they have not set up: nothing else works before. */
  mustSetUpSecondFactor: boolean;
}

/** What the sign-in page offers. */
export interface SignInOptions {
  /** "Forgot password?" sends a mail. */
  passwordReset: boolean;
  /** The company's own sign-in, by the words on its button. */
  sso: { label: string } | null;
}

/** A browser somebody is signed in with. Times are milliseconds since the Unix epoch. */
export interface SessionRow {
  id: string;
  /** What the browser says it is. */
  device: string;
  address: string;
  createdAt: number;
  lastSeenAt: number;
  /** The one that asks. */
  current: boolean;
}

/** One's own second factor. */
export interface SecondFactorState {
  active: boolean;
  required: boolean;
  recoveryLeft: number;
}

/** What goes into an authenticator app: as text, or as a picture of dark (1) and light (0) squares, a string a row. */
export interface NewSecondFactor {
  secret: string;
  uri: string;
  picture: readonly string[];
}

/** What a link from an invitation or a forgotten password is for. */
export interface OneTimeLinkInfo {
  kind: 'invitation' | 'reset';
  name: string;
  email: string;
  companyName: string;
}
