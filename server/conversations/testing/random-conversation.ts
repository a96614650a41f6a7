import fc from 'fast-check';
import type { ConversationState } from '../../../protocol/conversation.ts';
import type { Actor, ArticleHint, ConversationEvent } from '../../../protocol/events.ts';
import type { ConversationCommand } from '../conversation-command.ts';
import { decide } from '../decide.ts';
import type { MemoryConversation } from './memory-conversation.ts';
import { ANN, BEN, BOT, DAY_MS, START, SYSTEM, VISITOR, acceptBy, memoryConversation } from './memory-conversation.ts';

/** What every note says, to look for where it must not be. */
export const NOTE_TEXT = 'the customer is rude';

const hint = (n: number): ArticleHint => ({ slug: `article-${n}`, title: `Article ${n}`, confidence: 0.5 });

/** Everything anybody could want of a conversation now, allowed or not. */
function wishes({ seq, resolution, customerTurnAt, answerSeqs }: ConversationState): (readonly [Actor, ConversationCommand])[] {
  const resolutionSeq = resolution?.seq ?? 1;
  const answers = [
    { step: 'csat', value: 2 }, { step: 'csat', value: null }, { step: 'solved', value: 'partly' }, { step: 'nps', value: 10 }, { step: 'comment', value: 'fine' },
  ] as const;
  const people = [ANN, BEN].flatMap((agent): (readonly [Actor, ConversationCommand])[] => [
    [agent, acceptBy(agent)],
    [agent, { kind: 'agent_message', text: `from ${agent.name}` }],
    [agent, { kind: 'note', text: `${NOTE_TEXT} ${seq}` }],
    [agent, { kind: 'return_to_bot' }],
    [agent, { kind: 'wait' }],
    [agent, { kind: 'resolve' }],
    [agent, { kind: 'reopen' }],
    [agent, { kind: 'hand_off', reason: 'policy' }],
  ]);
  return [
    ...people,
    [VISITOR, START],
    [VISITOR, { kind: 'visitor_message', text: `question ${seq}` }],
    [VISITOR, { kind: 'visitor_message', text: '😀'.repeat(100), article: 'returns' }],
    [VISITOR, { kind: 'hand_off', reason: 'requested', page: { url: 'https://a.example', title: 'A' } }],
    [VISITOR, { kind: 'end' }],
    [VISITOR, { kind: 'reopen' }],
    [VISITOR, { kind: 'give_email', email: 'ann@example.com' }],
    [VISITOR, { kind: 'rate_answer', messageSeq: answerSeqs.at(-1) ?? seq, helped: false }],
    [VISITOR, { kind: 'dismiss_survey', resolutionSeq }],
    ...answers.map((answer) => [VISITOR, { kind: 'answer_survey', resolutionSeq, answer }] as const),
    [BOT, { kind: 'bot_message', text: 'See here.', turn: { outcome: 'answer', article: hint(1), heading: null, passage: [] } }],
    [BOT, { kind: 'bot_message', text: 'Did you mean?', turn: { outcome: 'clarify', choices: [hint(2), hint(3)] } }],
    [BOT, { kind: 'bot_message', text: 'I found nothing.', turn: { outcome: 'nothing' } }],
    [BOT, { kind: 'bot_message', text: 'You are welcome.', turn: { outcome: 'small_talk' } }],
    [BOT, { kind: 'hand_off', reason: 'no_answer' }],
    [SYSTEM, acceptBy(BEN)],
    [SYSTEM, { kind: 'absence', since: customerTurnAt ?? 0 }],
    [SYSTEM, { kind: 'offer_survey', resolutionSeq, askNps: seq % 2 === 0 }],
    [SYSTEM, { kind: 'expire_survey', resolutionSeq }],
  ];
}

/** Events that a later version of the server could write. */
const LATER: readonly (readonly [type: string, v: number, data: object])[] = [
  ['complaint.filed', 1, { status: 'resolved', text: `${NOTE_TEXT} again` }],
  ['message.posted', 2, { text: { confidence: 1 }, status: 'resolved' }],
  ['note.posted', 2, { text: NOTE_TEXT }],
];

/** One step of a random life: which of the allowed wishes comes next, and how the clock moved before it (milliseconds). */
export interface Step {
  pick: number;
  elapsed: number;
}

/** Random lives of a conversation; the clock mostly runs, sometimes leaps, sometimes runs backwards. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    pick: fc.nat(),
    elapsed: fc.oneof({ weight: 8, arbitrary: fc.nat(120_000) }, fc.constantFrom(-60_000, 2 * 3_600_000, 8 * DAY_MS)),
  }),
  { maxLength: 40, size: 'max' },
);

/** Lives through `steps`, telling `heard` of each event with the state before it. `later` mixes in events of a later version. */
export function live(
  walk: readonly Step[],
  later: boolean,
  heard: (before: ConversationState, event: ConversationEvent) => void = () => undefined,
): MemoryConversation {
  const conversation = memoryConversation();
  for (const { pick, elapsed } of walk) {
    conversation.now += elapsed;
    const before = conversation.state;
    const facts = { ...conversation.facts, now: conversation.now };
    const allowed = wishes(before).filter(([actor, command]) => !('refuse' in decide(before, actor, command, facts)));
    const futures = later && before.seq > 0 ? LATER : [];
    const wish = allowed[pick % (allowed.length + futures.length)];
    if (wish !== undefined) heard(before, conversation.must(...wish));
    else heard(before, conversation.place(...(futures[pick % futures.length] ?? ['later', 1, {}])));
  }
  return conversation;
}
