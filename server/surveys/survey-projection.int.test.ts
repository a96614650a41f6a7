import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../../protocol/surveys.ts';
import type { SurveyStage } from './testing/survey-stage.ts';
import { AGENT, DAY, beginChat, newVisitor, openSurveyStage } from './testing/survey-stage.ts';

let stage: SurveyStage;

beforeEach(async () => {
  stage = await openSurveyStage();
});

afterEach(async () => {
  await stage.close();
});

/** A rule may forbid a random step; anything else is a bug. */
const onlyRefused = (error: unknown) => expect(error).toMatchObject({ code: 'conflict' });

describe('the documents', () => {
  const answer: fc.Arbitrary<SurveyAnswer> = fc.oneof(
    fc.record({ step: fc.constant('csat' as const), value: fc.constantFrom(null, 1 as const, 3 as const, 5 as const) }),
    fc.record({ step: fc.constant('solved' as const), value: fc.constantFrom(null, 'yes' as const, 'no' as const) }),
    fc.record({ step: fc.constant('nps' as const), value: fc.constantFrom(null, 0, 7, 10) }),
    fc.record({ step: fc.constant('comment' as const), value: fc.constantFrom(null, 'Because.') }),
  );
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('answer' as const), answer, earlier: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('again' as const, 'dismiss' as const, 'expire' as const) }) },
  );

  it('say what the events say, whatever happens to a survey', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const chat = await beginChat(stage);
        const resolutions = [await chat.serve()];
        const customer = { kind: 'visitor', id: newVisitor() } as const;
        for (const happening of steps) {
          stage.clock.advance(1_000);
          const resolutionSeq = resolutions.at(-1) ?? 0;
          if (happening.kind === 'answer') {
            const answered = happening.earlier ? (resolutions[0] ?? 0) : resolutionSeq;
            await chat.answer(answered, happening.answer).catch(onlyRefused);
          } else if (happening.kind === 'again') resolutions.push(await chat.serve());
          else if (happening.kind === 'expire') await stage.surveys.expire(stage.clock.now() + 7 * DAY);
          else await chat.act(customer, { kind: 'dismiss_survey', resolutionSeq }).catch(onlyRefused);
        }
        const truth = (await chat.state()).surveys.map((survey) => ({
          resolutionSeq: survey.resolutionSeq,
          state: survey.status,
          csat: survey.csat,
          solved: survey.solved,
          nps: survey.nps,
          comment: survey.comment,
          askNps: survey.askNps,
          agent: AGENT.id,
          offeredAt: survey.offeredAt,
          startedAt: survey.startedAt,
          completedAt: survey.status === 'completed' ? survey.closedAt : null,
          closedAt: survey.closedAt,
        }));
        const documents = (await stage.documents(chat.id)).map((document) => ({
          ...document,
          offeredAt: document.offeredAt.getTime(),
          startedAt: document.startedAt?.getTime() ?? null,
          completedAt: document.completedAt?.getTime() ?? null,
          closedAt: document.closedAt?.getTime() ?? null,
        }));
        expect(documents).toHaveLength(resolutions.length);
        expect(documents).toMatchObject(truth);
      }),
      { numRuns: 12 },
    );
  });
});
