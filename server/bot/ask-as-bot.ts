import type { TopicDefinition } from '../../protocol/topics.ts';
import type { AnswerEngine } from '../knowledge-base/index.ts';
import { readWording } from '../knowledge-base/index.ts';
import { findTopic } from '../topics/index.ts';

/** What an owner has set for an inbox. */
export interface BotRules {
  topics(): Promise<readonly TopicDefinition[]>;
  promise(): Promise<number>;
}

/**
 * The engine as the bot of an inbox uses it: topics that go to people are handed over, those that the owner wants answered
 * are questions whatever their wording, and answers keep the inbox's promise.
 */
export function askAsBot(engine: AnswerEngine, rules: BotRules): AnswerEngine {
  return {
    get version() {
      return engine.version;
    },
    async ask(question, options) {
      const [topics, promise] = await Promise.all([rules.topics(), rules.promise()]);
      const topic = findTopic(topics, question, options.locale);
      if (topic !== null && topic.action !== 'answer') {
        return { decision: 'handoff', reason: topic.reason, confidence: 1, candidates: [], passage: null, language: null, tookMs: 0 };
      }
      const reading = readWording(question, options.locale);
      const isCall = reading.kind === 'handoff' && reading.call !== 'person';
      return engine.ask(question, { ...options, promise, ...(isCall && { wordingRead: true }) });
    },
    quote: (slug, question, options) => engine.quote(slug, question, options),
  };
}
