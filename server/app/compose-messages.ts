import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import { staffAttachmentCommands, visitorAttachmentCommands } from '../attachments/index.ts';
import { cannedCommands, createKeptDesk, createKeptStore } from '../canned-responses/index.ts';
import type { CannedValue } from '../canned-responses/index.ts';
import { createDraftStore, draftCommands } from '../composer-drafts/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { replyBlocks } from '../knowledge-base/index.ts';
import { macroCommands } from '../macros/index.ts';
import type { MacroValue } from '../macros/index.ts';
import { createKnownTags, messageCommands, sortCommands } from '../messages/index.ts';
import type { Store } from '../storage/store.ts';
import type { Domains } from './compose-domains.ts';

/** Wires what both sides write. */
export function composeMessages({ domains, store, clock, broadcast, acted, publicSlugs }: {
  domains: Pick<Domains, 'attachments' | 'conversations' | 'inboxes' | 'teams' | 'topics'>;
  store: Store;
  clock: Clock;
  broadcast: Broadcast;
  acted(user: { id: UserId }, conversation: ConversationId): void;
  publicSlugs(slugs: readonly string[], conversation: ConversationId): Promise<readonly string[]>;
}) {
  const { attachments, conversations: { log, events }, inboxes, teams, topics } = domains;
  const teamsOf = (user: UserId) => teams.of(user);
  const peek = (id: ConversationId) => log.peek(id);
  return {
    visitorFiles: (conversation: ConversationId, id: VisitorId, ids: readonly string[]): Promise<readonly AttachmentRef[]> =>
      attachments.resolve(conversation, { kind: 'visitor', id }, ids),
    visitorCommands: visitorAttachmentCommands({ attachments, peek }),
    staffCommands: {
      ...staffAttachmentCommands({ attachments, peek }),
      ...messageCommands({ log, events, acted, richOf: replyBlocks, publicSlugs, filesOf: (conversation, sender, ids) => attachments.resolve(conversation, sender, ids) }),
      ...draftCommands({ drafts: createDraftStore(store, clock), broadcast, peek }),
      ...cannedCommands(createKeptDesk(createKeptStore<CannedValue>(store, 'canned_responses', clock), teamsOf)),
      ...macroCommands(createKeptDesk(createKeptStore<MacroValue>(store, 'macros', clock), teamsOf)),
      ...sortCommands({ log, acted, tags: createKnownTags(store, clock), inboxes: () => inboxes.list(), topicsOf: (inbox) => topics.of(inbox) }),
    },
  };
}
