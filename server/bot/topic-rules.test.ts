import { describe, expect, it } from 'vitest';
import type { TopicDefinition, TopicField } from '../../protocol/topics.ts';
import { ANN, acceptBy } from '../conversations/testing/memory-conversation.ts';
import { defaultTopics } from '../topics/index.ts';
import type { BotFinding } from './bot-engine.ts';
import { candidate, chatWith, engineOf } from './testing/bot-chat.ts';
import { english as WORDS } from './words/english.ts';
import { spanish } from './words/spanish.ts';

const order: TopicField = { key: 'order_number', label: 'Order number', translations: { de: 'Bestellnummer' }, kind: 'code', pattern: '####' };
const email: TopicField = { key: 'email', label: 'E-mail address', translations: {}, kind: 'email', pattern: null };
const bought: TopicField = { key: 'bought_on', label: 'Day of purchase', translations: {}, kind: 'date', pattern: null };
const what: TopicField = { key: 'what', label: 'What happened', translations: {}, kind: 'text', pattern: null };
const topicOf = (more: Partial<TopicDefinition>): TopicDefinition => ({
  key: 'damage', name: 'Damage', phrases: ['arrived broken'], wordings: [], action: 'collect', reason: 'policy', fields: [order, email], message: '', ...more,
});
const DAMAGE = 'My stove arrived broken';
const found = (slug: string): BotFinding => ({ decision: 'answer', candidates: [candidate(slug, 0.9)] });
const cardOf = (chat: ReturnType<typeof chatWith>) => chat.state().handoff?.card;

describe('a topic that a person has to look at', () => {
  it('is asked what it needs, one after the other, and handed over with it', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({})] });
    await chat.say(DAMAGE);
    expect(chat.last()?.text).toBe('So that a person can look at it straight away, please tell me: Order number. It looks like 1234.');
    await chat.say('it is 4711');
    expect(chat.last()?.text).toBe('So that a person can look at it straight away, please tell me: E-mail address. It looks like name@example.com.');
    await chat.say('Robin@Example.com');
    expect(chat.said().at(-1)).toBe('Noted: Order number 4711, E-mail address robin@example.com. I am passing this to a person now.');
    expect(chat.state()).toMatchObject({ status: 'queued', topic: { key: 'damage', name: 'Damage' }, handoff: { reason: 'policy' } });
    expect(cardOf(chat)).toMatchObject({ question: DAMAGE, fields: { 'Order number': '4711', email: 'robin@example.com' } });
  });

  it('is asked nothing that was said already', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({})] });
    await chat.say('Order 4711: my stove arrived broken, write to robin@example.com');
    expect(chat.state().status).toBe('queued');
    expect(cardOf(chat)?.fields).toEqual({ 'Order number': '4711', email: 'robin@example.com' });
  });

  it('takes a correction, in the middle and after', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({})] });
    await chat.say(DAMAGE);
    await chat.say('4711');
    await chat.say('sorry, it is 4712 not 4711');
    expect(chat.state().fields).toEqual([{ key: 'order_number', label: 'Order number', value: '4712' }]);
    expect(chat.state().collecting?.field?.key).toBe('email');
    await chat.say("I don't have it");
    expect(cardOf(chat)?.fields).toEqual({ 'Order number': '4712' });
    const { length } = chat.said();
    await chat.say('Es ist nicht 4712, sondern 4713');
    await chat.act(ANN, acceptBy(ANN));
    await chat.say('I ordered 4799 earlier too');
    expect(chat.state().fields).toEqual([{ key: 'order_number', label: 'Order number', value: '4713' }]);
    expect(chat.said()).toHaveLength(length);
  });

  it('checks what is given, asks once more, and then goes on without it', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({})] });
    await chat.say(DAMAGE);
    await chat.say('it is blue');
    expect(chat.last()?.text).toContain('I could not read this as Order number.');
    await chat.say('very blue');
    expect(chat.state()).toMatchObject({ refusedFields: ['order_number'], collecting: { field: { key: 'email' } } });
    await chat.say('robin at example');
    await chat.say('robin@');
    expect(chat.state().status).toBe('queued');
  });

  it.each(["I don't have it", 'no', 'Habe ich nicht', 'ich weiß nicht', 'aucune idée', 'no lo sé', 'rather not', WORDS.skip])('takes no for an answer: %s', async (text) => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({ fields: [order] })] });
    await chat.say(DAMAGE);
    await chat.say(text);
    expect(chat.state()).toMatchObject({ status: 'queued', refusedFields: ['order_number'] });
    expect(cardOf(chat)).toMatchObject({ question: DAMAGE, fields: {} });
  });

  it('holds nobody up who wants a person, or nothing more', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({})] });
    await chat.say(DAMAGE);
    await chat.say('just let me talk to a human');
    expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason: 'requested', card: { question: DAMAGE } } });
    const other = chatWith(engineOf({}), { topics: [topicOf({})] });
    await other.say(DAMAGE);
    await other.say('never mind');
    expect(other.state()).toMatchObject({ status: 'bot', collecting: null });
    expect(other.last()?.text).toBe(WORDS.cancelled);
  });

  it('answers a question in between and asks again', async () => {
    const chat = chatWith(engineOf({ 'where do I find my order number?': found('order-number') }), { topics: [topicOf({})] });
    await chat.say(DAMAGE);
    await chat.say('where do I find my order number?');
    expect(chat.said().slice(-2)[0]).toBe(WORDS.answer);
    expect(chat.state().collecting).toMatchObject({ field: { key: 'order_number' }, question: DAMAGE });
    await chat.say('4711');
    expect(chat.state().collecting?.field?.key).toBe('email');
  });

  it('reads days and free text, with private data masked', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({ fields: [bought, what] })], locale: 'en-GB', timeZone: 'Europe/Dublin' });
    await chat.say(DAMAGE);
    await chat.say('on the 3rd of January');
    await chat.say('I paid with 4111 1111 1111 1111 and it never worked');
    expect(cardOf(chat)?.fields).toEqual({ 'Day of purchase': '2026-01-03', 'What happened': 'I paid with [card number] and it never worked' });
  });

  it('that an owner has taken away meanwhile is handed over all the same', async () => {
    const topics = [topicOf({})];
    const chat = chatWith(engineOf({}), { topics });
    await chat.say(DAMAGE);
    topics.length = 0;
    await chat.say('4711');
    expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason: 'policy', card: { question: DAMAGE } } });
  });

  it('asks in the customer’s language, and agents read the owner’s', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({ fields: [order], phrases: ['kaputt'] })], locale: 'de' });
    await chat.say('Mein Kocher ist kaputt');
    expect(chat.last()?.text).toContain('Bestellnummer');
    await chat.say('4711');
    expect(chat.said().at(-1)).toBe('Notiert: Bestellnummer 4711. Ich gebe das jetzt an einen Menschen weiter.');
    expect(cardOf(chat)?.fields).toEqual({ 'Order number': '4711' });
  });
});

