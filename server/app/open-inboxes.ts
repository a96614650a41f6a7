import type { Inboxes } from '../inboxes/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { VisitorHandlers } from '../realtime/handlers.ts';

/** The handlers, with new conversations refused in an inbox that was switched off while the page was open. */
export function whereOpen<H extends Pick<VisitorHandlers, 'conversation.start'>>(handlers: H, inboxes: Pick<Inboxes, 'find'>): H {
  return {
    ...handlers,
    async 'conversation.start'(context, input) {
      if ((await inboxes.find(context.inbox))?.active === false) throw new AppError('forbidden', 'This chat is switched off.');
      return handlers['conversation.start'](context, input);
    },
  } satisfies H;
}
