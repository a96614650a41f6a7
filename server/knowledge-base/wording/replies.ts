import type { SmallTalkKind } from './wording.ts';

/** Short replies to courtesies. Calm and plain; the bot never pretends to be a person. */
type Replies = Readonly<Record<SmallTalkKind, string>>;

const en: Replies = {
  greeting: 'Hello. What can I help you with?',
  thanks: 'You are welcome. Is there anything else I can look up for you?',
  helpful: 'Good to know. Write again whenever something comes up.',
  help_wanted: 'Of course. What is it about?',
  goodbye: 'Goodbye, and all the best.',
  bot_question: 'I am a bot. I answer from our help articles, and I can pass you to a person at any time.',
  wellbeing: 'All is well here, thank you. What can I help you with?',
  agreement: 'All right. What would you like to know?',
  acknowledgement: 'Good. Write again whenever something comes up.',
  refusal: 'All right. I am here if something else comes up.',
  unhelpful: 'I am sorry that this did not help. You can put it in other words, or talk to a person at any time.',
  wordless: 'I can read only words. What can I help you with?',
};

const de: Replies = {
  greeting: 'Hallo. Wobei kann ich helfen?',
  thanks: 'Gern geschehen. Kann ich noch etwas für Sie nachsehen?',
  helpful: 'Gut zu wissen. Schreiben Sie wieder, wenn noch etwas ist.',
  help_wanted: 'Gern. Worum geht es?',
  goodbye: 'Auf Wiedersehen und alles Gute.',
  bot_question: 'Ich bin ein Bot. Ich antworte aus unseren Hilfeartikeln und kann Sie jederzeit an einen Menschen weitergeben.',
  wellbeing: 'Hier ist alles gut, danke. Wobei kann ich helfen?',
  agreement: 'In Ordnung. Was möchten Sie wissen?',
  acknowledgement: 'Gut. Schreiben Sie wieder, wenn noch etwas ist.',
  refusal: 'In Ordnung. Ich bin da, wenn noch etwas ist.',
  unhelpful: 'Es tut mir leid, dass das nicht geholfen hat. Fragen Sie gern mit anderen Worten, oder sprechen Sie jederzeit mit einem Menschen.',
  wordless: 'Ich kann nur Wörter lesen. Wobei kann ich helfen?',
};

const fr: Replies = {
  greeting: 'Bonjour. Comment puis-je vous aider ?',
  thanks: 'Je vous en prie. Puis-je chercher autre chose pour vous ?',
  helpful: 'C’est bon à savoir. Écrivez-nous de nouveau si besoin.',
  help_wanted: 'Bien sûr. De quoi s’agit-il ?',
  goodbye: 'Au revoir et bonne continuation.',
  bot_question: 'Je suis un robot. Je réponds à partir de nos articles d’aide et je peux à tout moment vous passer une personne.',
  wellbeing: 'Tout va bien ici, merci. Comment puis-je vous aider ?',
  agreement: 'D’accord. Que voulez-vous savoir ?',
  acknowledgement: 'Bien. Écrivez-nous de nouveau si besoin.',
  refusal: 'D’accord. Je suis là si autre chose se présente.',
  unhelpful: 'Je suis désolé que cela n’ait pas aidé. Vous pouvez le dire autrement, ou parler à une personne à tout moment.',
  wordless: 'Je ne lis que des mots. Comment puis-je vous aider ?',
};

