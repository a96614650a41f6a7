import { describe, expect, it } from 'vitest';
import { apply, emptyConversation, fold, openSurvey } from './conversation.ts';
import type { ConversationEvent } from './events.ts';
import { ANN, CONVERSATION, SYSTEM, VISITOR, accepted, after, answered, asked, foundNothing, handedOff, inARow, noted, replied, resolved, started } from './testing/events.ts';
import type { Told } from './testing/events.ts';

const minute = (n: number) => n * 60_000;

describe('a conversation', () => {
  it('begins with the bot, for the visitor who started it', () => {
    expect(after(started)).toMatchObject({ seq: 1, status: 'bot', inbox: 'website', visitor: 'v'.repeat(22), startedAt: minute(1), queuedAt: null });
  });

  it('begins in the queue where the inbox has no bot, and waits from then on', () => {
    const inQueue: Told = [VISITOR, 'conversation.started', { status: 'queued', inbox: 'website', page: null, locale: 'en', follows: null }];
    expect(after(inQueue)).toMatchObject({ status: 'queued', queuedAt: minute(1) });
  });

  it('is waiting for an answer since the oldest unanswered message', () => {
    expect(after(started, asked(), asked('Hello?')).unansweredSince).toBe(minute(2));
    expect(after(started, asked(), answered).unansweredSince).toBeNull();
    expect(after(started, asked(), answered, asked()).unansweredSince).toBe(minute(4));
  });

  it('keeps the moment of the first reply by a person, not of later ones or the bot’s', () => {
    expect(after(started, asked(), answered, handedOff, accepted).firstReplyAt).toBeNull();
    expect(after(started, asked(), answered, handedOff, accepted, replied, replied).firstReplyAt).toBe(minute(6));
  });

  it('counts questions in a row for which nothing was found', () => {
    expect(after(started, asked(), foundNothing, asked(), foundNothing).missedInRow).toBe(2);
    expect(after(started, asked(), foundNothing, asked(), answered).missedInRow).toBe(0);
    expect(after(started, asked(), foundNothing, handedOff).missedInRow).toBe(0);
  });

  it('forgets what the bot missed and tried once it is resolved', () => {
    expect(after(started, asked(), foundNothing, asked(), answered, resolved)).toMatchObject({ missedInRow: 0, tried: [] });
  });

  it('loses its agent with the queue and the bot, and counts waiting anew', () => {
    const served = [started, asked(), handedOff, accepted, replied] as const;
    expect(after(...served)).toMatchObject({ agent: { name: 'Ann' }, personJoined: true, queuedAt: minute(3) });
    expect(after(...served, [ANN, 'conversation.returned', { status: 'bot' }])).toMatchObject({ agent: null, queuedAt: null, personJoined: true });
    const again: Told = [VISITOR, 'message.posted', { text: 'Still broken', status: 'queued' }];
    expect(after(...served, resolved, again)).toMatchObject({ agent: null, queuedAt: minute(7), status: 'queued', unansweredSince: minute(7) });
  });

  it('previews long messages without cutting a character in half', () => {
    const { lastMessage } = after(started, asked(`x${'😀'.repeat(200)}`));
    expect(lastMessage?.text).toMatch(/^x😀+…$/u);
    expect(lastMessage?.text.length).toBeLessThanOrEqual(160);
  });

  it('is changed by a note in nothing that contacts could see', () => {
    const before = after(started, asked());
    const noteAfter = apply(before, inARow([noted], 3)[0] as ConversationEvent);
    expect(noteAfter).toEqual({ ...before, seq: 3, lastAt: minute(3) });
  });

  it.each([
    ['a type', { type: 'complaint.filed', v: 1 }, 3],
    ['a version', { type: 'message.posted', v: 2 }, 3],
    ['a version of notes', { type: 'note.posted', v: 2 }, 2],
    ['an inherited name', { type: 'constructor', v: 1 }, 3],
  ])('moves only its position for %s it does not know', (_, strange, contactSeq) => {
    const before = after(started, asked());
    const event = { ...inARow([noted], 3)[0], ...strange, data: { status: 'resolved', text: 1 } } as unknown as ConversationEvent;
    expect(apply(before, event)).toEqual({ ...before, seq: 3, contactSeq, lastAt: minute(3) });
  });

  it('is folded without changing what was there', () => {
    const events = inARow([started, asked(), answered, handedOff, accepted, replied, resolved]);
    const frozen = JSON.stringify(events);
    const states = events.map((_, i) => fold(emptyConversation(CONVERSATION), events.slice(0, i + 1)));
    const kept = JSON.stringify(states);
    states.forEach((state, i) => events[i + 1] && apply(state, events[i + 1] as ConversationEvent));
    expect(JSON.stringify(states)).toBe(kept);
    expect(JSON.stringify(events)).toBe(frozen);
  });
});

