/** What a person in the console is. */
export type Role = 'agent' | 'supervisor' | 'editor' | 'admin';

/** All roles, from the fewest rights to the most. */
export const ROLES: readonly Role[] = ['agent', 'editor', 'supervisor', 'admin'];

/** What a role can be allowed: serve chats, put a colleague's chat back into the queue, see surveys, write drafts of articles, decide what readers get, manage people, change settings, make tokens. */
export type Permission = 'desk' | 'release' | 'surveys' | 'articles' | 'articles.publish' | 'people' | 'settings' | 'tokens';

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  agent: ['desk', 'surveys'],
  editor: ['articles', 'articles.publish', 'surveys'],
  supervisor: ['desk', 'release', 'surveys'],
  admin: ['desk', 'release', 'surveys', 'articles', 'articles.publish', 'people', 'settings', 'tokens'],
};

/** Whether a person, or a role by itself, has a permission. */
export function can(who: Role | { readonly role: Role }, permission: Permission): boolean {
  return GRANTS[typeof who === 'string' ? who : who.role].includes(permission);
}
