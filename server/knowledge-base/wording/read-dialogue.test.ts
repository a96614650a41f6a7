import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForHours, choiceIn, dayNamed, deniesNext, isCancel, isCorrection, isUnable, readFollowUp, speaksOfRefund } from './read-dialogue.ts';
import { splitQuestions } from './split-questions.ts';

describe('a follow-up', () => {
  it.each([
    ['and for sale items?', 'for sale items'], ['what about Austria?', 'austria'], ['And what about gift cards', 'gift cards'], ['for members?', 'for members'], ['ok and how about returns', 'returns'],
  ])('says so by its first words: %s', (message, rest) => {
    expect(readFollowUp(message, 'en')).toEqual({ hangs: 'says', rest });
  });

  it.each([['und nach Österreich?', 'de', 'nach osterreich'], ['Was ist mit Gutscheinen?', 'de', 'gutscheinen'], ['et pour la Suisse ?', 'fr', 'la suisse'], ['¿y para socios?', 'es', 'socios'], ['e per i soci?', 'it', 'i soci'], ['en voor leden?', 'nl', 'voor leden'], ['e para sócios?', 'pt', 'socios']])(
    'says so in the customer’s language: %s (%s)',
    (message, locale, rest) => {
      expect(readFollowUp(message, locale)).toEqual({ hangs: 'says', rest });
    },
  );

  it('may be one where it is very short or points at something', () => {
    expect(readFollowUp('how long does it take', 'en')?.hangs).toBe('points');
    expect(readFollowUp('Gift cards', 'en')?.hangs).toBe('may');
    expect(readFollowUp('How long does delivery to Germany take', 'en')).toBeNull();
    expect(readFollowUp('If I cancel my order before it ships, do I pay?', 'en')).toBeNull();
  });
});

describe('several questions', () => {
  it.each([
    ['How long does delivery take? Can I pay by card?', ['How long does delivery take?', 'Can I pay by card?']],
    ['My boots leak. Is that covered? And where do I send them?', ['My boots leak. Is that covered?', 'And where do I send them?']],
    ['how do I return a tent and how long does delivery take', ['how do I return a tent', 'how long does delivery take']],
    ['Wie lange dauert es? Was kostet der Versand?', ['Wie lange dauert es?', 'Was kostet der Versand?']],
    ['Wo ist mein Paket und wie kann ich die Adresse ändern', ['Wo ist mein Paket', 'wie kann ich die Adresse ändern']],
    ['- Where is my order?\n- How do I cancel it?', ['- Where is my order?', '- How do I cancel it?']],
  ])('are told apart: %s', (message, parts) => {
    expect(splitQuestions(message)).toEqual(parts);
  });

  it.each(['Where is my order?', 'Where is my order?? Please!!', 'I bought a tent. It leaks. What can I do?', 'Do you sell tents and stoves and boots?', 'I would like bread and butter', '', '???', 'Where is my order? Thanks'])('are one: %s', (message) => {
    expect(splitQuestions(message)).toEqual([message]);
  });

  it('are cut from anything without losing a word', () => {
    const piece = fc.constantFrom('How do I pay? ', 'and ', 'My tent leaks. ', '\n', '?', 'wie geht das ', '¿dónde? ', '🎈');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (message) => {
        const words = (text: string) => text.match(/\p{L}+/gu)?.filter((word) => !/^(and|also)$/i.test(word)) ?? [];
        expect(words(splitQuestions(message).join(' '))).toEqual(words(message));
      }),
    );
  });
});

describe('short answers', () => {
  it.each([['2', 1], ['the second one', 1], ['number 3', 2], ['last one please', 2], ['erste', 0], ['la seconda', 1], ['7', null], ['0', null], ['second hand tents', null], ['yes', null]])('choose from a list of three: %s → %s', (message, at) => {
    expect(choiceIn(message, 3)).toBe(at);
  });

  it('say that something is not at hand, is wrong, or is over', () => {
    expect(['I don’t have it', 'keine Ahnung', 'je ne sais pas', 'no lo sé', 'non lo so', 'geen idee', 'não sei'].map(isUnable)).toEqual(Array.from({ length: 7 }, () => true));
    expect(isUnable('I do not have it with me but it was 4711')).toBe(false);
    expect(['never mind', 'Vergiss es', 'annuler'].map(isCancel)).toEqual([true, true, true]);
    expect([isCorrection('sorry, it should be 4712'), isCorrection('I have two orders')]).toEqual([true, false]);
    expect([deniesNext('it is 4712, not '), deniesNext('statt '), deniesNext('the number is ')]).toEqual([true, true, false]);
    expect([dayNamed('it came yesterday'), dayNamed('heute'), dayNamed('last week')]).toEqual([1, 0, null]);
  });
});

describe('hours and money', () => {
  it('are told from other questions', () => {
    expect(['When is somebody there?', 'Wann ist wieder jemand da?', 'quando há alguém?'].map(asksForHours)).toEqual(['people', 'people', 'people']);
    expect(['Are you open on Sunday?', 'Öffnungszeiten', 'horario de apertura'].map(asksForHours)).toEqual(['any', 'any', 'any']);
    expect(['When does my parcel come?', 'How do I open the stove?', 'Wann kommt mein Paket?', 'open a new account', 'how long does it take a new card to arrive', '¿Cuánto tarda el envío?', 'Hoe lang duurt het tot mijn pakket komt?'].every((text) => asksForHours(text) === null)).toBe(true);
    expect(['I want my money back', 'Rückerstattung', 'remboursement', 'reembolso', 'rimborso', 'geld terug', 'estorno'].every(speaksOfRefund)).toBe(true);
    expect(speaksOfRefund('I need a new tent')).toBe(false);
  });
});
