import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { SCOPES } from '../../protocol/scopes.ts';
import type { Scope } from '../../protocol/scopes.ts';

/** What a person must be allowed for a token of theirs to have a scope; null where everybody is. */
const NEEDS: Readonly<Record<Scope, Permission | null>> = {
  'articles:read': null,
  'articles:write': 'articles',
  'answers:read': null,
  'answers:write': null,
  'conversations:read': 'desk',
  'conversations:write': 'desk',
  'surveys:read': 'surveys',
  'surveys:write': 'surveys',
  'reports:read': 'surveys',
  'reports:write': 'surveys',
  'contacts:read': 'contacts',
  'contacts:write': 'contacts',
  'webhooks:read': 'settings',
  'webhooks:write': 'settings',
  admin: 'tokens',
};

/**
 * The scopes that a token of this person may use. A token never does more than its person could, also when
 * it was made while they could more.
 */
export function scopesOf(user: { readonly permissions: readonly Permission[] }): readonly Scope[] {
  return SCOPES.filter((scope) => {
    const needed = NEEDS[scope];
    return needed === null || can(user, needed);
  });
}
