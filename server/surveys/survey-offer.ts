import type { ConversationState } from '../../protocol/conversation.ts';
import type { Reactor } from '../conversations/index.ts';
import { createKeyedQueue } from '../kernel/keyed-queue.ts';
import { npsReachedAt } from './survey-document.ts';
import type { WriteSurvey } from './survey-projection.ts';
import type { SurveyStore } from './survey-store.ts';

/** What an inbox says about surveys. */
export interface InboxSurvey {
  surveyOn: boolean;
  /** Conversations that ended because the customer stayed away are surveyed too. */
  surveyAfterAbsence: boolean;
}

/** What offers are decided by. `npsEveryMs` is how long a customer is spared the question for NPS; 0 asks always. */
export interface OfferParts {
  store: Pick<SurveyStore, 'npsAskedSince'>;
  write: WriteSurvey;
  inboxSurvey(key: string): Promise<InboxSurvey>;
  npsEveryMs: number;
}

/** Offers one survey for each resolution, where the inbox wants that. */
export function surveyOffer({ store, write, inboxSurvey, npsEveryMs }: OfferParts): Reactor {
  const turns = createKeyedQueue();

  async function isSparedNps(conversation: ConversationState, now: number): Promise<boolean> {
    if (npsEveryMs === 0) return false;
    const since = now - npsEveryMs;
    // An earlier survey of this conversation is no longer shown: it counts only if the customer came to the question.
    if (conversation.surveys.some((survey) => (npsReachedAt(survey) ?? -Infinity) > since)) return true;
    return conversation.visitor !== null && store.npsAskedSince(conversation.visitor, since, conversation.id);
  }

  return {
    name: 'survey-offer',
    startsAt: 'installation',
    on: ['conversation.resolved'],
    async react(event, { state, append }) {
      if (event.type !== 'conversation.resolved') return;
      const { surveyOn, surveyAfterAbsence } = await inboxSurvey(state.inbox);
      if (!surveyOn || (event.data.cause === 'absence' && !surveyAfterAbsence)) return;
      // One after the other for each customer: two chats that end at once must not both ask for NPS. So the
      // document is written before the turn ends.
      await turns.run(state.visitor ?? state.id, async () => {
        const askNps = !(await isSparedNps(state, event.at));
        const offer = { kind: 'offer_survey', resolutionSeq: event.seq, askNps } as const;
        const after = await append({ kind: 'system', id: 'survey' }, offer);
        if (after !== null) await write(after, event.seq);
      });
    },
  };
}
