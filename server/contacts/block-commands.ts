import type { AuditObject } from '../../protocol/audit-contract.ts';
import type { Block } from '../../protocol/contacts.ts';
import type { ContactId } from '../../protocol/ids.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import { ID } from '../../protocol/ids.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { Audited } from './contact-commands.ts';
import { assertMay } from './contact-commands.ts';
import type { Contacts } from './create-contacts.ts';

/** The commands about who is kept out. */
export type BlockHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `blocks.${string}`>>;

const LIMIT_DEFAULT = 50;
const about = ({ value, label }: Block): AuditObject => ({ kind: 'contact', id: value, name: label });

/** Handlers of the commands about who is kept out; for those who manage contacts. */
export function blockCommands({ contacts, audited }: { contacts: Contacts; audited: Audited }): BlockHandlers {
  const assertManages = (context: StaffContext): void => assertMay(context, 'contacts.manage', 'blocking');
  const { blocks } = contacts;
  return {
    async 'blocks.list'(context, { state, cursor, limit = LIMIT_DEFAULT }) {
      assertManages(context);
      if (state === 'active') return { blocks: await blocks.active(), next: null };
      const found = await blocks.over(cursor === undefined ? undefined : parseTimeCursor(cursor, ID), limit + 1);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { blocks: found.slice(0, limit), next: last === undefined ? null : timeCursor(last) };
    },
    async 'blocks.add'(context, request) {
      assertManages(context);
      const visitors = request.kind === 'contact' ? (await contacts.find(request.value as ContactId)).visitors : [];
      const { id, name } = context.user;
      const block = await blocks.add({ ...request, by: { id, name } }, visitors);
      audited(context, { action: 'contact.blocked', object: about(block), after: { reason: block.reason, until: block.until } });
      return { block };
    },
    async 'blocks.lift'(context, { block: id }) {
      assertManages(context);
      const block = await blocks.lift(id, context.user.name);
      audited(context, { action: 'contact.unblocked', object: about(block) });
      return { block };
    },
  };
}
