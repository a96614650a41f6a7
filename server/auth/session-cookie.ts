/** Name of the cookie that holds a session's token. */
export const SESSION_COOKIE = 'porchlight_session';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token in a request's `Cookie` header, or null; what has not the form of a token is none. */
export function tokenFromCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && TOKEN.test(value)) return value;
  }
  return null;
}
