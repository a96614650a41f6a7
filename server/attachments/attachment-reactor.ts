import type { Reactor } from '../conversations/index.ts';
import type { Attachments } from './create-attachments.ts';

/** Files that a message or note names stay; until then they wait. */
export function attachmentReactor(attachments: Pick<Attachments, 'sent'>): Reactor {
  return {
    name: 'attachments',
    startsAt: 'installation',
    on: ['message.posted', 'note.posted'],
    async react(event) {
      if (event.type !== 'message.posted' && event.type !== 'note.posted') return;
      const { attachments: files = [] } = event.data;
      if (files.length > 0) await attachments.sent(files.map(({ id }) => id));
    },
  };
}
