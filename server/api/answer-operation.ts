import * as v from 'valibot';
import { messageTextSchema } from '../../protocol/fields.ts';
import type { AnswerLedger, SearchRecord } from '../answer-ledger/index.ts';
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
export function answerOperation(engine: Pick<AnswerEngine, 'ask' | 'version'>, ledger: Pick<AnswerLedger, 'recordSearch'>): Operation {
  return operation({
    id: 'answer',
    method: 'post',
    path: '/answers',
    tag: 'Answers',
    summary: 'Ask what the bot would do with a question; nothing is stored unless told.',
    description: 'Only what customers may read is used. With `record` the question counts as asked by a customer in the answer ledger, private data masked.',
    scopes: ['answers:read', 'answers:write'],
    input: v.object({
      question: messageTextSchema,
      locale: localeField,
      record: v.optional(v.pipe(v.boolean(), v.description('Keep the question in the answer ledger.'))),
      asker: v.optional(
        v.pipe(v.string(), v.maxLength(200), v.description('Whatever tells your customers apart, so that one who asks twice counts once; only a hash is kept.')),
      ),
    }),
    answer: answerSchema,
    async run({ question, locale, record = false, asker }) {
      const result = await engine.ask(question, { locale, audience: 'public' });
      if (record && result.decision !== 'small_talk') await ledger.recordSearch(recordOf(question, locale, asker ?? null, result, engine.version));
      return showAnswer(result);
    },
  });
}

function recordOf(text: string, locale: string, asker: string | null, { decision, reason, candidates }: AnswerResult, engine: number): SearchRecord {
  const found = candidates.map(({ slug, title, confidence }) => ({ slug, title, confidence }));
  const isNothing = decision === 'handoff' && (reason === undefined || reason === 'no_answer');
  const shown = decision === 'answer' ? found.slice(0, 1) : decision === 'clarify' ? found.slice(0, 3) : [];
  return { text, locale, asker, origin: 'api', found: shown, considered: found, decision: isNothing || decision === 'small_talk' ? 'nothing' : decision, reason: reason ?? null, engine };
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
