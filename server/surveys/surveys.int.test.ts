import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../../protocol/surveys.ts';
import { surveyId } from './survey-document.ts';
import type { Chat, SurveyStage } from './testing/survey-stage.ts';
import { AGENT, DAY, beginChat, newVisitor, openSurveyStage } from './testing/survey-stage.ts';

let stage: SurveyStage;

beforeEach(async () => {
  stage = await openSurveyStage();
});

afterEach(async () => {
  await stage.close();
});

const ALL_ANSWERS: readonly SurveyAnswer[] = [
  { step: 'csat', value: 5 },
  { step: 'solved', value: 'yes' },
  { step: 'nps', value: 9 },
  { step: 'comment', value: 'Quick and kind.' },
];
const HOUR = 60 * 60 * 1000;

const theOnly = async (chat: Chat) => {
  const found = await stage.documents(chat.id);
  expect(found).toHaveLength(1);
  return found[0] ?? expect.fail('there is no survey');
};

describe('a chat ends with a survey', () => {
  it('is offered once when an agent resolves, about that agent', async () => {
    const chat = await beginChat(stage);
    const resolutionSeq = await chat.serve();
    expect(await theOnly(chat)).toMatchObject({
      _id: surveyId(chat.id, resolutionSeq),
      conversation: chat.id,
      resolutionSeq,
      state: 'offered',
      csat: null,
      solved: null,
      nps: null,
      comment: null,
      agent: AGENT.id,
      agentName: 'Ada',
      team: null,
      inbox: 'main',
      policy: null,
      offeredAt: new Date(stage.clock.now()),
      startedAt: null,
      completedAt: null,
      askNps: true,
    });
  });

  it('is offered when the customer ends a chat that only the bot served, about no agent', async () => {
    const chat = await beginChat(stage);
    await chat.end();
    expect(await theOnly(chat)).toMatchObject({ state: 'offered', agent: null, agentName: null });
  });

  it('is not offered where the inbox has no survey', async () => {
    stage.inbox.surveyOn = false;
    const chat = await beginChat(stage);
    await chat.serve();
    expect(await stage.documents(chat.id)).toEqual([]);
    expect((await chat.state()).surveys).toEqual([]);
  });

  it('is offered to a customer who stayed away only if the owner says so', async () => {
    const ended = async () => {
      const chat = await beginChat(stage);
      await chat.act({ kind: 'bot' }, { kind: 'bot_message', text: 'Tomorrow.', turn: { outcome: 'small_talk' } });
      stage.clock.advance(DAY + 1);
      await stage.conversations.sweep();
      expect((await chat.state()).resolution?.cause).toBe('absence');
      return stage.documents(chat.id);
    };
    expect(await ended()).toEqual([]);
    stage.inbox.surveyAfterAbsence = true;
    expect(await ended()).toHaveLength(1);
  });

  it('stays one survey when a killed server left everything to be done again', async () => {
    const chat = await beginChat(stage);
    const resolutionSeq = await chat.serve();
    await chat.answer(resolutionSeq, ...ALL_ANSWERS);
    const [before] = await stage.documents(chat.id);
    // Without summaries nobody knows what was done: every reactor begins at the first event.
    for (const lost of ['conversations', 'surveys', 'checkpoints']) await stage.store.connection.collection(lost).deleteMany({});
    await stage.restart();
    expect((await chat.state()).surveys).toHaveLength(1);
    expect(await stage.documents(chat.id)).toEqual([before]);
  });

  it('is asked again after the chat was reopened and resolved again; the first survey keeps its answers', async () => {
    const chat = await beginChat(stage);
    const first = await chat.serve();
    await chat.answer(first, { step: 'csat', value: 2 }, { step: 'solved', value: 'no' });
    const second = await chat.serve();
    await chat.answer(second, { step: 'csat', value: 5 });
    expect(await stage.documents(chat.id)).toMatchObject([
      { resolutionSeq: first, state: 'started', csat: 2, solved: 'no', agent: AGENT.id },
      { resolutionSeq: second, state: 'started', csat: 5, solved: null, agent: AGENT.id },
    ]);
  });
});

