import { describe, expect, it } from 'vitest';
import type { BotTurn } from '../../protocol/events.ts';
import type { Told } from '../../protocol/testing/events.ts';
import { BOT, answered, asked, foundNothing, handedOff, inARow, resolved, started, VISITOR } from '../../protocol/testing/events.ts';
import { projectQuestions } from './project-questions.ts';
import { areLike, questionTerms } from './question-terms.ts';

const isLike = (a: string, b: string) => areLike(questionTerms(a, 'en'), questionTerms(b, 'en'));
const project = (...told: readonly Told[]) => projectQuestions(inARow([started, ...told]), isLike);
const hint = (slug: string) => ({ slug, title: slug, confidence: 0.6 });
const answer = (slug: string): BotTurn & { outcome: 'answer' } => ({ outcome: 'answer', article: hint(slug), heading: null, passage: [] });

/** A turn of the bot to the message at `to`; `question` where a part of it was looked up. */
const turn = (bot: BotTurn, to: number, question?: string): Told => [BOT, 'message.posted', { text: 'Here.', bot, to, found: { to, ...(question !== undefined && { question }), candidates: [hint('a')], engine: 1 } }];

describe('the questions of a conversation', () => {
  it('of a log from before turns said what they answer are those that a turn followed', () => {
    expect(project(asked('Where is my tent?'), answered, asked('And my bag?'), foundNothing, resolved)).toMatchObject([
      { seq: 2, text: 'Where is my tent?', decision: 'answer', given: ['tents'], outcome: 'moved_on', engine: null },
      { seq: 4, text: 'And my bag?', decision: 'nothing', outcome: 'left' },
    ]);
  });

  it('are several where one message asks several things, found or not', () => {
    const missed: Told = [BOT, 'message.posted', { text: 'Nothing about “shells”.', to: 2, bot: { outcome: 'nothing', question: 'Can I pay with shells?' } }];
    const both = asked('Where is my tent? Can I pay with shells?');
    expect(project(both, turn(answer('tents'), 2, 'Where is my tent?'), missed, resolved)).toMatchObject([
      { seq: 2, nth: 0, text: 'Where is my tent?', decision: 'answer', outcome: 'solved' },
      { seq: 2, nth: 1, text: 'Can I pay with shells?', decision: 'nothing', outcome: 'left' },
    ]);
  });

  it('know a choice that was named in words', () => {
    const choices: BotTurn = { outcome: 'clarify', choices: [hint('a'), hint('b')] };
    const chosen: Told = [BOT, 'message.posted', { text: 'Here.', to: 4, bot: { ...answer('b'), question: 'my thing' } }];
    expect(project(asked('my thing'), turn(choices, 2), asked('the second one'), chosen)).toMatchObject([
      { text: 'my thing', decision: 'clarify', offered: ['a', 'b'], given: ['b'], chosen: 'b' },
    ]);
  });

  it('are none where the bot was courteous, told the opening hours, or asked for a field', () => {
    const courtesy: Told = [BOT, 'message.posted', { text: 'Hello.', to: 2, bot: { outcome: 'small_talk' } }];
    const hours: Told = [BOT, 'message.posted', { text: 'Open.', to: 4, bot: { outcome: 'hours' } }];
    expect(project(asked('hello'), courtesy, asked('are you open?'), hours)).toEqual([]);
  });

  it('are not blamed for what goes to people by a rule', () => {
    const byRule: Told = [BOT, 'handoff.requested', { ...(handedOff[2] as object), reason: 'complaint' } as never];
    expect(project(asked('Where is my tent?'), turn(answer('tents'), 2), asked('I want to complain'), byRule)).toMatchObject([{ text: 'Where is my tent?', outcome: 'moved_on', reason: null }]);
    expect(project(asked('Where is my tent?'), turn(answer('tents'), 2), handedOff)).toMatchObject([{ outcome: 'person', handedOffAfter: 'tents', reason: 'requested' }]);
  });

  it('say that somebody came back on them after the end, asking the like or for a person', () => {
    const reopened: Told = [VISITOR, 'conversation.reopened', { status: 'bot' }];
    const first = [asked('Where is my tent?'), turn(answer('tents'), 2), resolved, reopened] as const;
    expect(project(...first, handedOff)).toMatchObject([{ outcome: 'returned' }]);
    expect(project(...first, asked('where is the tent'), turn(answer('tents'), 6))).toMatchObject([{ outcome: 'returned' }, { outcome: 'open' }]);
    expect(project(...first, asked('Do you sell stoves?'), turn(answer('stoves'), 6))).toMatchObject([{ outcome: 'solved' }, { outcome: 'open' }]);
  });

  it('leave out what was asked before the stretch that is read', () => {
    const events = inARow([started, asked('Where is my tent?'), turn(answer('tents'), 2), resolved]);
    expect(projectQuestions(events.slice(2), isLike)).toEqual([]);
  });
});