const es: Replies = {
  greeting: 'Hola. ¿En qué puedo ayudarle?',
  thanks: 'De nada. ¿Puedo buscar algo más?',
  helpful: 'Me alegra saberlo. Escriba de nuevo cuando lo necesite.',
  help_wanted: 'Por supuesto. ¿De qué se trata?',
  goodbye: 'Adiós y que le vaya bien.',
  bot_question: 'Soy un bot. Respondo con nuestros artículos de ayuda y puedo pasarle con una persona en cualquier momento.',
  wellbeing: 'Aquí todo bien, gracias. ¿En qué puedo ayudarle?',
  agreement: 'De acuerdo. ¿Qué desea saber?',
  acknowledgement: 'Bien. Escriba de nuevo cuando lo necesite.',
  refusal: 'De acuerdo. Aquí estoy si surge algo más.',
  unhelpful: 'Siento que no haya ayudado. Puede preguntarlo con otras palabras o hablar con una persona en cualquier momento.',
  wordless: 'Solo puedo leer palabras. ¿En qué puedo ayudarle?',
};

const it: Replies = {
  greeting: 'Buongiorno. Come posso aiutarla?',
  thanks: 'Prego. Posso cercare altro per lei?',
  helpful: 'Bene a sapersi. Scriva di nuovo quando serve.',
  help_wanted: 'Certo. Di che cosa si tratta?',
  goodbye: 'Arrivederci e tante belle cose.',
  bot_question: 'Sono un bot. Rispondo con i nostri articoli di aiuto e posso passarle una persona in qualsiasi momento.',
  wellbeing: 'Qui tutto bene, grazie. Come posso aiutarla?',
  agreement: 'Va bene. Che cosa desidera sapere?',
  acknowledgement: 'Bene. Scriva di nuovo quando serve.',
  refusal: 'Va bene. Sono qui se serve altro.',
  unhelpful: 'Mi dispiace che non sia stato utile. Può dirlo con altre parole, o parlare con una persona in qualsiasi momento.',
  wordless: 'So leggere solo parole. Come posso aiutarla?',
};

const nl: Replies = {
  greeting: 'Hallo. Waarmee kan ik u helpen?',
  thanks: 'Graag gedaan. Kan ik nog iets voor u opzoeken?',
  helpful: 'Goed om te weten. Schrijf gerust weer als er iets is.',
  help_wanted: 'Natuurlijk. Waar gaat het over?',
  goodbye: 'Tot ziens en het beste.',
  bot_question: 'Ik ben een bot. Ik antwoord uit onze hulpartikelen en kan u altijd doorgeven aan een mens.',
  wellbeing: 'Hier gaat alles goed, dank u. Waarmee kan ik u helpen?',
  agreement: 'Goed. Wat wilt u weten?',
  acknowledgement: 'Goed. Schrijf gerust weer als er iets is.',
  refusal: 'Goed. Ik ben er als er nog iets is.',
  unhelpful: 'Het spijt me dat dit niet hielp. U kunt het anders zeggen, of altijd met een mens praten.',
  wordless: 'Ik kan alleen woorden lezen. Waarmee kan ik u helpen?',
};

const pt: Replies = {
  greeting: 'Olá. Em que posso ajudar?',
  thanks: 'De nada. Posso procurar mais alguma coisa?',
  helpful: 'É bom saber. Escreva de novo quando precisar.',
  help_wanted: 'Claro. De que se trata?',
  goodbye: 'Até à próxima e tudo de bom.',
  bot_question: 'Sou um bot. Respondo com os nossos artigos de ajuda e posso passar para uma pessoa a qualquer momento.',
  wellbeing: 'Por aqui está tudo bem, obrigado. Em que posso ajudar?',
  agreement: 'Certo. O que deseja saber?',
  acknowledgement: 'Bem. Escreva de novo quando precisar.',
  refusal: 'Certo. Estou aqui se surgir mais alguma coisa.',
  unhelpful: 'Lamento que isto não tenha ajudado. Pode dizê-lo por outras palavras, ou falar com uma pessoa a qualquer momento.',
  wordless: 'Só sei ler palavras. Em que posso ajudar?',
};

const REPLIES: Readonly<Record<string, Replies>> = { en, de, fr, es, it, nl, pt };

/** The reply to a courtesy in a language; English where there is none. */
export function replyTo(kind: SmallTalkKind, language: string): string {
  return (REPLIES[language] ?? en)[kind];
}
