import type { RequestHandler } from 'express';
import type { AuditActor } from '../../protocol/audit-contract.ts';
import { can } from '../../protocol/roles.ts';
import { auditRoutes, createAudit, createAuditStore } from '../audit/index.ts';
import type { Audit } from '../audit/index.ts';
import type { Auth } from '../auth/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import type { Store } from '../storage/store.ts';

/** The audit log over the store. */
export function composeAudit(store: Store, clock: Clock, logger: Logger, keptMs: number): Audit {
  const later = (ms: number, run: () => void): void => void setTimeout(run, ms).unref();
  return createAudit({ store: createAuditStore(store), clock, logger, keptMs, later });
}

/** Auth whose sign-ins and ended sessions stand in the audit log. */
export function auditedAuth(auth: Auth, audit: Audit): Auth {
  auth.sessions.onEnded((user, ended) => {
    const note = (name: string | null) =>
      audit.record({ actor: { kind: 'system' }, action: 'session.ended', object: { kind: 'session', id: user, name }, after: { sessions: ended.length } });
    void auth.users.find(user).then((found) => note(found?.name ?? null), () => note(null));
  });
  return {
    ...auth,
    async signIn(attempt) {
      const { email, address } = attempt;
      try {
        const signedIn = await auth.signIn(attempt);
        const { id, name } = signedIn.user;
        audit.record({ actor: { kind: 'person', id, name }, action: 'session.signed_in', object: { kind: 'session', id, name }, address });
        return signedIn;
      } catch (error) {
        const code = error instanceof AppError ? error.code : null;
        const object = { kind: 'session', id: email, name: email } as const;
        const who: AuditActor = { kind: 'unknown', name: email };
        if (code === 'unauthenticated') audit.record({ actor: who, action: 'session.refused', object, address });
        // Locked out is a state, not a deed: one entry an hour, however often they go on trying.
        if (code === 'rate_limited') audit.record({ actor: who, action: 'session.locked', object, address, onceAnHour: true });
        throw error;
      }
    },
    async changePassword(who, change) {
      await auth.changePassword(who, change);
      const { id, name } = who.user;
      audit.record({ actor: { kind: 'person', id, name }, action: 'person.password_changed', object: { kind: 'person', id, name }, address: change.address });
    },
  };
}

/** The log as a file, for those who may read it. */
export function auditFile(audit: Audit, auth: Pick<Auth, 'sessions'>): RequestHandler {
  return auditRoutes(audit, async (request) => {
    const { user } = await auth.sessions.require(request.get('cookie'));
    if (!can(user, 'audit')) throw new AppError('forbidden', 'Your role does not include the audit log.');
    return { kind: 'person', id: user.id, name: user.name };
  });
}
