/** What a person in the console is. */
export type Role = 'agent' | 'supervisor' | 'editor' | 'admin';

/** All roles, from the fewest rights to the most. */
export const ROLES: readonly Role[] = ['agent', 'editor', 'supervisor', 'admin'];

/**
 * What a role can be allowed: serve chats (`desk`); put a colleague's chat back into the queue (`release`); see the live
 * board, watch, whisper, take over (`supervise`); decide where conversations go (`routing`); see customers' data
 * (`contacts`); merge, block and change how customers are kept (`contacts.manage`); shared canned responses, macros and
 * views (`shared`); read who did what (`audit`); see surveys; write drafts of articles, decide what readers get; manage
 * people, change settings, make tokens.
 */
export const PERMISSIONS = [
  'desk', 'release', 'supervise', 'routing', 'contacts', 'contacts.manage', 'shared', 'audit', 'surveys', 'articles', 'articles.publish', 'people', 'settings', 'tokens',
] as const;
/** Something a role can be allowed. */
export type Permission = (typeof PERMISSIONS)[number];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  agent: ['desk', 'contacts', 'surveys'],
  editor: ['articles', 'articles.publish', 'surveys'],
  supervisor: ['desk', 'release', 'supervise', 'routing', 'contacts', 'contacts.manage', 'shared', 'audit', 'surveys'],
  admin: PERMISSIONS,
};

/** Whether a person, or a role by itself, has a permission. */
export function can(who: Role | { readonly role: Role }, permission: Permission): boolean {
  return GRANTS[typeof who === 'string' ? who : who.role].includes(permission);
}
