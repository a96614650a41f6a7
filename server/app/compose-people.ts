import { peopleCommands, roleCommands } from '../agents/index.ts';
import type { Auth, User } from '../auth/index.ts';
import type { Conversations } from '../conversations/index.ts';
import { DEFAULT_INBOX } from '../inboxes/index.ts';
import type { Inboxes } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Mail } from '../mail/index.ts';
import type { Store } from '../storage/store.ts';
import { createTeamConversations, createTeams, createTeamStore, settleDeletedTeams, teamCommands } from '../teams/index.ts';
import type { TeamBelongings, Teams } from '../teams/index.ts';
import { invitationLetter, linkAddress } from './account-letters.ts';
import type { Task } from './periodic.ts';

/** How often what belongs to deleted teams is looked for, in milliseconds. */
const SETTLE_MS = 30_000;

/** The teams over a store. */
export function composeTeams(store: Store, clock: Clock): Teams {
  return createTeams(createTeamStore(store), clock);
}

/** What people, roles and teams are wired from. */
export interface PeopleParts {
  auth: Auth;
  conversations: Conversations;
  inboxes: Inboxes;
  teams: Teams;
  mail: Mail;
}

/** Wires what admins do about people, roles and teams. */
export function composePeople({ auth, conversations, inboxes, teams, mail }: PeopleParts, store: Store, publicUrl: string) {
  const belongings: TeamBelongings = {
    conversations: createTeamConversations(store.connection),
    read: async (conversation) => (await conversations.log.read(conversation)).state,
    sort: (conversation, clientId, to) =>
      conversations.log.append({ conversation, actor: { kind: 'system', id: 'teams' }, clientId, command: { kind: 'route', ...to, rule: null } }),
    inboxes: async (team) => (await inboxes.list()).filter((inbox) => inbox.team === team).map(({ key }) => key),
    giveInbox: (key, team) => inboxes.change(key, { team }),
  };
  const invitations = {
    addressOf: (token: string) => linkAddress(publicUrl, 'invitation', token),
    async mail(user: User, address: string, by: string): Promise<boolean> {
      if (!mail.configured()) return false;
      return mail.send(invitationLetter(user, address, (await inboxes.find(DEFAULT_INBOX))?.companyName ?? '', by));
    },
  };
  const tasks: readonly Task[] = [
    { name: 'deleted teams', everyMs: SETTLE_MS, run: async () => (store.writable() ? settleDeletedTeams(teams, belongings) : 0) },
  ];
  return { commands: { ...peopleCommands(auth, invitations), ...roleCommands(auth), ...teamCommands(teams, belongings) }, tasks };
}
