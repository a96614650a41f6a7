import type { ConversationState } from '../../protocol/conversation.ts';
import type { ContactId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { RoutingChoices, RoutingTrial } from '../../protocol/routing-contract.ts';
import type { RoutingRule } from '../../protocol/routing.ts';
import type { ConversationStore } from '../conversations/index.ts';
import { contactName } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers, VisitorHandlers } from '../realtime/handlers.ts';
import type { Routing } from './create-routing.ts';
import { matchRule } from './match-rule.ts';

/** What the commands stand on. */
export interface RoutingCommandParts {
  routing: Routing;
  store: Pick<ConversationStore, 'list'>;
  choices(): Promise<RoutingChoices>;
  tierOf(contact: ContactId | null): Promise<string | null>;
}

/** Conversations that rules are tried on. */
const TRIED = 50;

/** What supervisors do on the page Settings → Routing, and what everybody asks of the queue. */
export function routingCommands({ routing, store, choices, tierOf }: RoutingCommandParts): Pick<StaffHandlers, 'routing.read' | 'routing.change' | 'routing.try' | 'queue.place'> {
  return {
    async 'routing.read'({ user }) {
      assertMay(user);
      return { ...(await routing.settings.read()), choices: await choices() };
    },
    async 'routing.change'({ user }, { version, settings }) {
      assertMay(user);
      const changed = await routing.settings.change(version, settings);
      routing.wake();
      return changed;
    },
    async 'routing.try'({ user }, { rules }) {
      assertMay(user);
      const found = await Promise.all([store.list({ open: true, limit: TRIED * 2 }), store.list({ open: false, limit: TRIED * 2 })]);
      const latest = found
        .flat()
        .filter(({ queuedAt, handoff, personJoined }) => queuedAt !== null || handoff !== null || personJoined)
        .sort((a, b) => b.lastAt - a.lastAt)
        .slice(0, TRIED);
      return { trials: await Promise.all(latest.map((state) => tried(rules, state, tierOf))) };
    },
    async 'queue.place'({ user }, { conversation }) {
      if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
      return { place: await routing.places.place(conversation) };
    },
  };
}

/** What customers ask of the queue: their own place, and to be told of it from then on. */
export function queueCommands(routing: Pick<Routing, 'places'>, ownerOf: (conversation: ConversationState['id']) => Promise<ConversationState['visitor']>): Pick<VisitorHandlers, 'queue.place'> {
  return {
    async 'queue.place'({ visitor }, { conversation }) {
      if ((await ownerOf(conversation)) !== visitor) throw new AppError('not_found', 'There is no such conversation.');
      return { place: await routing.places.follow(conversation, visitor) };
    },
  };
}

function assertMay(user: StaffContext['user']): void {
  if (!can(user, 'routing')) throw new AppError('forbidden', 'Your role does not include routing.');
}

async function tried(rules: readonly RoutingRule[], state: ConversationState, tierOf: RoutingCommandParts['tierOf']): Promise<RoutingTrial> {
  const rule = matchRule(rules, state, { tier: await tierOf(state.contact) });
  return {
    conversation: state.id,
    contactName: contactName(state),
    text: state.question ?? state.handoff?.card.question ?? state.lastMessage?.text ?? '',
    at: state.queuedAt ?? state.lastAt,
    rule: rule?.id ?? null,
  };
}
