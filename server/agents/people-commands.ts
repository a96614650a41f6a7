import { can } from '../../protocol/roles.ts';
import type { Auth } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { createPeople } from './people.ts';

/** The commands of the people page. */
export type PeopleHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `people.${string}`>>;

/** Handlers of the people page; for who manages people. */
export function peopleCommands(auth: Pick<Auth, 'users' | 'roles' | 'accounts' | 'sessions'>): PeopleHandlers {
  const people = createPeople(auth);
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
