import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES, LANGUAGES } from './languages.ts';
import { readWording } from './read-wording.ts';
import { CALLS, SMALL_TALK_ORDER } from './wording.ts';

const kindOf = (message: string, locale = 'en') => {
  const reading = readWording(message, locale);
  return reading.kind === 'handoff' ? reading.call : reading.kind === 'small_talk' ? reading.smallTalk : 'question';
};

describe('each language', () => {
  it('has words for everything that is read', () => {
    for (const { wording } of LANGUAGES) {
      for (const call of CALLS) expect(wording.calls[call].length).toBeGreaterThan(3);
      for (const kind of SMALL_TALK_ORDER) expect(wording.smallTalk[kind].length).toBeGreaterThan(1);
      for (const list of [wording.refund, wording.person, wording.personAlone, wording.followUp, wording.unable, wording.hours.people, wording.hours.open]) expect(list.length).toBeGreaterThan(1);
      expect(wording.ordinals).toHaveLength(4);
    }
    expect(LANGUAGE_CODES).toEqual(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']);
  });

  it('is written as words are folded, or it would never be found', () => {
    const unfolded = LANGUAGES.flatMap(({ wording, phrases }) => [...phrases.keys(), ...wording.unable, ...wording.ordinals.flat()]).filter((phrase) => /[A-Z]|[^\p{L}\p{N} ]/u.test(phrase) || (phrase !== 'sí' && phrase !== 'sì' && phrase.normalize('NFKD') !== phrase));
    expect(unfolded).toEqual([]);
  });
});

describe('a message in another language than the page’s', () => {
  it.each([
    // Asking for a person
    ['Ich möchte mit einem Menschen sprechen', 'person'], ['Kann ich mit einem Mitarbeiter reden?', 'person'], ['bitte kein Bot', 'person'], ['Ist da jemand?', 'person'],
    ['je voudrais parler à un conseiller', 'person'], ['Passez-moi une vraie personne', 'person'], ['quiero hablar con una persona', 'person'], ['¿hay alguien ahí?', 'person'],
    ['vorrei parlare con un operatore', 'person'], ['kan ik een medewerker spreken?', 'person'], ['ik wil met een mens praten', 'person'], ['quero falar com um atendente', 'person'], ['tem alguém aí?', 'person'],
    // Distress and danger
    ['ich bringe mich um', 'distress'], ['ich halte das nicht mehr aus', 'distress'], ['j’ai envie de mourir', 'distress'], ['me quiero morir, no quiero vivir', 'distress'], ['non ce la faccio più', 'distress'], ['ik denk aan zelfmoord', 'distress'], ['quero morrer', 'distress'],
    ['der Akku ist explodiert', 'danger'], ['mein Sohn ist im Krankenhaus', 'danger'], ['il y a une fuite de gaz', 'danger'], ['la batería explotó', 'danger'], ['la stufa ha preso fuoco', 'danger'], ['mijn hand is verbrand', 'danger'], ['o fogão pegou fogo', 'danger'],
    // Lawyers and complaints
    ['das geht an meinen Anwalt', 'legal'], ['ich erstatte Anzeige gegen Sie', 'legal'], ['je vais porter plainte', 'legal'], ['voy a hablar con mi abogado', 'legal'], ['ci vediamo in tribunale, sentirete il mio avvocato', 'legal'], ['ik stap naar de rechter', 'legal'], ['vou ao Procon', 'legal'],
    ['ich will mich beschweren', 'complaint'], ['Saftladen', 'complaint'], ['c’est une honte', 'complaint'], ['esto es inaceptable', 'complaint'], ['il servizio è pessimo', 'complaint'], ['dit is belachelijk', 'complaint'], ['isso é um absurdo', 'complaint'],
    // Courtesies
    ['Guten Morgen!', 'greeting'], ['Bonjour', 'greeting'], ['¡Hola, buenos días!', 'greeting'], ['Salve', 'greeting'], ['Goedemiddag', 'greeting'], ['Olá, bom dia', 'greeting'],
    ['Vielen Dank für Ihre Hilfe', 'thanks'], ['merci beaucoup', 'thanks'], ['muchas gracias', 'thanks'], ['grazie mille', 'thanks'], ['dank je wel', 'thanks'], ['muito obrigada', 'thanks'], ['ok gracias', 'thanks'],
    ['Das hat nicht geholfen', 'unhelpful'], ['ça ne m’aide pas', 'unhelpful'], ['eso no me ayuda', 'unhelpful'], ['non mi è stato utile', 'unhelpful'], ['dat helpt niet', 'unhelpful'], ['não ajudou', 'unhelpful'],
    ['Ja, das hat geholfen', 'helpful'], ['ça marche maintenant', 'helpful'], ['ya funciona', 'helpful'], ['risolto', 'helpful'], ['het werkt', 'helpful'], ['resolvido', 'helpful'],
    ['Nein danke', 'refusal'], ['non merci', 'refusal'], ['nee bedankt', 'refusal'], ['não, obrigado', 'refusal'], ['Ja bitte', 'agreement'], ['oui, s’il vous plaît', 'agreement'], ['sí, por favor', 'agreement'], ['va bene', 'agreement'], ['ja graag', 'agreement'], ['sim', 'agreement'],
    ['Bist du ein Bot?', 'bot_question'], ['Êtes-vous un robot ?', 'bot_question'], ['¿eres humano?', 'bot_question'], ['Können Sie mir helfen?', 'help_wanted'], ['tengo una pregunta', 'help_wanted'],
  ])('is read all the same: %s → %s', (message, kind) => {
    expect(kindOf(message)).toBe(kind);
  });

  it.each([
    'Wo ist mein Paket?', 'Wie lange dauert die Lieferung nach Österreich?', 'Kann ich morgen im Laden abholen?', 'Kann eine andere Person mein Paket annehmen?', 'Wie wasche ich meine Jacke?', 'Der Reißverschluss klemmt', 'Welche Größe brauche ich?',
    'Où est mon colis ?', 'Combien coûte la livraison ?', 'Puis-je payer par carte ?', 'la fermeture est cassée', '¿Dónde está mi pedido?', '¿Puedo pagar con tarjeta?', '¿Cuánto tarda el envío?', 'Dov’è il mio pacco?', 'Posso cambiare la taglia?',
    'Waar is mijn pakket?', 'Hoe lang duurt de levering?', 'Kan ik in de winkel ophalen?', 'Onde está a minha encomenda?', 'Posso devolver as botas?', 'Que tamanho devo escolher?',
  ])('is an ordinary question: %s', (message) => {
    expect(kindOf(message)).toBe('question');
    for (const locale of LANGUAGE_CODES) expect(kindOf(message, locale)).toBe('question');
  });

  it('is replied to in its own language', () => {
    expect(readWording('Gracias', 'en')).toMatchObject({ reply: 'De nada. ¿Puedo buscar algo más?', language: 'es' });
    expect(readWording('merci', 'de')).toMatchObject({ language: 'de' });
    expect(readWording('👍', 'fr-CH')).toMatchObject({ smallTalk: 'thanks', language: 'fr' });
  });
});
