import { describe, expect, it } from 'vitest';
import type { BotFinding } from './bot-engine.ts';
import { botReactor } from './bot-reactor.ts';
import { candidate, chatWith, engineOf, PASSAGE } from './testing/bot-chat.ts';
import { english as WORDS } from './words/english.ts';
import { german } from './words/german.ts';

const found = (slug: string, confidence = 0.9): BotFinding => ({ decision: 'answer', candidates: [candidate(slug, confidence)] });
const DELIVERY: BotFinding = { decision: 'answer', candidates: [candidate('delivery', 0.9), candidate('tracking', 0.4)] };
const CHOICE: BotFinding = { decision: 'clarify', candidates: [candidate('a', 0.4), candidate('b', 0.35), candidate('c', 0.3), candidate('d', 0.2)] };
const articlesOf = (chat: ReturnType<typeof chatWith>) => chat.state().answered.map((key) => key.split('#')[0]);

describe('a follow-up', () => {
  const engine = () => engineOf({ 'How do I return something?': found('returns'), 'How do I return something? for sale items': found('sale-returns', 0.8), 'How do I return something? for gift cards': found('gift-returns', 0.7), 'Where are your shops?': found('shops') });

  it('is asked with the question it refers to', async () => {
    const chat = chatWith(engine());
    await chat.say('How do I return something?');
    await chat.say('and for sale items?');
    expect(chat.last()?.text).toBe(WORDS.answer);
    expect(articlesOf(chat)).toEqual(['returns', 'sale-returns']);
    expect(chat.lastEvent()).toMatchObject({ data: { bot: { question: 'How do I return something? for sale items', followUp: true }, found: { question: 'How do I return something? for sale items' } } });
  });

  it('refers to the last question that stood by itself, also after another one', async () => {
    const chat = chatWith(engine());
    await chat.say('How do I return something?');
    await chat.say('And for sale items?');
    await chat.say('and for gift cards?');
    expect(articlesOf(chat)).toEqual(['returns', 'sale-returns', 'gift-returns']);
  });

  it('counts alone where that is surer, and nothing is joined that stands by itself', async () => {
    const asked = engineOf({ 'How do I return something?': found('returns'), 'and for sale items?': found('sales', 0.9), 'How do I return something? for sale items': found('returns', 0.6), 'Where are all of your shops in Ireland?': found('shops') });
    const chat = chatWith(asked);
    await chat.say('How do I return something?');
    await chat.say('and for sale items?');
    expect(articlesOf(chat)).toEqual(['returns', 'sales']);
    await chat.say('Where are all of your shops in Ireland?');
    expect(asked.asked.at(-1)).toBe('Where are all of your shops in Ireland?');
  });

  it('never brings the passage again that it follows', async () => {
    const chat = chatWith(engineOf({ 'How long?': DELIVERY, 'How long? abroad': DELIVERY }));
    await chat.say('How long?');
    await chat.say('and abroad?');
    expect(chat.last()?.text).toBe(WORDS.clarify);
    await chat.say('and abroad?');
    expect(articlesOf(chat)).toEqual(['delivery']);
  });

  it('is joined only where the article knows what is new in it', async () => {
    const knows = (words: string[]): BotFinding => ({ decision: 'answer', candidates: [{ ...candidate('returns', 0.9), why: { words } }] });
    const quote = async (slug: string, question: string) => ({ title: slug, heading: question, blocks: PASSAGE });
    const without = chatWith({ ...engineOf({ 'How do I return something?': knows(['return']), 'How do I return something? with my dog': knows(['return']) }), quote });
    await without.say('How do I return something?');
    await without.say('with my dog?');
    expect(without.last()?.text).toBe(WORDS.already);
    const knowing = chatWith({ ...engineOf({ 'How do I return something?': knows(['return']), 'How do I return something? in a store': knows(['return', 'store']) }), quote });
    await knowing.say('How do I return something?');
    await knowing.say('and in a store?');
    expect(knowing.state().answered).toEqual(['returns#How do I return something?', 'returns#in a store']);
  });
});

