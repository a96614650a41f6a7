import type { Role } from '../../protocol/roles.ts';

/** Each role by its name, and what it may do. */
export const ROLE_WORDS: Readonly<Record<Role, { name: string; may: string }>> = {
  agent: { name: 'Agent', may: 'Serves chats, sees survey results.' },
  editor: { name: 'Editor', may: 'Edits articles, sees survey results.' },
  supervisor: { name: 'Supervisor', may: 'Serves chats, sees survey results.' },
  admin: { name: 'Admin', may: 'Everything, including people, settings and API tokens.' },
};
