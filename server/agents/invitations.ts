/**
 * An invitation is an account without a password, and a link with which the person chooses one. It goes by mail where
 * mail is set up; else whoever invites passes the link on.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { Auth, NewAccount, StaffUser, User } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { People } from './people.ts';

/** What whoever invites is told. */
export interface Invited {
  id: UserId;
  /** To pass on; shown this one time. */
  link: string;
  mailed: boolean;
  expiresAt: number;
}

/** What invitations stand on. */
export interface InvitationParts {
  auth: Pick<Auth, 'users' | 'accounts' | 'links'>;
  people: Pick<People, 'assertMayGive' | 'assertMayManage'>;
  addressOf(token: string): string;
  /** Resolves to whether a mail is on its way. */
  mail(user: User, address: string, by: string): Promise<boolean>;
}

/** Invitations to the console. */
export interface Invitations {
  /** Throws AppError `conflict` when the e-mail address is taken, `forbidden` for a role one may not give. */
  invite(actor: StaffUser, account: NewAccount): Promise<Invited>;
  /** A new link; the old one is worth nothing. Throws AppError `conflict` for somebody who has come already. */
  renew(actor: StaffUser, id: UserId): Promise<Invited>;
  /** Takes the invitation back: there is no such person then. */
  revoke(actor: StaffUser, id: UserId): Promise<void>;
}

/** Invitations over what auth knows. */
export function createInvitations({ auth, people, addressOf, mail }: InvitationParts): Invitations {
  async function send(user: User, by: string): Promise<Invited> {
    const { token, expiresAt } = await auth.links.make(user.id, 'invitation');
    const link = addressOf(token);
    return { id: user.id, link, expiresAt, mailed: await mail(user, link, by) };
  }
  return {
    async invite(actor, account) {
      await people.assertMayGive(actor, account.role);
      return send(await auth.accounts.invite(account), actor.name);
    },
    async renew(actor, id) {
      const user = await people.assertMayManage(actor, id);
      if (!user.pending) throw new AppError('conflict', `${user.name} has accepted the invitation already.`);
      return send(user, actor.name);
    },
    async revoke(actor, id) {
      const user = await people.assertMayManage(actor, id);
      if (!(await auth.users.removePending(id))) throw new AppError('conflict', `${user.name} has accepted the invitation already. Deactivate them instead.`);
      await auth.links.revoke(id);
    },
  };
}
