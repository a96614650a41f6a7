import { FETCH_MAX } from '../../protocol/limits.ts';
import type { Conversations, Reactor } from '../conversations/index.ts';

/** What it stands on; `removeFiles` removes the files of a message that was taken back. */
export interface CorrectionParts {
  events: Pick<Conversations['events'], 'readAfter' | 'overwrite'>;
  removeFiles(ids: readonly string[]): Promise<void>;
}

/**
 * What was corrected is overwritten where it stands, so that no later fetch shows customers what was taken back. What it
 * said before lies in the correction itself, which only staff see in full. Until this has run a fetch answers the old words
 * with the correction behind them, as a client that was there has them.
 */
export function correctionReactor({ events, removeFiles }: CorrectionParts): Reactor {
  return {
    name: 'corrections',
    startsAt: 'beginning',
    on: ['message.edited', 'message.deleted'],
    async react(event) {
      if (event.type !== 'message.edited' && event.type !== 'message.deleted') return;
      const { conversation, data: { messageSeq } } = event;
      const deletes = event.type === 'message.deleted';
      for (let from = messageSeq - 1; from < event.seq - 1; ) {
        const page = (await events.readAfter(conversation, from, FETCH_MAX)).filter(({ seq }) => seq < event.seq);
        for (const old of page) {
          if (old.seq === messageSeq && old.type === 'message.posted') {
            const { rich: _old, attachments = [], ...kept } = old.data;
            if (deletes && attachments.length > 0) await removeFiles(attachments.map(({ id }) => id));
            const now = deletes ? { ...kept, text: '' } : { ...kept, text: event.data.text, ...(event.data.rich && { rich: event.data.rich }), ...(attachments.length > 0 && { attachments }) };
            await events.overwrite(conversation, messageSeq, now);
          } else if (old.type === 'message.edited' && old.data.messageSeq === messageSeq && old.data.text !== '') {
            await events.overwrite(conversation, old.seq, { messageSeq, text: '', before: old.data.before });
          }
        }
        const last = page.at(-1);
        if (last === undefined) break;
        from = last.seq;
      }
    },
  };
}
