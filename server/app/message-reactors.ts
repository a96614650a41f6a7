import { attachmentReactor } from '../attachments/index.ts';
import type { Attachments } from '../attachments/index.ts';
import type { Conversations, Reactor } from '../conversations/index.ts';
import { correctionReactor } from '../messages/index.ts';

/** What follows messages: files that stay, and corrections that overwrite what they correct. */
export function messageReactors(events: Conversations['events'], attachments: Attachments): readonly Reactor[] {
  return [attachmentReactor(attachments), correctionReactor({ events, removeFiles: (ids) => attachments.remove(ids) })];
}
