/** Agents: the people of the service desk, and the roles they have. */
export { createPeople } from './people.ts';
export type { People } from './people.ts';
export { peopleCommands } from './people-commands.ts';
export { roleCommands } from './role-commands.ts';
