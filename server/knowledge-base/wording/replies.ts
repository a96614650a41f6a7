import type { SmallTalkKind } from './wording.ts';

/** Short replies to courtesies. Calm and plain; the bot never pretends to be a person. */
export const SMALL_TALK_REPLIES: Readonly<Record<SmallTalkKind, string>> = {
  greeting: 'Hello. What can I help you with?',
  thanks: 'You are welcome. Is there anything else I can look up for you?',
  goodbye: 'Goodbye, and all the best.',
  bot_question: 'I am a bot. I answer from our help articles, and I can pass you to a person at any time.',
  wellbeing: 'All is well here, thank you. What can I help you with?',
  agreement: 'All right. What would you like to know?',
  acknowledgement: 'Good. Write again whenever something comes up.',
  refusal: 'All right. I am here if something else comes up.',
  unhelpful: 'I am sorry that this did not help. You can put it in other words, or talk to a person at any time.',
  wordless: 'I can read only words. What can I help you with?',
};
