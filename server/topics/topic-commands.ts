import type { TopicTrial } from '../../protocol/topics-contract.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import { can } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { findFieldValue } from './field-values.ts';
import { findTopic } from './find-topic.ts';
import type { Topics } from './topics.ts';

/** What topics stand on. `knows` says whether there is such an inbox. */
export interface TopicCommandParts {
  topics: Topics;
  clock: Clock;
  knows(inbox: string): Promise<boolean>;
}

/** What admins do on the page Settings → Topics. */
export function topicCommands({ topics, clock, knows }: TopicCommandParts): Pick<StaffHandlers, 'topics.read' | 'topics.change' | 'topics.try'> {
  async function assertKnown(inbox: string): Promise<void> {
    if (!(await knows(inbox))) throw new AppError('not_found', `There is no inbox ${inbox}.`);
  }
  return {
    async 'topics.read'({ user }, { inbox }) {
      assertMay(user);
      await assertKnown(inbox);
      return topics.read(inbox);
    },
    async 'topics.change'({ user }, { inbox, version, topics: changed }) {
      assertMay(user);
      await assertKnown(inbox);
      return topics.change(inbox, version, changed);
    },
    async 'topics.try'({ user }, { topics: tried, text }) {
      assertMay(user);
      return tryTopics(tried, text, clock.now());
    },
  };
}

function assertMay(user: StaffContext['user']): void {
  if (!can(user, 'settings')) throw new AppError('forbidden', 'Only admins see and change the topics.');
}

/** What the bot would make of a message that begins a conversation. */
function tryTopics(topics: readonly TopicDefinition[], text: string, now: number): TopicTrial {
  const topic = findTopic(topics, text, 'en');
  if (topic === null) return { topic: null, action: 'answer', reason: null, asks: [], found: [] };
  const { key, name, action, reason, fields } = topic;
  const values = fields.map((field) => ({ label: field.label, value: findFieldValue(field, text, { locale: 'en', timeZone: null, now }, false) }));
  return {
    topic: { key, name },
    action,
    reason: action === 'answer' ? null : reason,
    asks: action === 'hand_off' ? [] : values.flatMap(({ label, value }) => (value === null ? [label] : [])),
    found: values.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }])),
  };
}
