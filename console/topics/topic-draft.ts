/** What an admin changes about topics before it is saved. Pure. */
import type { TopicDefinition, TopicField, TopicWording } from '../../protocol/topics.ts';

/** A topic to begin with; its key is made from a number that is free. */
export function newTopic(topics: readonly TopicDefinition[]): TopicDefinition {
  return { key: freeKey('topic', topics), name: '', phrases: [], wordings: [], action: 'answer', reason: 'policy', fields: [], message: '' };
}

/** A field to begin with. */
export function newField(fields: readonly TopicField[]): TopicField {
  return { key: freeKey('field', fields), label: '', translations: {}, kind: 'code', pattern: '####' };
}

function freeKey(name: string, taken: readonly { key: string }[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.some(({ key }) => key === `${name}_${n}`)) return `${name}_${n}`;
}

/** The topics with one changed. A wording that it takes leaves the topic that had it. */
export function withTopic(topics: readonly TopicDefinition[], at: number, change: Partial<TopicDefinition>): readonly TopicDefinition[] {
  const taken = new Set<TopicWording>(change.wordings ?? []);
  return topics.map((topic, i) => {
    if (i === at) return { ...topic, ...change };
    return topic.wordings.some((wording) => taken.has(wording)) ? { ...topic, wordings: topic.wordings.filter((wording) => !taken.has(wording)) } : topic;
  });
}

/** The topics with one moved up (-1) or down (1). */
export function moved(topics: readonly TopicDefinition[], at: number, by: -1 | 1): readonly TopicDefinition[] {
  const next = [...topics];
  const [topic] = next.splice(at, 1);
  if (topic !== undefined) next.splice(at + by, 0, topic);
  return next;
}

/** The lines of a text field as phrases, and back. */
export const phrasesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');
