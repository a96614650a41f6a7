/** Teams: who works together, and who leads. */
export { settleDeletedTeams } from './move-team.ts';
export type { TeamBelongings } from './move-team.ts';
export { teamCommands } from './team-commands.ts';
export { createTeamConversations, teamConversationIndexes } from './team-conversations-store.ts';
export { createTeamStore } from './team-store.ts';
export { createTeams } from './teams.ts';
export type { Teams } from './teams.ts';
