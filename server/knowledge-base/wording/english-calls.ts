/**
 * English wording that calls for a person, and for money back. Each pattern is narrow on purpose: a person who was not needed costs some
 * minutes, but a bot that hands everything over is no help, so a word that occurs in ordinary questions ("agent",
 * "hurt", "on fire" about a sale) is listed only with what makes it clear. Words of complaint are the exception:
 * whoever writes "complaint" gets a person, also when only asking how to make one. What follows is the owner's to say
 * (topics); the lists only tell one from the other. The lists come from everyday English, not from the
 * test questions of any knowledge base; a change here needs a case in `read-wording.test.ts`.
 */
import type { Wording } from './wording.ts';

const BOT = '(chat ?bots?|bots?|robots?|machines?|ai|computers?)';
const PERSON =
  '(humans?( being)?|person|people|agents?|representatives?|operator|advisors?|advisers?|supervisor|manager|' +
  'someone|somebody|anyone|anybody|member of staff|staff member|colleagues?|human agent)';
const BETWEEN = '((to|with|through|over|on|a|an|the|some|any|one of|your|real|live|actual|another|different|me|us|please|human|customer|service|support|care) )*';
/** "Call me Tom" asks for a name, "call me at noon" for a person. */
const NOT_A_NAME = '(?= (back|now|asap|today|tonight|tomorrow|later|again|soon|please|first|instead|this|next|in|on|at|after|before|about|because|regarding|for|from|when|if|as|to|and|or|urgently|immediately|directly|right|straight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|[0-9])|$)';
const SAD = '(any ?more|any longer|like this|living|with (my )?life)';

const distress = [
  '(kill|killing|hurt|hurting|harm|harming|cutting) myself', 'suicid(e|al)', 'self harm(ing)?', 'end my (own )?life', 'end it all',
  '(want|wanna|wanted|going|rather|ready) (to )?(die|be dead)', 'wish i (was|were) dead', 'better off (dead|without me)',
  '(dont|do not|no longer|not) (really )?(want|wanna) (to )?(live|be alive|exist|go on living|be here any ?more)',
  `(cant|cannot|can not) (go on|live|cope|take it|take this) ${SAD}`, '(cant|cannot|can not) go on$', 'no (reason|point) (to|in) (live|living|being alive)',
  '(beating|hitting|abusing|threatening) me', 'domestic (violence|abuse)', 'overdos(e|ed|ing)',
];

const danger = [
  'explod(e|es|ed|ing)', 'explosion', 'blew up', 'caught fire', '(is|was|were|are|burst|went) (on fire|into flames|up in flames)', 'gas leak', 'leak(s|ing|ed)? gas',
  'electric shock', 'carbon monoxide', '(burnt|burned|injured|scalded)( my| his| her| our| the| me| both){0,2} (hands?|fingers?|face|arms?|legs?|foot|feet|eyes?|skin|son|daughter|child|baby)',
  '(was|got|is|been|badly|seriously) injured', '(in|to) (the )?hospital', 'ambulance', 'allergic reaction', 'poisoned', 'cant breathe',
];

const complaint = [
  'complain(s|ed|ing|t|ts)?', 'unacceptable', 'outrageous', 'disgrace(ful)?', 'appalling', '(its|it is|this is|that is|what|such) an? (joke|scandal|shame|rip ?off|scam|fraud|farce)',
  '(this|that|it|its|which) (is |was )?(so |just |really |absolutely |totally |simply )?(disgusting|ridiculous|shameful|pathetic)',
  '(worst|terrible|awful|horrible|shocking|dreadful|pathetic|disgusting|lousy) (customer |ever )?(service|support|company|shop|experience|treatment)',
  '(you|youre|you are|you people are|you guys are)( all| just| absolutely| completely)? (useless|incompetent|hopeless|liars|thieves|crooks|criminals|scammers|idiots)',
  '(service|support|company|shop|quality|delivery|help) (is|was|has been)( just| really| simply| an?| absolute| complete| total| utter){0,3} (joke|garbage|rubbish|trash|farce|nightmare|shambles|useless)',
  '(absolute|absolutely|complete|total|utter|pure) (garbage|rubbish|trash|joke|nightmare|shambles)', '(nobody|no one|noone) (ever |even )?(answers|replies|responds|cares|bothers)( me| us| to me| to us)?',
  'furious', 'livid', '(im|i am|were|we are)( so| very| really| extremely| getting)? (angry|fuming|outraged|disgusted)', '(fed up|sick and tired) (with|of) (you|this|your)',
  '(ripped|ripping) (me|us) off', 'scammed me', '(third|fourth|fifth|sixth|tenth|umpteenth|hundredth) time you',
  'fuck(ing|ed|ers?)?', 'bullshit', 'wtf', 'pissed off', 'bastards?', 'assholes?', 'arseholes?',
];

