import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { EventStore, Reactor } from '../conversations/index.ts';
import { surveyDocument } from './survey-document.ts';
import type { SurveyStore } from './survey-store.ts';

/** Writes the document of one survey as the conversation knows it; nothing where there is no such survey. */
export type WriteSurvey = (conversation: ConversationState, resolutionSeq: number) => Promise<void>;

/** What the documents are made from. `expiryMs` is how long a survey stays open. */
export interface ProjectionParts {
  store: Pick<SurveyStore, 'put'>;
  events: Pick<EventStore, 'readAfter'>;
  expiryMs: number;
}

/** Writes documents of surveys, each from the events alone, so that a lost collection can be made again. */
export function surveyWriter({ store, events, expiryMs }: ProjectionParts): WriteSurvey {
  return async (conversation, resolutionSeq) => {
    const survey = conversation.surveys.find((candidate) => candidate.resolutionSeq === resolutionSeq);
    if (survey === undefined) return;
    // The fold keeps the latest resolution only; an earlier survey may still be answered.
    const { data } = await readResolution(events, conversation.id, resolutionSeq);
    await store.put(surveyDocument(conversation, survey, data, expiryMs));
  };
}

/** Keeps the documents equal to what the events say. */
export function surveyProjection(write: WriteSurvey): Reactor {
  return {
    name: 'survey-projection',
    startsAt: 'beginning',
    on: ['survey.offered', 'survey.answered', 'survey.dismissed', 'survey.expired'],
    async react(event, { state }) {
      if ('resolutionSeq' in event.data) await write(state, event.data.resolutionSeq);
    },
  };
}

async function readResolution(
  events: Pick<EventStore, 'readAfter'>,
  conversation: ConversationId,
  seq: number,
): Promise<ConversationEvent<'conversation.resolved'>> {
  const [event] = await events.readAfter(conversation, seq - 1, 1);
  if (event?.seq !== seq || event.type !== 'conversation.resolved') {
    throw new Error(`event ${seq} of conversation ${conversation} is no resolution, but has a survey`);
  }
  return event;
}
