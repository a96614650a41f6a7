import { can } from '../../protocol/roles.ts';
import type { Auth } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { createPeople } from './people.ts';

/** The commands of the people page. */
export type PeopleHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `people.${string}`>>;

/** Handlers of the people page; for admins. */
export function peopleCommands(auth: Pick<Auth, 'users' | 'accounts' | 'sessions'>): PeopleHandlers {
  const people = createPeople(auth);
  return {
    async 'people.list'(context) {
      assertMayManage(context);
      return { people: await people.list() };
    },
    async 'people.add'(context, account) {
      assertMayManage(context);
      return people.add(account);
    },
    async 'people.change'(context, { id, ...change }) {
      assertMayManage(context);
      return { person: await people.change(context.user.id, id, change) };
    },
    async 'people.reset_password'(context, { id }) {
      assertMayManage(context);
      return { temporaryPassword: await people.resetPassword(context.user.id, id) };
    },
  };
}

function assertMayManage({ user }: StaffContext): void {
  if (!can(user.role, 'people')) throw new AppError('forbidden', 'Only admins manage people.');
}
