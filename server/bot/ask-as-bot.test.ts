import { describe, expect, it } from 'vitest';
import type { TopicDefinition } from '../../protocol/topics.ts';
import type { AnswerEngine, AskOptions } from '../knowledge-base/index.ts';
import { defaultTopics } from '../topics/index.ts';
import { askAsBot } from './ask-as-bot.ts';

function bot(topics: readonly TopicDefinition[]) {
  const asked: [string, AskOptions][] = [];
  const engine: AnswerEngine = {
    version: 4,
    ask: async (question, options) => {
      asked.push([question, options]);
      return { decision: 'answer', confidence: 0.9, candidates: [], passage: null, language: null, tookMs: 1 };
    },
    quote: async () => null,
  };
  return { asked, ask: (question: string) => askAsBot(engine, { topics: async () => topics, promise: async () => 0.9 }).ask(question, { locale: 'en', audience: 'public' }) };
}

describe('a program that asks what the bot would do', () => {
  it('is told that topics of people go to people', async () => {
    const { ask, asked } = bot(defaultTopics);
    expect(await ask('this is unacceptable')).toMatchObject({ decision: 'handoff', reason: 'complaint' });
    expect(await ask('ich will nicht mehr leben')).toMatchObject({ decision: 'handoff', reason: 'distress' });
    expect(asked).toEqual([]);
  });

  it('gets answers that keep the inbox’s promise', async () => {
    const { ask, asked } = bot(defaultTopics);
    expect(await ask('How long does delivery take?')).toMatchObject({ decision: 'answer' });
    expect(asked[0]?.[1]).toEqual({ locale: 'en', audience: 'public', promise: 0.9 });
  });

  it('gets an answer to a complaint where the owner wants one given', async () => {
    const { ask, asked } = bot(defaultTopics.map((topic) => (topic.key === 'complaint' ? { ...topic, action: 'answer' } : topic)));
    expect(await ask('How do I make a complaint?')).toMatchObject({ decision: 'answer' });
    expect(asked[0]?.[1].wordingRead).toBe(true);
  });
});