const legal = [
  '(my|our) (lawyer|solicitor|attorney|barrister)', '(get|getting|see|seeing|call|calling|hire|hiring|contact|contacting|consult|involve|involving|from|through|with|to) an? (lawyer|solicitor|attorney|barrister)', 'legal action', 'small claims', '(take|see) you (to|in) court', '(going to|will|gonna|ill) sue', 'sue you', 'press charges',
  '(report|reporting|reported) (you|your company|this company) to', 'ombudsman', 'trading standards', 'consumer (authority|protection agency|rights agency|association|watchdog)',
];

/** Wordings that lead to topics. */
export const englishCalls: Wording['calls'] = { distress, danger, legal, complaint };

/** Money back. An article mostly knows; whether a person has to look is the owner's to say. */
export const englishRefund: Wording['refund'] = [
  'refund(s|ed|ing)?', 'money back', 'reimburse(d|ment)?', 'charge ?back', 'give me back my money', '(my|the) money returned',
];

/** Asking for a person within a sentence. */
export const englishPerson: Wording['person'] = [
  `(speak|talk|chat|connected?|transferred|transfer|switch|escalate|handed|get|give|want|need|prefer|reach|contact|call|find|send|see|have|put|is there) ${BETWEEN}${PERSON.replace('|person|people', '')}$`,
  `(speak|talk|chat|connect|transfer|switch|escalate|handed|reach|contact|connected|transferred) ${BETWEEN}${PERSON}`,
  `(get|give|want|need|prefer|find|send|have|is there|wheres|where is) (me )?(an?|the|some|any|your) ${BETWEEN}(human( being)?|agent|representative|operator|supervisor|manager)`,
  // Asking what the bot is, or to be like one, asks for none.
  '(?<!\\b(are|be|being|youre|you|(?<!(would|id|i|we|do|really) )like) (an? )?((very|real|actual|live|living|genuine) )*)(real|actual|live|living|genuine) (person|human|people|agent|human being|representative|operator)', 'human (please|agent|help|support|operator|contact|assistance)', 'please human',
  '(someone|somebody|anyone|anybody) (real|human|alive)', '(put|putting) me through', 'transfer me', 'pass me (on|over|to)', 'hand me over', 'connect me (to|with) (an?|the|someone|somebody|your|customer)',
  `(can|could|would|will) (you|someone|somebody|anyone) (please )?(phone|ring|call) me${NOT_A_NAME}`, `please (phone|ring|call) me${NOT_A_NAME}`,
  `(dont|do not|wont|will not) (want|like|need|trust|talk|speak|chat)( to| with| talk| speak| chat| talking| speaking| chatting){0,3} (an? |the |this |your |any |some |stupid |with |to )*${BOT}`,
  `no (more )?(chat ?bots?|bots?|robots?)`, `(stop|hate|sick of|tired of|instead of|rather than|not) (an? |the |this |your |talking to |stupid ){0,3}(chat ?bots?|bots?)`,
];

/** The whole message, courtesies aside. */
export const englishPersonAlone: Wording['personAlone'] = [
  'operator', 'agent', 'agents', 'human', 'a human', 'human being', 'person', 'a person', 'representative', 'rep', 'advisor', 'adviser', 'supervisor', 'manager',
  'staff', 'employee', 'customer service', 'customer support', 'customer care', 'live chat', 'someone', 'somebody', 'talk to a person', 'talk', 'speak to someone',
  'is anyone there', 'anyone there', 'is anybody there', 'anybody there', 'is someone there', 'is there anyone', 'is there anybody', 'is somebody there',
];