describe('yes and no in words', () => {
  it('rate the answer as the buttons do', async () => {
    for (const [text, helped] of [['yes, thanks', true], ['That helped!', true], ['no', false], ["that didn't help", false], ['nein', false], ['oui merci', true]] as const) {
      const chat = chatWith(engineOf({ 'How long?': DELIVERY }));
      await chat.say('How long?');
      await chat.say(text);
      expect(chat.conversation.events.find(({ type }) => type === 'answer.rated')).toMatchObject({ actor: { kind: 'visitor' }, data: { messageSeq: 3, helped } });
      expect(chat.last()?.text).toBe(helped ? WORDS.gladItHelped : WORDS.nextAfterNo);
    }
  });

  it('lead to the next candidate, then to a person', async () => {
    const chat = chatWith(engineOf({ 'How long?': DELIVERY }));
    await chat.say('How long?');
    await chat.say('no');
    expect(chat.state().choices.map(({ slug }) => slug)).toEqual(['tracking']);
    await chat.say('yes');
    expect(articlesOf(chat)).toEqual(['delivery', 'tracking']);
    await chat.say('that is not what I asked');
    expect(chat.last()?.text).toBe(WORDS.noMoreAfterNo);
    await chat.say('yes please');
    expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason: 'requested', card: { question: 'How long?' } } });
  });

  it('are a courtesy where nothing was asked, and "no" to a person keeps the bot', async () => {
    const chat = chatWith(engineOf({}));
    await chat.say('yes');
    expect(chat.last()?.text).toBe('All right. What would you like to know?');
    await chat.say('What is the airspeed of a swallow?');
    await chat.say('no thanks');
    expect(chat.state().status).toBe('bot');
  });

  it('belong to the answer that is rated, not to the one after it', async () => {
    const chat = chatWith(engineOf({ 'How long?': DELIVERY, 'Where are your shops?': { decision: 'answer', candidates: [candidate('shops', 0.9), candidate('hours', 0.3)] } }));
    await chat.say('How long?');
    await chat.say('Where are your shops?');
    await chat.act({ kind: 'visitor', id: chat.state().visitor ?? ('' as never) }, { kind: 'rate_answer', messageSeq: 3, helped: false });
    expect(chat.state().choices.map(({ slug }) => slug)).toEqual(['tracking']);
  });
});

describe('a choice', () => {
  it.each(['2', 'the second one', 'About b', 'about B!', 'option 2', 'die zweite', 'le deuxième'])('can be typed: %s', async (text) => {
    const chat = chatWith(engineOf({ 'my thing': CHOICE }));
    await chat.say('my thing');
    await chat.say(text);
    expect(chat.last()?.text).toBe(WORDS.chosen);
    expect(articlesOf(chat)).toEqual(['b']);
    expect(chat.state().question).toBe('my thing');
  });

  it('that fits none leads to what was not offered yet', async () => {
    const chat = chatWith(engineOf({ 'my thing': CHOICE }));
    await chat.say('my thing');
    await chat.say('none of these');
    expect(chat.state().choices.map(({ slug }) => slug)).toEqual(['d']);
    await chat.say('neither');
    expect(chat.last()?.text).toBe(WORDS.noMoreAfterNo);
  });

  it('is asked for again where "yes" could mean any', async () => {
    const chat = chatWith(engineOf({ 'my thing': CHOICE }));
    await chat.say('my thing');
    await chat.say('yes');
    expect(chat.last()?.text).toBe(WORDS.whichOne);
    await chat.say('3');
    expect(articlesOf(chat)).toEqual(['c']);
  });

  it('has no ninth', async () => {
    const chat = chatWith(engineOf({ 'my thing': CHOICE }));
    await chat.say('my thing');
    await chat.say('9');
    expect(articlesOf(chat)).toEqual([]);
  });
});

describe('several questions in one message', () => {
  const engine = () => engineOf({ 'How long does delivery take?': found('delivery'), 'What does it cost?': found('costs'), 'Can I pay by card?': found('payment'), 'Where are your shops?': found('shops') });

  it('are answered one after the other', async () => {
    const chat = chatWith(engine());
    await chat.say('How long does delivery take? Can I pay by card?');
    expect(chat.said()).toEqual(['About “How long does delivery take?”: Here is what I found about that.', 'About “Can I pay by card?”: Here is what I found about that.']);
    expect(articlesOf(chat)).toEqual(['delivery', 'payment']);
  });

  it('without an answer are named', async () => {
    const chat = chatWith(engine());
    await chat.say('Can I pay by card? Who won the match last night?');
    expect(chat.said().at(-1)).toBe('I found no answer to: “Who won the match last night?”. You can put it in other words, or talk to a person at any time.');
    expect(chat.state()).toMatchObject({ status: 'bot', missedInRow: 1 });
  });

  it('beyond three are left for later, and said so', async () => {
    const chat = chatWith(engine());
    await chat.say('How long does delivery take? What does it cost? Can I pay by card? Where are your shops?');
    expect(articlesOf(chat)).toEqual(['delivery', 'costs', 'payment']);
    expect(chat.said().at(-1)).toBe('I answer three questions at a time. Please send me these again: “Where are your shops?”.');
  });

  it('joined by "and" are several as well', async () => {
    const chat = chatWith(engineOf({ 'how do I return boots': found('returns'), 'how long does delivery take': found('delivery') }));
    await chat.say('how do I return boots and how long does delivery take');
    expect(articlesOf(chat)).toEqual(['returns', 'delivery']);
  });

  it('that are one told at length get one answer', async () => {
    const whole = 'My tent is broken. What can I do? Can you repair it for me?';
    const chat = chatWith(engineOf({ 'My tent is broken. What can I do?': found('repair'), 'Can you repair it for me?': found('repair'), [whole]: found('repair') }));
    await chat.say(whole);
    expect(chat.said()).toEqual([WORDS.answer]);
  });
});

