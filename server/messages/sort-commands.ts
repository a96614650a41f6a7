import type { ConversationState } from '../../protocol/conversation.ts';
import type { TopicRef } from '../../protocol/topics.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import { act, assertDesk } from './act.ts';
import type { ActParts } from './act.ts';
import type { KnownTags } from './known-tags-store.ts';

/** What they stand on. */
export interface SortCommandParts extends ActParts {
  tags: KnownTags;
  /** The topics of an inbox. */
  topicsOf(inbox: string): Promise<readonly TopicRef[]>;
  inboxes(): Promise<readonly { key: string }[]>;
}

/** Tags, priority and topic, as agents set them. */
export function sortCommands(parts: SortCommandParts): Pick<StaffHandlers, 'tags.change' | 'tags.known' | 'priority.set' | 'topic.set' | 'topics.of' | 'topics.all'> {
  const { tags, topicsOf } = parts;

  async function existing(conversation: ConversationId): Promise<ConversationState> {
    const state = await parts.log.peek(conversation);
    if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
    return state;
  }

  return {
    async 'tags.change'(context, input) {
      assertDesk(context);
      const committed = await act(parts, context, input, { kind: 'change_tags', add: input.add, remove: input.remove });
      await tags.used(input.add);
      return committed;
    },
    async 'tags.known'(context, { prefix }) {
      assertDesk(context);
      return { tags: await tags.startingWith(prefix.trim().toLowerCase()) };
    },
    async 'priority.set'(context, input) {
      assertDesk(context);
      return act(parts, context, input, { kind: 'set_priority', priority: input.priority });
    },
    async 'topic.set'(context, input) {
      assertDesk(context);
      const { inbox } = await existing(input.conversation);
      const topic = (await topicsOf(inbox)).find(({ key }) => key === input.topic);
      if (topic === undefined) throw new AppError('not_found', 'There is no such topic any more. Load the page anew to see those there are.');
      return act(parts, context, input, { kind: 'set_topic', topic: { key: topic.key, name: topic.name } });
    },
    async 'topics.all'(context) {
      assertDesk(context);
      const all = await Promise.all((await parts.inboxes()).map(({ key }) => topicsOf(key)));
      return { topics: [...new Map(all.flat().map(({ key, name }) => [key, { key, name }])).values()] };
    },
    async 'topics.of'(context, { conversation }) {
      assertDesk(context);
      const { inbox } = await existing(conversation);
      return { topics: (await topicsOf(inbox)).map(({ key, name }) => ({ key, name })) };
    },
  };
}
