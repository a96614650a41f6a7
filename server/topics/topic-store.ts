import type { TopicDefinition } from '../../protocol/topics.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';

/** The topics of each inbox, in the collection `topics`. */
export function createTopicStore(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock): VersionedSettings<readonly TopicDefinition[]> {
  return createVersionedSettings<readonly TopicDefinition[]>(store, 'topics', clock);
}