describe('it is the customer’s turn', () => {
  const waiting: Told = [ANN, 'conversation.waiting', { status: 'waiting' }];
  const turn = (...told: readonly Told[]) => after(...told).customerTurnAt;

  it('from each answer on, until they write', () => {
    expect(turn(started)).toBe(minute(1));
    expect(turn(started, asked())).toBeNull();
    expect(turn(started, asked(), answered)).toBe(minute(3));
    expect(turn(started, asked(), answered, asked())).toBeNull();
  });

  it('not while people have to act: in the queue, and after an acceptance until the reply', () => {
    expect(turn(started, asked(), answered, handedOff)).toBeNull();
    expect(turn(started, asked(), answered, handedOff, accepted)).toBeNull();
    expect(turn(started, asked(), answered, handedOff, accepted, noted)).toBeNull();
    expect(turn(started, asked(), answered, handedOff, accepted, replied, replied)).toBe(minute(7));
  });

  it('when the agent waits for them: since the reply, or since the waiting where there was none', () => {
    expect(turn(started, asked(), handedOff, accepted, replied, noted, waiting)).toBe(minute(5));
    expect(turn(started, asked(), handedOff, accepted, waiting)).toBe(minute(5));
  });

  it('anew when the bot gets the conversation back, and never when it is over', () => {
    expect(turn(started, asked(), handedOff, accepted, [ANN, 'conversation.returned', { status: 'bot' }])).toBe(minute(5));
    expect(turn(started, asked(), answered, resolved)).toBeNull();
    expect(turn(started, asked(), answered, resolved, [VISITOR, 'conversation.reopened', { status: 'bot' }])).toBe(minute(5));
    expect(turn(started, asked(), answered, resolved, [VISITOR, 'conversation.reopened', { status: 'queued' }])).toBeNull();
  });
});

describe('a survey', () => {
  const offered: Told = [SYSTEM, 'survey.offered', { resolutionSeq: 3, askNps: true }];
  const csat = (value: 1 | 5): Told => [VISITOR, 'survey.answered', { resolutionSeq: 3, completes: false, step: 'csat', value }];
  const begun = [started, asked(), resolved, offered] as const;

  it('is open while its resolution is the latest and it is neither finished nor left', () => {
    expect(openSurvey(after(started, asked(), resolved))).toBeNull();
    expect(openSurvey(after(...begun))).toMatchObject({ status: 'offered', resolutionSeq: 3 });
    expect(openSurvey(after(...begun, csat(5)))).toMatchObject({ status: 'started', csat: 5 });
    expect(openSurvey(after(...begun, [VISITOR, 'conversation.reopened', { status: 'bot' }]))).toBeNull();
    expect(openSurvey(after(...begun, [VISITOR, 'conversation.reopened', { status: 'bot' }], resolved))).toBeNull();
    for (const end of ['survey.dismissed', 'survey.expired'] as const) {
      expect(openSurvey(after(...begun, [SYSTEM, end, { resolutionSeq: 3 }]))).toBeNull();
    }
  });

  it('keeps each answer when it is given, and remembers the first time of each step', () => {
    const [survey] = after(...begun, csat(1), csat(5), [VISITOR, 'survey.answered', { resolutionSeq: 3, completes: true, step: 'comment', value: null }]).surveys;
    expect(survey).toMatchObject({ status: 'completed', csat: 5, comment: null, startedAt: minute(5), closedAt: minute(7), steppedAt: { csat: minute(5), comment: minute(7) } });
  });

  it('that expired or was dismissed keeps the answers it had', () => {
    for (const status of ['dismissed', 'expired'] as const) {
      const [survey] = after(...begun, csat(1), [SYSTEM, `survey.${status}`, { resolutionSeq: 3 }]).surveys;
      expect(survey).toMatchObject({ status, csat: 1, closedAt: minute(6) });
    }
  });

  it('changes only itself where a conversation has several', () => {
    const second: Told = [SYSTEM, 'survey.offered', { resolutionSeq: 6, askNps: false }];
    const { surveys } = after(...begun, [VISITOR, 'conversation.reopened', { status: 'bot' }], resolved, second, csat(5));
    expect(surveys).toMatchObject([{ resolutionSeq: 3, csat: 5 }, { resolutionSeq: 6, csat: null, status: 'offered' }]);
  });
});
