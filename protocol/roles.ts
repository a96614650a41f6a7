/**
 * A role is a named set of permissions, and every person has one. Four are built in; a company can change what three of
 * them allow and make its own. Nobody checks roles: what somebody may do is asked by `can`.
 */

/** The id of a role: the name of a built-in one, or the random id of an own one. */
export type Role = string;
/** A role that is always there. */
export type BuiltInRole = 'agent' | 'supervisor' | 'editor' | 'admin';

/** The built-in roles, from the fewest rights to the most. */
export const ROLES: readonly BuiltInRole[] = ['agent', 'editor', 'supervisor', 'admin'];

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

const GRANTS: Readonly<Record<BuiltInRole, readonly Permission[]>> = {
  agent: ['desk', 'contacts', 'surveys'],
  editor: ['articles', 'articles.publish', 'surveys'],
  supervisor: ['desk', 'release', 'supervise', 'routing', 'contacts', 'contacts.manage', 'shared', 'audit', 'surveys'],
  admin: PERMISSIONS,
};

/** What a built-in role allows where the company has not changed it; nothing for any other role. */
export function standardGrants(role: Role): readonly Permission[] {
  return isBuiltIn(role) ? GRANTS[role] : [];
}

/** Whether a role is one of the four that are always there. */
export function isBuiltIn(role: Role): role is BuiltInRole {
  return Object.hasOwn(GRANTS, role);
}

/** Whether a person has a permission. */
export function can(who: { readonly permissions: readonly Permission[] }, permission: Permission): boolean {
  return who.permissions.includes(permission);
}

/** Whether a person has every one of these permissions: who gives rights can give only those they have. */
export function canAll(who: { readonly permissions: readonly Permission[] }, permissions: readonly Permission[]): boolean {
  return permissions.every((permission) => can(who, permission));
}
