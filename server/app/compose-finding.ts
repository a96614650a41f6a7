import type { ConversationState } from '../../protocol/conversation.ts';
import type { ContactRow } from '../../protocol/contacts.ts';
import type { ConversationSummary } from '../../protocol/conversation-summary.ts';
import { summaryOf } from '../conversations/index.ts';
import type { Conversations } from '../conversations/index.ts';
import { createContacts } from '../contacts/index.ts';
import type { Contacts } from '../contacts/index.ts';
import { createFinding, findingCommands, rowIndexes, savedViewIndexes, wordIndexes } from '../finding/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import type { Store } from '../storage/store.ts';
import type { Teams } from '../teams/index.ts';
import type { Task } from './periodic.ts';

/** The indexes of everything by which conversations are found. */
export const findingIndexes = [...rowIndexes, ...savedViewIndexes, ...wordIndexes];

/** Whom the company recognises, and how conversations are found. */
export interface FindingDomains {
  contacts: Contacts;
  finding: Finding;
}

/** Opens both over a store. */
export function openFinding({ store, clock, conversations, teams }: { store: Store; clock: Clock; conversations: Conversations; teams: Pick<Teams, 'all'> }): FindingDomains {
  const { events, receipts } = conversations;
  return { contacts: createContacts({ store, clock }), finding: createFinding({ store, clock, events, receipts, teams }) };
}

/** How often it is looked who sees what, for those who are told of changes, in milliseconds. */
const VISIBILITY_MS = 5_000;

/** Conversations as lists show them, with how far people have read each. */
export function summariesOf({ conversations }: { conversations: Conversations }) {
  return async (states: readonly ConversationState[]): Promise<readonly ConversationSummary[]> => {
    const marks = await conversations.receipts.readMany(states.map(({ id }) => id));
    return states.map((state) => summaryOf(state, marks.get(state.id)?.agentRead ?? 0));
  };
}

/** The staff's commands of finding, and what is done now and then. */
export function composeFinding(domains: FindingDomains & { conversations: Conversations }) {
  const { contacts, finding } = domains;
  const handlers = findingCommands({
    finding,
    summaries: summariesOf(domains),
    contacts: async (query, limit) =>
      (await contacts.list({ query, limit })).contacts.map(({ id, name, email, phone, tier, verified, tags, lastSeenAt }): ContactRow => ({ id, name, email, phone, tier, verified, tags, lastSeenAt })),
  });
  const tasks: readonly Task[] = [{ name: 'who sees what', everyMs: VISIBILITY_MS, run: () => finding.visibility.refresh() }];
  return { handlers, tasks };
}

/** The command that tags, by what the company's tags stand for: who types another name for one gives that one. */
export function withKnownTags<H extends Pick<StaffHandlers, 'tags.change'>>(handlers: H, { tags }: Finding, peek: Conversations['log']['peek']): H {
  const change: StaffHandlers['tags.change'] = async (context, input) => {
    const [resolve, add, gone] = await Promise.all([tags.resolver(), tags.meant(input.add), tags.meant(input.remove)]);
    const held = (await peek(input.conversation)).tags;
    const remove = held.filter((tag) => gone.includes(resolve(tag)) || input.remove.includes(tag));
    return handlers['tags.change'](context, { ...input, add: add.filter((tag) => !held.some((one) => resolve(one) === tag)), remove });
  };
  return { ...handlers, 'tags.change': change };
}
