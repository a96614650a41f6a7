import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationSummary } from '../../protocol/conversation-summary.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { Visibility } from '../finding/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';

type AnyHandler = (context: StaffContext, input: unknown) => Promise<unknown>;

/**
 * The handlers, each for conversations that the person may see: another looks as if it were not there, whatever the
 * command. Where everybody sees everything, nothing more is asked than that.
 */
export function onlyVisible<H extends Partial<StaffHandlers>>(handlers: H, visibility: Visibility, peek: (id: ConversationId) => Promise<ConversationState>): H {
  const guarded = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]): [string, AnyHandler] => [
      name,
      async (context, input) => {
        const sees = await visibility.limits(context.user);
        if (sees === null) return (handler as AnyHandler)(context, input);
        const { conversation } = input as { conversation?: unknown };
        if (typeof conversation === 'string' && name !== 'conversation.leave') {
          const state = await peek(conversation as ConversationId);
          if (state.seq > 0 && !sees(state)) throw new AppError('not_found', 'There is no such conversation.');
        }
        const output = await (handler as AnyHandler)(context, input);
        if (name !== 'conversations.list') return output;
        const page = output as { conversations: readonly ConversationSummary[] };
        return { ...page, conversations: page.conversations.filter((summary) => sees({ ...summary, lastAgent: null })) };
      },
    ]),
  );
  return { ...handlers, ...guarded };
}