describe('a topic that the bot answers', () => {
  it('is answered as usual, and kept for whoever takes over', async () => {
    const chat = chatWith(engineOf({ 'Where is my order?': found('order-status') }));
    await chat.say('Where is my order?');
    expect(chat.last()?.text).toBe(WORDS.answer);
    expect(chat.state().topic).toEqual({ key: 'order', name: 'Order' });
    expect(chat.types()).not.toContain('field.given');
  });

  it('asks for what it needs where no answer was found, before people get it', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({ action: 'answer', phrases: ['my order'], fields: [order] })] });
    await chat.say('My order has a purple hat on');
    await chat.say('Why does it have a hat?');
    expect(chat.state()).toMatchObject({ status: 'bot', collecting: { reason: 'no_answer', question: 'Why does it have a hat?' } });
    await chat.say('4711');
    expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason: 'no_answer', card: { question: 'Why does it have a hat?', fields: { 'Order number': '4711' } } } });
  });
});

describe('distress, complaints, legal threats and refunds', () => {
  it.each([
    ['I want to kill myself', 'distress'], ['ich will nicht mehr leben', 'distress'], ['je veux mourir', 'distress'], ['no quiero vivir', 'distress'], ['voglio morire', 'distress'], ['ik wil niet meer leven', 'distress'], ['não quero mais viver', 'distress'],
    ['your stove exploded', 'policy'], ['der Kocher ist explodiert', 'policy'],
    ['this is unacceptable', 'complaint'], ['das ist eine Frechheit', 'complaint'], ["c'est inadmissible", 'complaint'], ['quiero poner una queja', 'complaint'], ['è una vergogna', 'complaint'], ['ik heb een klacht', 'complaint'], ['quero fazer uma reclamação', 'complaint'],
    ['you will hear from my lawyer', 'complaint'], ['Sie hören von meinem Anwalt', 'complaint'],
  ])('go to people whatever the page’s language is: %s', async (text, reason) => {
    const chat = chatWith(engineOf({}), { locale: 'en' });
    await chat.say(text);
    expect(chat.state()).toMatchObject({ status: 'queued', handoff: { reason, card: { question: text } } });
  });

  it('are answered in the language of the call where a life may be at stake', async () => {
    const chat = chatWith(engineOf({}), { locale: 'en' });
    await chat.say('quiero morir');
    expect(chat.said()).toEqual([spanish.distress]);
    expect(chat.state().handoff?.reason).toBe('distress');
  });

  it('interrupt the asking for fields', async () => {
    const chat = chatWith(engineOf({}), { topics: [topicOf({}), ...defaultTopics] });
    await chat.say(DAMAGE);
    await chat.say('I want to kill myself');
    expect(chat.state()).toMatchObject({ status: 'queued', topic: { key: 'distress' }, handoff: { reason: 'distress' } });
  });

  it('go the way the owner has set', async () => {
    const own = (key: string, more: Partial<TopicDefinition>) => defaultTopics.map((topic) => (topic.key === key ? { ...topic, ...more } : topic));
    const asking = chatWith(engineOf({}), { topics: own('complaint', { action: 'collect', fields: [order] }) });
    await asking.say('I want to complain');
    expect(asking.state().collecting).toMatchObject({ reason: 'complaint', field: { key: 'order_number' } });
    const answering = chatWith(engineOf({ 'How do I make a complaint?': found('file-a-complaint') }), { topics: own('complaint', { action: 'answer' }) });
    await answering.say('How do I make a complaint?');
    expect(answering.last()?.text).toBe(WORDS.answer);
    const refunds = chatWith(engineOf({}), { topics: own('refund', { action: 'hand_off', message: 'Our refunds team looks at this.' }) });
    await refunds.say('Ich möchte mein Geld zurück');
    expect(refunds.said()).toEqual(['Our refunds team looks at this.']);
    expect(refunds.state().handoff?.reason).toBe('policy');
  });

  it('about refunds are answered by an article unless told otherwise', async () => {
    const chat = chatWith(engineOf({ 'When do I get my refund?': found('refund-times') }));
    await chat.say('When do I get my refund?');
    expect(chat.state()).toMatchObject({ status: 'bot', topic: { key: 'refund' } });
  });
});
