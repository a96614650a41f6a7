import type { Role } from '../../protocol/roles.ts';

/** Each role by its name, and what it may do. */
export const ROLE_WORDS: Readonly<Record<Role, { name: string; may: string }>> = {
  agent: { name: 'Agent', may: 'Serves chats and sees survey results.' },
  editor: { name: 'Editor', may: 'Sees survey results, and edits articles through the API and the command line.' },
  supervisor: { name: 'Supervisor', may: 'As an agent, and takes over the chats that others serve.' },
  admin: { name: 'Admin', may: 'Everything, including people, settings and API tokens.' },
};
