import type { ConversationEvent } from '../../protocol/events.ts';
import type { EventStore, Reactor } from '../conversations/index.ts';
import type { FeedbackInbox } from './create-article-feedback.ts';

/** What the reactor stands on. */
interface FeedbackReactorParts {
  inbox: Pick<FeedbackInbox, 'record'>;
  events: Pick<EventStore, 'readAfter'>;
}

/** Messages read back from an answer to find what it answered. */
const BACK = 30;

/** Takes "did this help?" on the bot's answers into the inbox, under the answer it was given on, so that once is once. */
export function feedbackReactor({ inbox, events }: FeedbackReactorParts): Reactor {
  return {
    name: 'article-feedback',
    startsAt: 'beginning',
    on: ['answer.rated'],
    async react(event, { state }) {
      if (event.type !== 'answer.rated') return;
      const { messageSeq, helped } = event.data;
      const before = await events.readAfter(event.conversation, Math.max(0, messageSeq - BACK), BACK);
      const answer = before.find(({ seq }) => seq === messageSeq);
      const slug = answer?.type === 'message.posted' && answer.data.bot?.outcome === 'answer' ? answer.data.bot.article.slug : null;
      if (slug === null) return;
      await inbox.record({
        slug,
        locale: state.locale,
        helped,
        reason: null,
        comment: null,
        question: helped ? null : questionBefore(before, messageSeq),
        conversation: event.conversation,
        voter: `${event.conversation}.${messageSeq}`,
        source: 'conversation',
        // The bot has looked whether the customer may read it.
        reader: 'agents',
        at: event.at,
      });
    },
  };
}

function questionBefore(events: readonly ConversationEvent[], seq: number): string | null {
  const asked = events.filter((event) => event.seq < seq && event.type === 'message.posted' && event.actor.kind === 'visitor').at(-1);
  return asked?.type === 'message.posted' ? asked.data.text : null;
}
