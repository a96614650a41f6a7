import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { NoticeKind } from '../../protocol/notices-contract.ts';

/** Somebody who is wanted, and what for. */
export interface Wanted {
  user: UserId;
  kind: NoticeKind;
}

/** Whom an event calls, and what for. `state` is the conversation after it. Nobody is called by what they did themselves. Pure. */
export function callsOf(event: ConversationEvent, state: Pick<ConversationState, 'agent'>): readonly Wanted[] {
  const { actor } = event;
  const wanted = wantedBy(event, state);
  return wanted.filter(({ user }, place) => !(actor.kind === 'agent' && actor.id === user) && wanted.findIndex((other) => other.user === user) === place);
}

function wantedBy(event: ConversationEvent, { agent }: Pick<ConversationState, 'agent'>): readonly Wanted[] {
  switch (event.type) {
    case 'message.posted':
      return event.actor.kind === 'visitor' && agent !== null ? [{ user: agent.id, kind: 'message' }] : [];
    case 'offer.made':
      return [{ user: event.data.agent.id, kind: 'offered' }];
    case 'note.posted': {
      const { whisper, mentions = [] } = event.data;
      const whispered: readonly Wanted[] = whisper === true && agent !== null ? [{ user: agent.id, kind: 'whisper' }] : [];
      return [...whispered, ...mentions.map((user): Wanted => ({ user, kind: 'mention' }))];
    }
    case 'consult.opened':
      return event.data.with.map(({ id }): Wanted => ({ user: id, kind: 'called' }));
    default:
      return [];
  }
}
