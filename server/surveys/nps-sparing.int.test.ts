import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../../protocol/surveys.ts';
import type { Chat, SurveyStage } from './testing/survey-stage.ts';
import { DAY, beginChat, newVisitor, openSurveyStage } from './testing/survey-stage.ts';

let stage: SurveyStage;

beforeEach(async () => {
  stage = await openSurveyStage();
});

afterEach(async () => {
  await stage.close();
});

const upToNps: readonly SurveyAnswer[] = [
  { step: 'csat', value: 5 },
  { step: 'solved', value: 'yes' },
];
const nps: SurveyAnswer = { step: 'nps', value: 10 };

/** Whether the survey of a resolution asks NPS. */
const asks = async (chat: Chat, resolutionSeq: number) =>
  (await chat.state()).surveys.find((survey) => survey.resolutionSeq === resolutionSeq)?.askNps;

describe('a customer is asked NPS at most once in 90 days', () => {
  it('not in the next chat, and again 90 days after it was answered', async () => {
    const visitor = newVisitor();
    const first = await beginChat(stage, visitor);
    const firstResolution = await first.serve();
    expect(await asks(first, firstResolution)).toBe(true);
    await first.answer(firstResolution, ...upToNps, nps);

    stage.clock.advance(90 * DAY - 1);
    const second = await beginChat(stage, visitor);
    expect(await asks(second, await second.end())).toBe(false);

    stage.clock.advance(1);
    const third = await beginChat(stage, visitor);
    expect(await asks(third, await third.end())).toBe(true);
  });

  it('a passed or unanswered question has been asked as well', async () => {
    for (const answers of [[...upToNps, { step: 'nps', value: null } as const], upToNps]) {
      const visitor = newVisitor();
      const first = await beginChat(stage, visitor);
      const resolutionSeq = await first.serve();
      await first.answer(resolutionSeq, ...answers);
      await first.act({ kind: 'visitor', id: visitor }, { kind: 'dismiss_survey', resolutionSeq });
      const second = await beginChat(stage, visitor);
      expect(await asks(second, await second.end())).toBe(false);
    }
  });

  it('not while another survey may still ask it, but afterwards if it never came to that', async () => {
    const visitor = newVisitor();
    const first = await beginChat(stage, visitor);
    await first.serve();
    const second = await beginChat(stage, visitor);
    expect(await asks(second, await second.end())).toBe(false);
    stage.clock.advance(7 * DAY);
    expect(await stage.surveys.expire(stage.clock.now())).toBe(2);
    const third = await beginChat(stage, visitor);
    expect(await asks(third, await third.end())).toBe(true);
  });

  it('not by two chats that end at the same moment', async () => {
    const visitor = newVisitor();
    const chats = [await beginChat(stage, visitor), await beginChat(stage, visitor), await beginChat(stage, visitor)];
    const resolutions = await Promise.all(chats.map((chat) => chat.end()));
    const asked = await Promise.all(chats.map((chat, n) => asks(chat, resolutions[n] ?? 0)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(asked).not.toContain(undefined);
  });

  it('in a reopened chat only if it was not reached before', async () => {
    const chat = await beginChat(stage);
    await chat.serve();
    const second = await chat.serve();
    expect(await asks(chat, second)).toBe(true);
    await chat.answer(second, ...upToNps);
    expect(await asks(chat, await chat.serve())).toBe(false);
  });

  it('whoever else was asked', async () => {
    const first = await beginChat(stage);
    await first.answer(await first.serve(), ...upToNps, nps);
    const other = await beginChat(stage);
    expect(await asks(other, await other.serve())).toBe(true);
  });
});
