import type { RoleSettings } from '../../protocol/people-contract.ts';
import { isBuiltIn, standardGrants } from '../../protocol/roles.ts';
import type { BuiltInRole, Permission, Role } from '../../protocol/roles.ts';

/** Each built-in role by its name, and what it may do where nobody has changed it. */
export const ROLE_WORDS: Readonly<Record<BuiltInRole, { name: string; may: string }>> = {
  agent: { name: 'Agent', may: 'Serves chats, sees customers and survey results.' },
  editor: { name: 'Editor', may: 'Writes and publishes articles, and sees survey results.' },
  supervisor: { name: 'Supervisor', may: 'As an agent, and sees the live board, takes over, and decides where chats go.' },
  admin: { name: 'Admin', may: 'Everything, including people, settings and API tokens.' },
};

/** The name of a role; an own role has one only where the roles are known. */
export function roleName(role: Role, roles: readonly RoleSettings[] = []): string {
  return roles.find(({ id }) => id === role)?.name ?? (isBuiltIn(role) ? ROLE_WORDS[role].name : 'Own role');
}

/** What a role allows, in few words. */
export function roleMay({ id, builtIn, permissions }: RoleSettings): string {
  if (builtIn && isBuiltIn(id) && permissions.join() === standardGrants(id).join()) return ROLE_WORDS[id].may;
  const words = PERMISSION_WORDS.flatMap((group) => group.permissions).filter(({ permission }) => permissions.includes(permission));
  return words.length === 0 ? 'Nothing yet.' : `${words.map(({ label }) => label).join(', ')}.`;
}

/** Each permission as the roles page offers it, in groups. */
export const PERMISSION_WORDS: readonly { group: string; permissions: readonly { permission: Permission; label: string; hint: string }[] }[] = [
  {
    group: 'Chats',
    permissions: [
      { permission: 'desk', label: 'Serve chats', hint: 'Accept, reply, hand over, resolve.' },
      { permission: 'release', label: 'Put back other people’s chats', hint: 'A colleague’s chat goes into the queue again.' },
      { permission: 'shared', label: 'Shared replies, macros and views', hint: 'Change what everybody uses.' },
    ],
  },
  {
    group: 'Supervising',
    permissions: [
      { permission: 'supervise', label: 'Live board', hint: 'See who does what, watch, whisper, take over.' },
      { permission: 'routing', label: 'Routing rules', hint: 'Decide where chats go.' },
      { permission: 'surveys', label: 'Survey results', hint: 'See what customers answered.' },
      { permission: 'audit', label: 'Audit log', hint: 'See who changed and looked at what.' },
    ],
  },
  {
    group: 'Customers',
    permissions: [
      { permission: 'contacts', label: 'See customers', hint: 'Their data, conversations and notes.' },
      { permission: 'contacts.manage', label: 'Manage customers', hint: 'Merge, block, change fields.' },
    ],
  },
  {
    group: 'Articles',
    permissions: [
      { permission: 'articles', label: 'Write articles', hint: 'Drafts, gaps, feedback.' },
      { permission: 'articles.publish', label: 'Publish articles', hint: 'Decide what readers and the bot get.' },
    ],
  },
  {
    group: 'Administration',
    permissions: [
      { permission: 'people', label: 'People, roles and teams', hint: 'Who signs in and may do what.' },
      { permission: 'settings', label: 'Settings', hint: 'Websites, bot, opening hours, mail.' },
      { permission: 'tokens', label: 'API tokens', hint: 'Let programs act for you.' },
    ],
  },
];
