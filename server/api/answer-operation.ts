import * as v from 'valibot';
import { messageTextSchema } from '../../protocol/fields.ts';
import type { AnswerEngine, AnswerResult } from '../knowledge-base/index.ts';
import { localeField } from './article-shape.ts';
import { HANDOFF_REASONS } from './conversation-shape.ts';
import type { Operation } from './operation.ts';
import { operation } from './operation.ts';

/** What the bot would do with a question. */
export const answerSchema = v.object({
  decision: v.picklist(['answer', 'clarify', 'handoff', 'small_talk']),
  confidence: v.pipe(v.number(), v.description('Of the first candidate, 0 to 1; 1 where the wording alone decides.')),
  candidates: v.pipe(
    v.array(
      v.object({
        slug: v.string(),
        title: v.string(),
        confidence: v.number(),
        why: v.object({
          words: v.pipe(v.array(v.string()), v.description('Words of the question that the article holds.')),
          nearestQuestion: v.pipe(v.nullable(v.string()), v.description('The article’s own phrasing that is most like it.')),
        }),
      }),
    ),
    v.description('Best first.'),
  ),
  reason: v.pipe(v.nullable(v.picklist(HANDOFF_REASONS)), v.description('Why a person should take over.')),
  reply: v.pipe(v.nullable(v.string()), v.description('The reply to small talk.')),
  tookMs: v.pipe(v.number(), v.description('Milliseconds that the search took.')),
});

/** What the bot would do, without a conversation. */
export function answerOperation(engine: Pick<AnswerEngine, 'ask'>): Operation {
  return operation({
    id: 'answer',
    method: 'post',
    path: '/answers',
    tag: 'Answers',
    summary: 'Ask what the bot would do with a question; nothing is stored.',
    description: 'Only what customers may read is used.',
    scopes: ['answers:read', 'answers:write'],
    input: v.object({ question: messageTextSchema, locale: localeField }),
    answer: answerSchema,
    run: async ({ question, locale }) => showAnswer(await engine.ask(question, { locale, audience: 'public' })),
  });
}

function showAnswer({ decision, confidence, candidates, reason, reply, tookMs }: AnswerResult): v.InferInput<typeof answerSchema> {
  return {
    decision,
    confidence,
    candidates: candidates.map(({ slug, title, confidence: own, why }) => ({
      slug, title,
      confidence: own,
      why: { words: [...why.words], nearestQuestion: why.nearestQuestion },
    })),
    reason: reason ?? null,
    reply: reply ?? null,
    tookMs,
  };
}
