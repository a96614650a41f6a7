import { can } from '../../protocol/roles.ts';
import { sessionRows } from '../auth/index.ts';
import type { Auth } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { createInvitations } from './invitations.ts';
import type { InvitationParts, Invited } from './invitations.ts';
import { createPeople } from './people.ts';

/** The commands of the people page. */
export type PeopleHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `people.${string}`>>;

/** What people are managed with. */
export type PeopleAuth = Pick<Auth, 'users' | 'roles' | 'accounts' | 'sessions' | 'links' | 'secondFactors'>;

/** Handlers of the people page; for who manages people. */
export function peopleCommands(auth: PeopleAuth, { addressOf, mail }: Pick<InvitationParts, 'addressOf' | 'mail'>): PeopleHandlers {
  const people = createPeople(auth);
  const invitations = createInvitations({ auth, people, addressOf, mail });
  const invited = async ({ id, link, mailed }: Invited) => ({ person: await people.find(id), link, mailed });
  return {
    async 'people.list'(context) {
      assertMayManage(context);
      return { people: await people.list() };
    },
    async 'people.add'(context, account) {
      assertMayManage(context);
      return people.add(context.user, account);
    },
    async 'people.change'(context, { id, ...change }) {
      assertMayManage(context);
      return { person: await people.change(context.user, id, change) };
    },
    async 'people.invite'(context, account) {
      assertMayManage(context);
      return invited(await invitations.invite(context.user, account));
    },
    async 'people.invite_again'(context, { id }) {
      assertMayManage(context);
      return invited(await invitations.renew(context.user, id));
    },
    async 'people.revoke_invitation'(context, { id }) {
      assertMayManage(context);
      await invitations.revoke(context.user, id);
      return null;
    },
    async 'people.sessions'(context, { id }) {
      assertMayManage(context);
      await people.assertMayManage(context.user, id);
      return { sessions: sessionRows(await auth.sessions.of(id), context.sessionId) };
    },
    async 'people.end_sessions'(context, { id, session }) {
      assertMayManage(context);
      await people.assertMayManage(context.user, id);
      if (session === null) await auth.sessions.endAll(id, context.sessionId);
      else await auth.sessions.endOf(id, session);
      return null;
    },
    async 'people.reset_second_factor'(context, { id }) {
      assertMayManage(context);
      if (id === context.user.id) throw new AppError('forbidden', 'Switch your own second factor off under Account and security.');
      await people.assertMayManage(context.user, id);
      await auth.secondFactors.remove(id);
      await auth.sessions.endAll(id);
      return { person: await people.find(id) };
    },
    async 'people.reset_password'(context, { id }) {
      assertMayManage(context);
      return { temporaryPassword: await people.resetPassword(context.user, id) };
    },
  };
}

/** Throws AppError `forbidden` for people who do not manage people. */
export function assertMayManage({ user }: Pick<StaffContext, 'user'>): void {
  if (!can(user, 'people')) throw new AppError('forbidden', 'Your role does not include managing people.');
}
