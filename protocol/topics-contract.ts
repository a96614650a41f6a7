import * as v from 'valibot';
import { command } from './command.ts';
import type { HandoffReason } from './events.ts';
import { inboxKeySchema, messageTextSchema, nameSchema } from './fields.ts';
import { isFieldPattern } from './field-pattern.ts';
import type { TopicAction, TopicDefinition, TopicRef } from './topics.ts';
import { FIELD_KINDS, TOPIC_ACTIONS, TOPIC_WORDINGS } from './topics.ts';

/** Most topics of an inbox, phrases of a topic, and fields of a topic. */
export const TOPICS_MAX = 40;
export const PHRASES_MAX = 60;
export const TOPIC_FIELDS_MAX = 5;

const keySchema = v.pipe(v.string(), v.maxLength(40), v.regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'must be lower-case words joined by underscores'));
const labelSchema = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(60));
const isUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

const fieldSchema = v.pipe(
  v.object({
    key: keySchema,
    label: labelSchema,
    translations: v.pipe(
      v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)), labelSchema),
      v.check((labels) => Object.keys(labels).length <= 20, 'must be at most 20 languages'),
    ),
    kind: v.picklist(FIELD_KINDS),
    pattern: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(40), v.check(isFieldPattern, 'must be a form such as HP-#######, with at most two “+”'))),
  }),
  v.forward(v.check(({ kind, pattern }) => kind !== 'code' || pattern !== null, 'must say what the code looks like'), ['pattern']),
);

const topicSchema = v.object({
  key: keySchema,
  name: nameSchema,
  phrases: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))), v.maxLength(PHRASES_MAX)),
  wordings: v.array(v.picklist(TOPIC_WORDINGS)),
  action: v.picklist(TOPIC_ACTIONS),
  reason: v.picklist(['complaint', 'distress', 'policy']),
  fields: v.pipe(
    v.array(fieldSchema),
    v.maxLength(TOPIC_FIELDS_MAX),
    v.check((fields) => isUnique(fields.map(({ key }) => key)), 'must have keys of their own'),
  ),
  message: v.pipe(v.string(), v.trim(), v.maxLength(500)),
});

/** The topics of an inbox, in the order in which they are tried. */
export const topicsSchema = v.pipe(
  v.array(topicSchema),
  v.maxLength(TOPICS_MAX, `must be at most ${TOPICS_MAX}`),
  v.check((topics) => isUnique(topics.map(({ key }) => key)), 'must have keys of their own'),
  v.check((topics) => isUnique(topics.flatMap(({ wordings }) => wordings)), 'must not share a wording'),
);

/** The topics of an inbox as they are stored. A change names the version it is based on. */
export interface StoredTopics {
  inbox: string;
  version: number;
  topics: readonly TopicDefinition[];
}

/** What the bot would make of a message. */
export interface TopicTrial {
  topic: TopicRef | null;
  action: TopicAction;
  reason: HandoffReason | null;
  /** Labels of the fields that the bot would ask for. */
  asks: readonly string[];
  /** What the message itself gives. */
  found: readonly { label: string; value: string }[];
}

/** The commands for Settings → Topics. */
export const topicsContract = {
  'topics.read': command<StoredTopics>()(v.object({ inbox: inboxKeySchema })),
  /** Refused with `conflict` where somebody else was faster. */
  'topics.change': command<StoredTopics>()(
    v.object({ inbox: inboxKeySchema, version: v.pipe(v.number(), v.integer(), v.minValue(0)), topics: topicsSchema }),
  ),
  /** Tries a message on topics that need not be saved; nothing is stored. */
  'topics.try': command<TopicTrial>()(v.object({ topics: topicsSchema, text: messageTextSchema })),
} as const;
