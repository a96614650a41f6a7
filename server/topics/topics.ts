import type { TopicDefinition } from '../../protocol/topics.ts';
import type { StoredTopics } from '../../protocol/topics-contract.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { defaultTopics } from './default-topics.ts';

/** The topics of the inboxes. */
export interface Topics {
  /** The topics of an inbox in the order in which they are tried; those Porchlight brings until an owner has set others. */
  of(inbox: string): Promise<readonly TopicDefinition[]>;
  read(inbox: string): Promise<StoredTopics>;
  /** Throws AppError `conflict` where somebody else was faster. */
  change(inbox: string, version: number, topics: readonly TopicDefinition[]): Promise<StoredTopics>;
  /** Sets the topics where they were never set, and leaves them otherwise. */
  ensure(inbox: string, topics: readonly TopicDefinition[]): Promise<void>;
}

/** Topics over their store. */
export function createTopics(store: VersionedSettings<readonly TopicDefinition[]>): Topics {
  return {
    of: async (inbox) => (await store.read(inbox)).value ?? defaultTopics,
    async read(inbox) {
      const { version, value } = await store.read(inbox);
      return { inbox, version, topics: value ?? defaultTopics };
    },
    async change(inbox, version, topics) {
      const changed = await store.change(inbox, version, topics);
      return { inbox, version: changed.version, topics: changed.value ?? defaultTopics };
    },
    ensure: (inbox, topics) => store.ensure(inbox, topics),
  };
}