describe('answers are kept as they are given', () => {
  it('an unfinished survey keeps what was said', async () => {
    const chat = await beginChat(stage);
    const resolutionSeq = await chat.serve();
    stage.clock.advance(5_000);
    const startedAt = new Date(stage.clock.now());
    await chat.answer(resolutionSeq, { step: 'csat', value: 4 });
    stage.clock.advance(5_000);
    await chat.answer(resolutionSeq, { step: 'solved', value: 'partly' });
    expect(await theOnly(chat)).toMatchObject({
      state: 'started', csat: 4, solved: 'partly', nps: null, comment: null, startedAt, completedAt: null,
    });
  });

  it('the last step completes it, whether answered or passed', async () => {
    const chat = await beginChat(stage);
    await chat.answer(await chat.serve(), ...ALL_ANSWERS.slice(0, 3), { step: 'comment', value: null });
    const completedAt = new Date(stage.clock.now());
    expect(await theOnly(chat)).toMatchObject({ state: 'completed', csat: 5, nps: 9, comment: null, completedAt, expiresAt: null });
  });

  it('an answer changed within the hour replaces the first', async () => {
    const chat = await beginChat(stage);
    const resolutionSeq = await chat.serve();
    await chat.answer(resolutionSeq, ...ALL_ANSWERS);
    stage.clock.advance(HOUR);
    await chat.answer(resolutionSeq, { step: 'csat', value: 1 });
    expect(await theOnly(chat)).toMatchObject({ state: 'completed', csat: 1, low: true });
    stage.clock.advance(1);
    await expect(chat.answer(resolutionSeq, { step: 'csat', value: 5 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await theOnly(chat)).toMatchObject({ csat: 1 });
  });

  it('completed, dismissed and expired surveys are told apart', async () => {
    const [completed, dismissed, expired] = [await beginChat(stage), await beginChat(stage), await beginChat(stage)];
    await completed.answer(await completed.serve(), ...ALL_ANSWERS);
    const visitor = { kind: 'visitor', id: newVisitor() } as const;
    await dismissed.act(visitor, { kind: 'dismiss_survey', resolutionSeq: await dismissed.serve() });
    await expired.answer(await expired.serve(), { step: 'csat', value: 3 });
    stage.clock.advance(7 * DAY);
    expect(await stage.surveys.expire(stage.clock.now())).toBe(1);
    const closedAt = new Date(stage.clock.now());
    expect(await theOnly(completed)).toMatchObject({ state: 'completed' });
    expect(await theOnly(dismissed)).toMatchObject({ state: 'dismissed', csat: null, completedAt: null });
    expect(await theOnly(expired)).toMatchObject({ state: 'expired', csat: 3, completedAt: null, closedAt });
  });
});

describe('a survey that nobody answers', () => {
  it('expires after seven days, not before, once', async () => {
    const chat = await beginChat(stage);
    const resolutionSeq = await chat.serve();
    stage.clock.advance(7 * DAY - 1);
    expect(await stage.surveys.expire(stage.clock.now())).toBe(0);
    stage.clock.advance(1);
    const { expire } = stage.surveys;
    await Promise.all([expire(stage.clock.now()), expire(stage.clock.now())]);
    expect(await theOnly(chat)).toMatchObject({ state: 'expired', expiresAt: null });
    expect(await expire(stage.clock.now())).toBe(0);
    const events = await stage.conversations.events.readAfter(chat.id, 0, 100);
    expect(events.filter(({ type }) => type === 'survey.expired')).toHaveLength(1);
    await expect(chat.answer(resolutionSeq, { step: 'csat', value: 5 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('expires although another one, longer overdue, is of a conversation that is gone', async () => {
    const [gone, chat] = [await beginChat(stage), await beginChat(stage)];
    await gone.serve();
    stage.clock.advance(1_000);
    await chat.serve();
    for (const trace of ['events', 'conversations']) {
      await stage.store.connection.collection(trace).deleteMany({ $or: [{ conversation: gone.id }, { _id: gone.id as never }] });
    }
    await stage.restart();
    stage.clock.advance(8 * DAY);
    await expect(stage.surveys.expire(stage.clock.now())).rejects.toMatchObject({ code: 'not_found' });
    expect(await theOnly(chat)).toMatchObject({ state: 'expired' });
  });

  it('is left alone where it was completed while its document lagged behind', async () => {
    const chat = await beginChat(stage);
    const resolutionSeq = await chat.serve();
    const [offered] = await stage.documents(chat.id);
    await chat.answer(resolutionSeq, ...ALL_ANSWERS);
    await stage.store.connection.collection('surveys').replaceOne({ _id: offered?._id as never }, offered ?? {});
    stage.clock.advance(8 * DAY);
    expect(await stage.surveys.expire(stage.clock.now())).toBe(1);
    expect(await theOnly(chat)).toMatchObject({ state: 'completed', csat: 5 });
    expect(await stage.surveys.expire(stage.clock.now())).toBe(0);
  });
});
