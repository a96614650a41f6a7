/** Everything the bot says that is not quoted from an article. Calm and plain; `{title}` stands for an article's title. */
import type { SmallTalkKind } from './wording.ts';

/** Short replies to courtesies. */
export const SMALL_TALK_REPLIES: Readonly<Record<SmallTalkKind, string>> = {
  greeting: 'Hello. What can I help you with?',
  thanks: 'You are welcome. Is there anything else I can look up for you?',
  goodbye: 'Goodbye, and all the best.',
  bot_question: 'I am a bot. I answer from our help articles, and I can pass you to a person at any time.',
  wellbeing: 'All is well here, thank you. What can I help you with?',
  agreement: 'All right. What would you like to know?',
  acknowledgement: 'Good. Write again whenever something comes up.',
  refusal: 'All right. I am here if something else comes up.',
  unhelpful: 'I am sorry that this did not help. Could you ask in other words?',
  wordless: 'I can read only words. What can I help you with?',
};

/** What the bot says around answers, questions back, and handing over. */
export const BOT_WORDS = {
  answer: 'I found this in “{title}”.',
  nextAnswer: 'I am sorry that this did not help. Perhaps “{title}” does.',
  picked: 'This is from “{title}”.',
  pickedAgain: '“{title}” is already above. If something is missing there, ask in other words, or choose “Talk to a person”.',
  clarify: 'I am not sure what you mean. Is it one of these?',
  clarifyOne: 'I am not sure what you mean. Is it this?',
  clarifyNext: 'What fits best is already above. Is it perhaps one of these?',
  nothing:
    'I am sorry, I found nothing about that in our articles. Could you ask in other words? If you would rather talk to a person, choose “Talk to a person” or write yes.',
  nothingNew:
    'I am sorry, I have nothing beyond what is above. Could you ask in other words? If you would rather talk to a person, choose “Talk to a person” or write yes.',
  noOther: 'I am sorry that this did not help, and I have no other article about it. Shall I pass you to a person? Choose “Talk to a person” or write yes.',
  handOffNothing: 'I find nothing about this either, so I am passing you to a person.',
  handOffComplaint: 'I am sorry about this. I am passing you to a person.',
  handOffDistress:
    'I am sorry that you are going through this, and I am passing you to a person now. If you or somebody else is in danger, please call the emergency number at once: 112 in Europe, 999 in the United Kingdom, 911 in North America.',
  handOffDanger:
    'I am sorry to hear that, and I am passing you to a person now. If anyone is hurt or in danger, please call the emergency number first: 112 in Europe, 999 in the United Kingdom, 911 in North America. Please do not use the product any further.',
} as const;
