import { describe, expect, it } from 'vitest';
import type { BotEngine, BotFinding } from './bot-engine.ts';
import { candidate, chatWith, engineOf, PASSAGE } from './testing/bot-chat.ts';
import { english as BOT_WORDS } from './words/english.ts';

const ANSWER: BotFinding = { decision: 'answer', candidates: [candidate('delivery', 0.9), candidate('tracking', 0.4)] };

describe('the bot', () => {
  it('quotes the fitting passage and remembers what it has tried', async () => {
    const chat = chatWith(engineOf({ 'How long does it take?': ANSWER }));
    await chat.say('How long does it take?');
    expect(chat.last()).toMatchObject({ from: 'bot', text: BOT_WORDS.answer });
    expect(chat.state().tried).toEqual([{ slug: 'delivery', title: 'About delivery', confidence: 0.9 }]);
  });

  it('keeps for editors what it found for which message, shown or not', async () => {
    const chat = chatWith(engineOf({ 'How long?': ANSWER, thanks: { decision: 'small_talk', reply: 'You are welcome.', candidates: [] } }));
    await chat.say('How long?');
    expect(chat.lastEvent()).toMatchObject({ type: 'message.posted', data: { found: { to: 2, candidates: ANSWER.candidates, engine: 7 } } });
    await chat.say('thanks');
    expect(chat.lastEvent()?.data).not.toHaveProperty('found');
    await chat.say('What is the airspeed of a swallow?');
    await chat.say('An African one?');
    expect(chat.lastEvent()).toMatchObject({ type: 'handoff.requested', data: { found: { to: 8, candidates: [] } } });
  });

  it('never gives the same answer twice, but offers the next best', async () => {
    const chat = chatWith(engineOf({ 'How long?': ANSWER }));
    await chat.say('How long?');
    await chat.say('How long?');
    expect(chat.last()?.text).toBe(BOT_WORDS.clarify);
    expect(chat.state().tried.map(({ slug }) => slug)).toEqual(['delivery', 'tracking']);
  });

  it('quotes another passage of the same article when another one fits', async () => {
    const engine = engineOf({ 'How long?': ANSWER, 'And abroad?': ANSWER, 'How long? abroad': ANSWER });
    const quote: BotEngine['quote'] = async (slug, question) => ({ title: `About ${slug}`, heading: question, blocks: PASSAGE });
    const chat = chatWith({ ...engine, quote });
    await chat.say('How long?');
    await chat.say('And abroad?');
    expect(chat.last()?.text).toBe(BOT_WORDS.answer);
    expect(chat.state().answered).toEqual(['delivery#How long?', 'delivery#abroad']);
  });

  it('asks what was meant, and answers the choice for the question it was made for', async () => {
    const chat = chatWith(engineOf({ 'my thing': { decision: 'clarify', candidates: [candidate('a', 0.4), candidate('b', 0.35)] } }));
    await chat.say('my thing');
    expect(chat.last()?.text).toBe(BOT_WORDS.clarify);
    await chat.say('About b', 'b');
    expect(chat.last()?.text).toBe(BOT_WORDS.chosen);
    expect(chat.state().question).toBe('my thing');
  });

  it('says so when it finds nothing, and asks a person the second time in a row', async () => {
    const chat = chatWith(engineOf({}));
    await chat.say('What is the airspeed of a swallow?');
    expect(chat.last()?.text).toBe(BOT_WORDS.nothing);
    await chat.say('An African one?');
    expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason: 'no_answer' } });
  });

  it('begins to count anew after it has found something', async () => {
    const chat = chatWith(engineOf({ 'How long?': ANSWER }));
    await chat.say('one');
    await chat.say('How long?');
    await chat.say('two');
    expect(chat.state().status).toBe('bot');
  });

  it('hands over at once when somebody asks for a person or complains', async () => {
    for (const [text, reason] of [['I want a human', 'requested'], ['this is unacceptable', 'complaint'], ['I want to kill myself', 'distress']] as const) {
      const chat = chatWith(engineOf({}));
      await chat.say(text);
      expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason, card: { question: text } } });
    }
  });

  it('answers thanks with a short reply and no search result', async () => {
    const chat = chatWith(engineOf({ thanks: { decision: 'small_talk', reply: 'You are welcome.', candidates: [] } }));
    await chat.say('thanks');
    expect(chat.last()?.text).toBe('You are welcome.');
    expect(chat.state()).toMatchObject({ tried: [], missedInRow: 0 });
  });

  it('offers the next best after "that did not help", then a person', async () => {
    const chat = chatWith(engineOf({ 'How long?': ANSWER }));
    await chat.say('How long?');
    await chat.rate(false);
    expect(chat.last()?.text).toBe(BOT_WORDS.nextAfterNo);
    await chat.say('About tracking', 'tracking');
    await chat.rate(false);
    expect(chat.last()?.text).toBe(BOT_WORDS.noMoreAfterNo);
  });

  it('says nothing more after an answer that helped', async () => {
    const chat = chatWith(engineOf({ 'How long?': ANSWER }));
    await chat.say('How long?');
    const { seq } = chat.state();
    await chat.rate(true);
    expect(chat.state().seq).toBe(seq + 1);
  });

  it('treats a choice that was withdrawn meanwhile as a question', async () => {
    const chat = chatWith(engineOf({}));
    await chat.say('About withdrawn', 'withdrawn');
    expect(chat.last()?.text).toBe(BOT_WORDS.nothing);
  });

  it('is silent once people have the conversation', async () => {
    const chat = chatWith(engineOf({ 'How long?': ANSWER }));
    await chat.say('hello');
    await chat.askForPerson();
    const { seq } = chat.state();
    await chat.say('How long?');
    expect(chat.state().seq).toBe(seq + 1);
  });
});
