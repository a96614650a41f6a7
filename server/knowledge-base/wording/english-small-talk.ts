/**
 * English courtesies. A message counts as one only if it consists of nothing else: each word must belong to a phrase
 * of these lists or be a filler, so "hi, where is my order" stays a question and "thanks, that helped a lot" does not.
 * Phrases are as customers type them, apostrophes left out. Where a message holds several kinds, the kind that is
 * listed first in `SMALL_TALK_ORDER` (wording.ts) decides.
 */
import type { Wording } from './wording.ts';

const SELVES = ['a bot', 'a robot', 'a chatbot', 'a chat bot', 'a machine', 'a computer', 'an ai', 'ai', 'a human', 'human', 'a person', 'a real person', 'a real human', 'real', 'a human being', 'a bot or a human', 'a human or a bot', 'a robot or a human', 'a real person or a bot', 'a bot or a person', 'a person or a bot', 'chatgpt'];

/** Phrases of each kind. */
export const englishSmallTalk: Wording['smallTalk'] = {
  greeting: ['hi', 'hiya', 'hello', 'helo', 'hallo', 'hey', 'heya', 'howdy', 'greetings', 'good morning', 'good afternoon', 'good evening', 'good day', 'morning', 'afternoon', 'evening', 'gday', 'yo'],
  thanks: [
    'thanks', 'thank you', 'thank u', 'thanku', 'thankyou', 'thx', 'tnx', 'thnx', 'ty', 'tysm', 'cheers', 'ta', 'much appreciated', 'i appreciate it', 'appreciate it', 'many thanks',
    'perfect', 'great', 'awesome', 'wonderful', 'excellent', 'brilliant', 'lovely', 'nice', 'super', 'fantastic', 'amazing', 'good bot', 'you are great', 'youre great', 'you are the best', 'great help', 'great job', 'well done',
  ],
  helpful: [
    'that helped', 'that helps', 'this helped', 'this helps', 'it helped', 'it did', 'yes it did', 'yes that helped', 'yes it helped', 'that was helpful', 'that is helpful', 'thats helpful', 'very helpful', 'helpful',
    'that was all i needed', 'that is all i needed', 'problem solved', 'solved', 'that solved it', 'that worked', 'it worked', 'it works now', 'works now', 'that answers my question', 'that answered my question',
  ],
  help_wanted: [
    'help', 'help me', 'please help', 'please help me', 'can you help', 'can you help me', 'could you help me', 'i need help', 'i need some help', 'i need your help', 'i have a question', 'i have a problem', 'i got a question',
    'quick question', 'question', 'i have another question', 'another question', 'i have one more question', 'one more question', 'can i ask something', 'can i ask you something', 'may i ask something',
  ],
  goodbye: ['bye', 'bye bye', 'goodbye', 'good bye', 'see you', 'see ya', 'cya', 'ciao', 'good night', 'take care', 'have a nice day', 'have a good day', 'have a great day', 'have a good one', 'have a nice evening', 'have a good evening', 'have a nice weekend', 'have a good weekend', 'that is all', 'thats all', 'that all', 'that will be all', 'nothing else', 'im done', 'no more questions', 'no other questions', 'all good', 'all set', 'im good', 'im all set'],
  bot_question: [
    ...SELVES.flatMap((self) => [`are you ${self}`, `is this ${self}`, `is that ${self}`, `am i talking to ${self}`, `am i speaking to ${self}`, `am i chatting with ${self}`, `am i speaking with ${self}`, `am i talking with ${self}`, `r u ${self}`, `you are ${self}`, `youre ${self}`]),
    'who are you', 'what are you', 'who is this', 'who am i talking to', 'who am i speaking to', 'what is your name', 'whats your name', 'what your name', 'do you have a name', 'what can you do', 'how can you help', 'what can you help me with', 'what can you help with',
  ],
  wellbeing: ['how are you', 'how are you doing', 'how are you today', 'how r u', 'how is it going', 'hows it going', 'how it going', 'how do you do', 'whats up', 'what up', 'what is up', 'sup', 'you ok', 'how is your day', 'how are things', 'nice to meet you'],
  refusal: ['no', 'nope', 'nah', 'no it did not', 'no it didnt', 'no not really', 'no thanks', 'no thank you', 'not now', 'not really', 'not yet', 'no need', 'never mind', 'nevermind', 'forget it', 'dont worry', 'no worries', 'cancel that'],
  agreement: ['yes', 'yes please', 'yeah', 'yea', 'yep', 'yup', 'ye', 'sure', 'please', 'please do', 'go ahead', 'of course', 'ok', 'okay', 'okey', 'k', 'do it', 'do that', 'definitely', 'absolutely', 'certainly', 'go on', 'yes thanks', 'yes thank you', 'ok please', 'ok do that', 'yes do that', 'yes i do', 'yes i would', 'i would like that', 'that would be great', 'that would be good', 'sounds good', 'good idea', 'alright', 'all right'],
  acknowledgement: ['i see', 'i understand', 'understood', 'got it', 'right', 'cool', 'fine', 'good', 'noted', 'makes sense', 'fair enough', 'oh', 'ah', 'hm', 'hmm', 'mhm', 'wow', 'interesting', 'good to know', 'test', 'testing', 'lol', 'haha', 'hahaha', 'sorry', 'my bad', 'oops', 'wait', 'one moment', 'one second', 'one sec', 'hold on', 'just a moment'],
  unhelpful: [
    ...['that', 'this', 'it', ''].flatMap((it) => ['did not help', 'didnt help', 'does not help', 'doesnt help', 'is not helpful', 'isnt helpful', 'was not helpful', 'wasnt helpful', 'is not what i asked', 'is not what i meant', 'isnt what i asked', 'isnt what i meant', 'was not what i asked', 'was not what i meant', 'wasnt what i asked', 'wasnt what i meant', 'is not what i asked for', 'is not it', 'is wrong', 'is not right', 'is not my question', 'does not answer my question', 'doesnt answer my question', 'did not answer my question', 'didnt answer my question', 'is not the answer', 'is no help'].map((said) => `${it} ${said}`.trim())),
    'thats not what i asked', 'thats not what i meant', 'thats not what i asked for', 'thats not it', 'thats wrong', 'thats not helpful', 'thats not right', 'that not what i asked', 'that not what i meant', 'that not it', 'not what i asked', 'not what i meant', 'not helpful', 'unhelpful', 'no help', 'not it', 'wrong answer', 'wrong article', 'wrong', 'you did not answer my question', 'you didnt answer my question', 'you do not understand', 'you dont understand', 'you didnt understand', 'something else', 'none of these', 'none of those', 'none of them', 'neither', 'no that did not help', 'try again',
  ],
};

/** Between the phrases. */
export const englishFillers: Wording['fillers'] = [
  'there', 'so much', 'very much', 'a lot', 'a bunch', 'lots', 'a million', 'again', 'all', 'everyone', 'team', 'guys', 'folks', 'mate', 'sir', 'madam', 'dear', 'friend', 'bot', 'for your help', 'for the help',
  'for your time', 'for helping', 'for helping me', 'for that', 'for this', 'for the info', 'for the information', 'for the answer', 'for your answer', 'for the quick answer', 'for your reply', 'and', 'but', 'then', 'now', 'well', 'so', 'really', 'very', 'just', 'today', 'for now', 'indeed', 'too', 'x', 'xx', 'xxx', 'actually', 'at all', 'anyway', 'me',
];
