import { describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../../protocol/surveys.ts';
import { nextSurveyStep, surveySteps } from '../../protocol/surveys.ts';
import type { MemoryConversation } from './testing/memory-conversation.ts';
import { ANN, SYSTEM, VISITOR, servedConversation } from './testing/memory-conversation.ts';

const MINUTE_MS = 60_000;

interface Surveyed {
  conversation: MemoryConversation;
  resolutionSeq: number;
  answer(answer: SurveyAnswer): unknown;
}

/** A resolved conversation whose survey was offered. */
function surveyed({ askNps = true, conversation = servedConversation() } = {}): Surveyed {
  const { seq } = conversation.must(ANN, { kind: 'resolve' });
  conversation.must(SYSTEM, { kind: 'offer_survey', resolutionSeq: seq, askNps });
  return {
    conversation,
    resolutionSeq: seq,
    answer: (answer) => conversation.perform(VISITOR, { kind: 'answer_survey', resolutionSeq: seq, answer }),
  };
}

const refused = (words: RegExp, code = 'conflict') => ({ refuse: expect.objectContaining({ code, message: expect.stringMatching(words) }) });
const survey = ({ conversation }: Surveyed) => conversation.state.surveys.at(-1);

describe('the offer of a survey', () => {
  it('comes once a resolution, for the latest one only', () => {
    const { conversation, resolutionSeq } = surveyed();
    const offer = { kind: 'offer_survey', resolutionSeq, askNps: true } as const;
    expect(conversation.perform(SYSTEM, offer)).toEqual(refused(/already has/));
    conversation.must(VISITOR, { kind: 'reopen' });
    expect(conversation.perform(SYSTEM, { ...offer, resolutionSeq: resolutionSeq + 1 })).toEqual(refused(/latest resolution/));
    const { seq } = conversation.must(VISITOR, { kind: 'end' });
    expect(conversation.perform(SYSTEM, { ...offer, resolutionSeq: seq - 1 })).toEqual(refused(/latest resolution/));
    expect(conversation.must(SYSTEM, { ...offer, resolutionSeq: seq }).type).toBe('survey.offered');
    expect(conversation.state.surveys).toHaveLength(2);
  });

  it('cannot be answered, left or expired before it was made', () => {
    const conversation = servedConversation();
    const { seq: resolutionSeq } = conversation.must(ANN, { kind: 'resolve' });
    expect(conversation.perform(VISITOR, { kind: 'answer_survey', resolutionSeq, answer: { step: 'csat', value: 5 } })).toEqual(refused(/no such/, 'not_found'));
    expect(conversation.perform(VISITOR, { kind: 'dismiss_survey', resolutionSeq })).toEqual(refused(/no such/, 'not_found'));
    expect(conversation.perform(SYSTEM, { kind: 'expire_survey', resolutionSeq })).toEqual(refused(/no such/, 'not_found'));
  });
});

describe('answering', () => {
  it('goes step by step, each stored when given, and the last one completes', () => {
    const chat = surveyed();
    const steps: [SurveyAnswer, string][] = [
      [{ step: 'csat', value: 4 }, 'solved'],
      [{ step: 'solved', value: 'partly' }, 'nps'],
      [{ step: 'nps', value: null }, 'comment'],
    ];
    for (const [answer, next] of steps) {
      expect(chat.answer(answer)).toMatchObject({ data: { completes: false } });
      expect(survey(chat)).toMatchObject({ status: 'started' });
      expect(nextSurveyStep(survey(chat) as never)).toBe(next);
    }
    expect(chat.answer({ step: 'comment', value: 'quick' })).toMatchObject({ data: { completes: true } });
    expect(survey(chat)).toMatchObject({ status: 'completed', csat: 4, solved: 'partly', nps: null, comment: 'quick' });
  });

  it('has no NPS step where it was asked within 90 days', () => {
    expect(surveySteps({ askNps: false })).toEqual(['csat', 'solved', 'comment']);
    const chat = surveyed({ askNps: false });
    expect(chat.answer({ step: 'nps', value: 10 })).toEqual(refused(/does not ask/));
    chat.answer({ step: 'comment', value: null });
    chat.answer({ step: 'solved', value: 'no' });
    expect(chat.answer({ step: 'csat', value: 1 })).toMatchObject({ data: { completes: true } });
  });

  it('may change a step for an hour from its first answer, also after completion', () => {
    const chat = surveyed({ askNps: false });
    chat.answer({ step: 'csat', value: 1 });
    chat.conversation.now += 50 * MINUTE_MS;
    expect(chat.answer({ step: 'csat', value: 3 })).toMatchObject({ data: { value: 3 } });
    chat.answer({ step: 'solved', value: 'no' });
    chat.answer({ step: 'comment', value: null });
    chat.conversation.now += 10 * MINUTE_MS;
    expect(chat.answer({ step: 'csat', value: 5 })).toMatchObject({ data: { completes: false } });
    expect(survey(chat)).toMatchObject({ status: 'completed', csat: 5 });
    chat.conversation.now += 1;
    expect(chat.answer({ step: 'csat', value: 1 })).toEqual(refused(/time to change/));
    expect(chat.answer({ step: 'solved', value: 'yes' })).toMatchObject({ data: { value: 'yes' } });
  });

  it('of a step not yet answered is possible as long as the survey is open', () => {
    const chat = surveyed();
    chat.answer({ step: 'csat', value: 1 });
    chat.conversation.now += 6 * 24 * 60 * MINUTE_MS;
    expect(chat.answer({ step: 'nps', value: 0 })).toMatchObject({ data: { value: 0 } });
  });
});

describe('the ends of a survey', () => {
  const ends = {
    completed: (chat: Surveyed) => [
      chat.answer({ step: 'csat', value: 5 }), chat.answer({ step: 'solved', value: 'yes' }), chat.answer({ step: 'nps', value: 9 }), chat.answer({ step: 'comment', value: null }),
    ],
    dismissed: (chat: Surveyed) => chat.conversation.must(VISITOR, { kind: 'dismiss_survey', resolutionSeq: chat.resolutionSeq }),
    expired: (chat: Surveyed) => chat.conversation.must(SYSTEM, { kind: 'expire_survey', resolutionSeq: chat.resolutionSeq }),
  };

  it.each(Object.entries(ends))('are final and told apart: %s', (status, end) => {
    const chat = surveyed();
    end(chat);
    expect(survey(chat)).toMatchObject({ status });
    for (const kind of ['dismiss_survey', 'expire_survey'] as const) {
      expect(chat.conversation.perform(VISITOR, { kind, resolutionSeq: chat.resolutionSeq })).toEqual(refused(/completed|closed/));
    }
    // A completed one has its hour.
    const change = status === 'completed' ? { data: { value: 1 } } : refused(/closed/);
    expect(chat.answer({ step: 'csat', value: 1 })).toMatchObject(change);
    expect(survey(chat)).toMatchObject({ status });
  });

  it('keep what was answered before', () => {
    const chat = surveyed();
    chat.answer({ step: 'csat', value: 2 });
    ends.expired(chat);
    expect(survey(chat)).toMatchObject({ status: 'expired', csat: 2, nps: null });
  });
});