describe('a bot that was killed', () => {
  it('says the rest and nothing twice', async () => {
    const chat = chatWith(engineOf({ 'How long does delivery take?': found('delivery'), 'Can I pay by card?': found('payment') }));
    await chat.say('How long does delivery take? Can I pay by card?');
    const cause = chat.conversation.events[1];
    const keys: string[] = [];
    const attendance = async () => ({ hours: null, state: null, peopleOnline: true });
    const again = botReactor({ engine: engineOf({ 'How long does delivery take?': found('delivery'), 'Can I pay by card?': found('payment') }), clock: { now: () => 0 }, topics: async () => [], promise: async () => 0.95, readerOf: async () => 'public', attendance });
    const append = async (_actor: unknown, command: { kind: string }, nth = 0) => (keys.push(`${command.kind} ${nth}`), chat.state());
    await again.react(cause as never, { state: chat.state(), append: append as never });
    // What it did before has these keys as well, so that the log finds it.
    expect(keys.every((key) => ['bot_message 0', 'bot_message 1', 'bot_message 3'].includes(key))).toBe(true);
  });
});

describe('two messages at once', () => {
  it('are both answered', async () => {
    const chat = chatWith(engineOf({ 'How long does delivery take?': found('delivery'), 'Can I pay by card?': found('payment') }));
    const first = chat.conversation.must({ kind: 'visitor', id: chat.state().visitor ?? ('' as never) }, { kind: 'visitor_message', text: 'How long does delivery take?' });
    await chat.say('Can I pay by card?');
    await chat.bot.react(first, { state: chat.state(), append: chat.act });
    expect(articlesOf(chat)).toEqual(['payment', 'delivery']);
    expect(chat.state().looked.map(({ question }) => question)).toEqual(['Can I pay by card?', 'How long does delivery take?']);
  });
});

describe('the bot’s own words', () => {
  it('are in the customer’s language', async () => {
    const chat = chatWith(engineOf({ 'Wie lange dauert es?': found('delivery') }), { locale: 'de-AT' });
    await chat.say('Wie lange dauert es?');
    expect(chat.last()?.text).toBe(german.answer);
    await chat.say('danke');
    expect(chat.last()?.text).toBe('Gern geschehen. Kann ich noch etwas für Sie nachsehen?');
  });

  it('are in that of the question where it is clearly another one', async () => {
    const spoken = (language: { asked: string; foreign: string | null }, finding: BotFinding): BotFinding => ({ ...finding, language });
    const chat = chatWith(engineOf({
      'Wie lange dauert es?': spoken({ asked: 'de', foreign: null }, found('delivery')),
      'Wat kost het?': spoken({ asked: 'en', foreign: 'nl' }, { decision: 'handoff', reason: 'no_answer', candidates: [] }),
    }));
    await chat.say('Wie lange dauert es?');
    expect(chat.last()?.text).toBe(german.answer);
    await chat.say('Wat kost het?');
    expect(chat.last()?.text).toContain('Zal ik iemand vragen?');
  });

  it('follow a courtesy in another language, and are English where there are none', async () => {
    const chat = chatWith(engineOf({}), { locale: 'cy' });
    await chat.say('Buongiorno');
    expect(chat.last()?.text).toBe('Buongiorno. Come posso aiutarla?');
    await chat.say('Beth yw hyn?');
    expect(chat.last()?.text).toBe(WORDS.nothing);
  });
});
