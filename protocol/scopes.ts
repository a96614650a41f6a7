import * as v from 'valibot';

/** What an API token can be allowed: reading or writing one kind of thing, or everything (`admin`). */
export const SCOPES = [
  'articles:read', 'articles:write', 'answers:read', 'answers:write', 'conversations:read', 'conversations:write',
  'surveys:read', 'surveys:write', 'reports:read', 'reports:write', 'contacts:read', 'contacts:write',
  'webhooks:read', 'webhooks:write', 'admin',
] as const;

/** Those that unlock a call today; the rest are names that later parts of the API will use, and are not offered. */
export const OFFERED_SCOPES: readonly Scope[] = [
  'articles:read', 'articles:write', 'answers:read', 'answers:write', 'conversations:read', 'conversations:write', 'surveys:read', 'contacts:read', 'contacts:write', 'admin',
];

/** One right of an API token. */
export type Scope = (typeof SCOPES)[number];

/** Parses the scopes of a new token: at least one, each known, doubles dropped. */
export const scopesSchema = v.pipe(
  v.array(v.picklist(SCOPES, `must be one of ${SCOPES.join(', ')}`)),
  v.minLength(1, 'name at least one scope'),
  v.maxLength(SCOPES.length),
  v.transform((scopes) => [...new Set(scopes)]),
);

/** Whether the scopes of a token include a right. Writing does not include reading. */
export function allows(scopes: readonly Scope[], needed: Scope): boolean {
  return scopes.includes(needed) || scopes.includes('admin');
}
