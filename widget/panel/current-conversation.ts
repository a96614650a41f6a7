import type { OutboxStorage } from '../../client/outbox-storage.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { conversationKey } from '../panel-host.ts';
import { keep } from './browser-storage.ts';

/** How far the conversation is: going on, ended with an open survey, or done with. */
export type Phase = 'open' | 'survey' | 'ended';

/** The conversation this browser had last. */
export interface RecalledConversation {
  id: ConversationId;
  phase: Phase;
}

/** What this browser noted down at the last visit, if anything. */
export function recallConversation(storage: OutboxStorage, inbox: string): RecalledConversation | null {
  const [, phase, id] = /^(open|survey|ended) ([\w-]{22})$/.exec(storage.getItem(conversationKey(inbox)) ?? '') ?? [];
  return id === undefined ? null : { id: id as ConversationId, phase: phase as Phase };
}

/** Notes it down; while it is `open` the loader fetches the panel by itself, so that an answer shows as unread. */
export function noteConversation(storage: OutboxStorage, inbox: string, noted: RecalledConversation | null): void {
  keep(storage, conversationKey(inbox), noted && `${noted.phase} ${noted.id}`);
}
