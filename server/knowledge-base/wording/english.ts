import { englishCalls, englishPerson, englishPersonAlone, englishRefund } from './english-calls.ts';
import { englishFillers, englishSmallTalk } from './english-small-talk.ts';
import type { Wording } from './wording.ts';

/** English. */
export const english: Wording = {
  language: 'en',
  calls: englishCalls,
  refund: englishRefund,
  person: englishPerson,
  personAlone: englishPersonAlone,
  smallTalk: englishSmallTalk,
  fillers: englishFillers,
  followUp: [
    '(ok |okay |alright |yes |sure |thanks )?(and|but|or|also|plus)( also| then| what about| how about| what if| if)?', '(ok |okay )?(what|how) about', 'what if', 'what else', 'same (for|with)', 'in that case', 'then',
  ],
  leads: ['for', 'with', 'without', 'to', 'from', 'in', 'on', 'if', 'even', 'only', 'except', 'instead'],
  pointers: ['it', 'that', 'this', 'they', 'them', 'those', 'these', 'one', 'ones', 'there', 'then', 'instead', 'too', 'else', 'so'],
  questionStart: [
    '(how|what|where|when|who|which|why|whats|wheres|hows|whos)', '(can|could|may|do|does|did|is|are|was|were|will|would|should|have|has) (i|you|we|it|they|there|my|the|your|this|that)',
  ],
  hours: {
    people: [
      '(when|what time) (is|are|will) (somebody|someone|anybody|anyone|people|a person|an agent|a human|staff|your team|the team|your people|you guys) (be )?(there|here|available|online|back|around|in)',
      '(when|what time) (does|do|will|can) (somebody|someone|anybody|anyone|a person|an agent|a human|the team|your team) (come|answer|reply|respond|join|write|be)',
      '(is|are) (any of you|your team|the team|your people|the agents) (there|here|available|online|back|around)', 'how long (does it take|will it take|do i have to wait|must i wait|is the wait)( for| until| till)? (an? (real |live )?(person|human|agent)|somebody|someone|anybody|anyone)',
      'when can i (talk|speak|chat) (to|with) (a|an|some|somebody|someone)', '(chat|support|service|customer service) (hours|opening hours)', 'when is (the )?(chat|support|customer service) (open|staffed|available)',
    ],
    open: ['are you (still |already )?(open|closed)', 'when do you (open|close)', 'what time do you (open|close)', '(what are |whats )?(your )?(opening|business|working|office) hours', 'do you (open|close|work) (on|at|today|tomorrow)'],
  },
  unable: [
    'i do not have it', 'i dont have it', 'i do not have one', 'i dont have one', 'i do not have that', 'i dont have that', 'dont have it', 'dont have one', 'do not have it', 'i do not know', 'i dont know', 'dont know', 'no idea', 'not sure', 'i cannot find it',
    'i cant find it', 'cant find it', 'i lost it', 'i forgot', 'skip', 'skip it', 'skip this', 'rather not', 'i would rather not', 'id rather not', 'i do not want to say', 'i dont want to say', 'i dont want to give it', 'none', 'no number', 'i have no number', 'i have none', 'prefer not to say', 'not at hand',
  ],
  not: ['not', 'isnt', 'instead of', 'rather than', 'no longer'],
  corrections: ['i meant', 'i mean', 'correction', 'typo', 'my mistake', 'wrong number', 'should be', 'should have been', 'sorry'],
  ordinals: [['first', 'the first', 'first one', 'the first one'], ['second', 'the second', 'second one', 'the second one'], ['third', 'the third', 'third one', 'the third one'], ['last', 'the last', 'last one', 'the last one']],
  days: { today: 'today', yesterday: 'yesterday' },
};
