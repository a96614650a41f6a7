/** Agents: the people of the service desk. */
export { createPeople } from './people.ts';
export type { People } from './people.ts';
export { peopleCommands } from './people-commands.ts';
