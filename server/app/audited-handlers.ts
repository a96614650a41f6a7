import type { StaffContract } from '../../protocol/staff-contract.ts';
import type { Audit } from '../audit/index.ts';
import type { Logger } from '../kernel/log.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { AuditNote, AuditRules } from './audit-rules.ts';

type AnyHandler = (context: StaffContext, input: unknown) => Promise<unknown>;
interface AnyRule {
  before?(input: unknown): Promise<unknown>;
  note(input: unknown, output: unknown, before: unknown): AuditNote | null;
}

/**
 * The handlers, each noting in the audit log what it did once it has done it. What cannot be noted is logged and holds
 * nobody up: a change is never refused because of its note.
 */
export function auditedHandlers(handlers: StaffHandlers, rules: AuditRules, audit: Audit, logger: Logger): StaffHandlers {
  const noted: Record<string, unknown> = { ...handlers };
  for (const name of Object.keys(rules) as (keyof StaffContract)[]) {
    const rule = rules[name];
    // Rule and handler are of the same command, which the type of a loop over names cannot say.
    const handler = handlers[name] as unknown as AnyHandler;
    if (rule !== undefined) noted[name] = withNote(handler, rule as unknown as AnyRule, audit, logger);
  }
  return noted as StaffHandlers;
}

function withNote(handler: AnyHandler, rule: AnyRule, audit: Audit, logger: Logger): AnyHandler {
  return async (context, input) => {
    const failed = (err: unknown): null => {
      logger.warn({ err }, 'an audit entry could not be made');
      return null;
    };
    // The handler checks rights; until it has, nothing that was read here goes anywhere.
    const before = rule.before === undefined ? undefined : await rule.before(input).catch(failed);
    const output = await handler(context, input);
    try {
      const note = rule.note(input, output, before);
      const { id, name } = context.user;
      if (note !== null) audit.record({ ...note, actor: { kind: 'person', id, name }, address: context.address ?? null });
    } catch (error) {
      failed(error);
    }
    return output;
  };
}
