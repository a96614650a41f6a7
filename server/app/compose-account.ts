import type { RequestHandler } from 'express';
import { createOpenId, linkRoutes, openIdRoutes, securityRoutes, sessionRoutes, SSO_CALLBACK } from '../auth/index.ts';
import { DEFAULT_INBOX } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import { linkAddress, resetLetter } from './account-letters.ts';
import type { Domains } from './compose-domains.ts';
import type { Config } from './config.ts';

/** What signing in and one's own account are wired from. */
export interface AccountParts {
  config: Config;
  publicUrl: string;
  domains: Pick<Domains, 'auth' | 'audit' | 'inboxes' | 'mail'>;
  clock: Clock;
  logger: Logger;
}

/** A person asks for a new password a few times at most; an office sits behind one address. */
const ASKED = { points: 20, seconds: 900 };
const OPENED = { points: 60, seconds: 900 };
const MAILED = { points: 3, seconds: 3_600 };

/** The routes of signing in, of links, of the company's own sign-in, and of one's own account. */
export function composeAccount({ config, publicUrl, domains, clock, logger }: AccountParts): readonly RequestHandler[] {
  const { auth, audit, inboxes, mail } = domains;
  const secure = publicUrl.startsWith('https:');
  const companyName = async (): Promise<string> => (await inboxes.find(DEFAULT_INBOX))?.companyName ?? '';
  const openId =
    config.openId &&
    createOpenId({
      config: config.openId,
      callback: new URL(SSO_CALLBACK, publicUrl).href,
      users: auth.users,
      accounts: auth.accounts,
      roleExists: async (role) => (await auth.roles.find(role)) !== null,
      warn: (err) => logger.warn({ err }, 'a sign-in by the company’s provider failed'),
    });
  return [
    sessionRoutes({ ...auth, secure }),
    linkRoutes({
      ...auth,
      secure,
      logger,
      companyName,
      options: () => ({ passwordReset: mail.configured(), sso: config.openId && { label: config.openId.label } }),
      sendReset: mail.configured() ? async (user, token) => mail.send(resetLetter(user, linkAddress(publicUrl, user.pending ? 'invitation' : 'reset', token), await companyName())) : null,
      limits: { asked: createRateLimiter(ASKED), opened: createRateLimiter(OPENED), mailed: createRateLimiter(MAILED) },
    }),
    securityRoutes({
      ...auth,
      companyName,
      noted: (action, { id, name }, address) => audit.record({ actor: { kind: 'person', id, name }, action: `person.${action}`, object: { kind: 'person', id, name }, address }),
    }),
    ...(openId
      ? [
          openIdRoutes({
            openId,
            ...auth,
            publicUrl,
            secure,
            now: () => clock.now(),
            signedIn: ({ id, name }, address) => audit.record({ actor: { kind: 'person', id, name }, action: 'session.signed_in', object: { kind: 'session', id, name }, address }),
          }),
        ]
      : []),
  ];
}
