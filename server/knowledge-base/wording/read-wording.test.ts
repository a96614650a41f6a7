import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWording } from './read-wording.ts';

const kindOf = (message: string) => {
  const reading = readWording(message);
  return reading.kind === 'handoff' ? reading.reason : reading.kind === 'small_talk' ? reading.smallTalk : 'question';
};

describe('a message read by its wording', () => {
  it.each([
    ['Hi!', 'greeting'], ['hello there', 'greeting'], ['Good morning team', 'greeting'],
    ['thanks', 'thanks'], ['Thank you so much, that helped a lot!', 'helpful'], ['ok thanks', 'thanks'], ['👍', 'thanks'],
    ['bye', 'goodbye'], ["That's all, have a nice day", 'goodbye'],
    ['Are you a bot?', 'bot_question'], ['am I talking to a real person?', 'bot_question'], ['Who are you', 'bot_question'],
    ['How are you?', 'wellbeing'], ['yes please', 'agreement'], ['No, thank you', 'refusal'], ['I see', 'acknowledgement'],
    ["That didn't help", 'unhelpful'], ['not what I asked', 'unhelpful'], ['???', 'wordless'], ['🏔️', 'wordless'],
  ])('is a courtesy: %s → %s', (message, kind) => {
    expect(kindOf(message)).toBe(kind);
  });

  it.each([
    'I want to talk to a human', 'Can I speak with someone about my order?', 'agent please', 'real person', 'Human.', 'get me your manager',
    'is anyone there?', 'could you put me through to the support team', "I don't want to talk to a bot", 'no bots please', 'hello, operator',
    'please call me', 'can somebody call me back on this number', 'please call me tomorrow', 'I would like a real person', 'is there a live person I could ask', 'are you a real person or can I talk to one of your colleagues', 'connect me to a live agent', 'I need an agent', 'Talk to a person',
  ])('asks for a person: %s', (message) => {
    expect(kindOf(message)).toBe('requested');
  });

  it.each([
    'I want to complain', 'How do I make a complaint?', 'this is unacceptable', 'You will hear from my lawyer', "that's ridiculous", 'I shall talk to a lawyer', 'worst customer service ever',
    'I am so angry', "you're all useless", 'your service is a joke, my tent broke twice', 'absolute garbage', 'nobody answers me', 'the second time you', // the last one is told apart below
  ])('is a complaint, or is not: %s', (message) => {
    expect(kindOf(message)).toBe(message === 'the second time you' ? 'question' : 'complaint');
  });

  it.each(['I want to kill myself', "I can't go on anymore", 'i feel suicidal', "I don't want to live"])('is distress: %s', (message) => {
    expect(kindOf(message)).toBe('distress');
  });

  it.each(['the stove caught fire', 'I burnt my hand on your cooker', 'my son is in hospital because of it'])('is danger: %s', (message) => {
    expect(kindOf(message)).toBe('policy');
  });

  it.each([
    'Where is my order?', 'Can another person collect my parcel?', 'my travel agent ordered it', 'the app says I am not a robot', 'I cut the label off', 'these boots hurt',
    'how do I use the gas leak detector spray bottle', 'can I go on a hike with these', 'are the sleeping bags on sale', 'do you sell bear bells', 'I need a tent for four people',
    'want a bag for one person', 'what can the agency do', 'thanks to you I need new poles', 'no tracking for my parcel', 'my phone is dead', 'Do you have a manual', 'how do I contact you',
    'please call me Sam from now on', 'could you call me by my first name', 'write it like a real person would', 'is the guide a human being or an app', 'which tent would a lawyer buy',
  ])('is an ordinary question: %s', (message) => {
    expect(kindOf(message)).toBe(message.includes('gas leak') ? 'policy' : 'question');
  });

  it('loses the greeting before a question and the thanks behind it', () => {
    expect(readWording('Hi there, where is my order? Thanks!')).toEqual({ kind: 'question', question: 'where is my order' });
    expect(readWording('Where’s my order?')).toEqual({ kind: 'question', question: 'Where’s my order?' });
  });

  it('is read whatever it holds', () => {
    const any = fc.oneof(fc.string(), fc.constantFrom('hi ', 'a '.repeat(5000), '🎈'.repeat(5000), 'constructor', '__proto__'));
    expect(() => fc.assert(fc.property(any, (message) => readWording(message).kind.length > 0), { numRuns: 60 })).not.toThrow();
  });
});
