import type { PersonDay, PersonFact } from '../../protocol/supervision-contract.ts';
import type { StatusChange } from '../presence/index.ts';
import type { PersonEvent } from './board-store.ts';

/** Facts that are shown of one period. */
const FACTS_MAX = 200;

const KINDS: Readonly<Partial<Record<PersonEvent['type'], Exclude<PersonFact['kind'], 'status'>>>> = {
  'conversation.accepted': 'accepted',
  'conversation.resolved': 'resolved',
  'conversation.transferred': 'transferred',
  'conversation.released': 'released',
};

/**
 * What somebody did from `from` until `to`: their changes of status and what they did to conversations, newest first, with
 * the counts of the whole period. Pure.
 */
export function personDay(
  period: { from: number; to: number },
  { before, changes }: { before: StatusChange | null; changes: readonly StatusChange[] },
  events: readonly PersonEvent[],
): PersonDay {
  const deeds = events.flatMap((event): PersonFact[] => {
    const kind = KINDS[event.type];
    return kind === undefined ? [] : [{ kind: kind === 'accepted' && event.from ? 'taken_over' : kind, at: event.at, conversation: event.conversation }];
  });
  const statuses = changes.map((change): PersonFact => ({ kind: 'status', ...change }));
  const facts = [...deeds, ...statuses].toSorted((a, b) => b.at - a.at);
  const count = (...kinds: readonly PersonFact['kind'][]): number => deeds.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    facts: facts.slice(0, FACTS_MAX),
    isCut: facts.length > FACTS_MAX,
    counts: { accepted: count('accepted', 'taken_over'), resolved: count('resolved'), transferred: count('transferred'), replies: events.filter(({ type }) => type === 'message.posted').length },
    ...timeBy(period, before === null ? changes : [before, ...changes]),
  };
}

/** How long they were there, and away; a status lasts until the next one. */
function timeBy({ from, to }: { from: number; to: number }, changes: readonly StatusChange[]): { onlineMs: number; awayMs: number } {
  const time = { onlineMs: 0, awayMs: 0 };
  changes.forEach(({ at, status }, place) => {
    const lasted = Math.max(0, Math.min(to, changes[place + 1]?.at ?? to) - Math.max(from, at));
    if (status === 'online' || status === 'busy') time.onlineMs += lasted;
    if (status === 'away') time.awayMs += lasted;
  });
  return time;
}
